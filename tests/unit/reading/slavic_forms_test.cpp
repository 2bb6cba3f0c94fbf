#include "reading/toponyms/slavic_forms.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using whenabouts::reading::nominatives;

TEST_CASE("inflected names lead back to their nominative") {
    struct Case {
        const char* inflected;
        const char* nominative;
    };
    for (const auto& c :
         {Case{"Харкові", "Харків"}, Case{"Вовчанську", "Вовчанськ"}, Case{"Києві", "Київ"}, Case{"Одесі", "Одеса"},
          Case{"Полтаві", "Полтава"}, Case{"Дніпрі", "Дніпро"}, Case{"Сумах", "Суми"}, Case{"Москве", "Москва"},
          Case{"Донецке", "Донецк"}, Case{"Белгороде", "Белгород"}, Case{"Запорізькій", "Запорізька"},
          Case{"Херсоні", "Херсон"}}) {
        const auto forms = nominatives(c.inflected);
        CAPTURE(c.inflected);
        CHECK(std::find(forms.begin(), forms.end(), c.nominative) != forms.end());
    }
    CHECK(nominatives("і") == std::vector<std::string>{"і"});
}
