#include "text/words.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace whenabouts::text;

namespace {
std::string joined(std::string_view text) {
    std::string out;
    for (const Word& w : words(text)) {
        if (!out.empty()) out += '|';
        out += w.in(text);
    }
    return out;
}
} // namespace

TEST_CASE("words, numbers, marks and possessives") {
    CHECK(joined("Kyiv's mayor, in Sana'a.") == "Kyiv|'s|mayor|,|in|Sana'a|.");
    CHECK(joined("the U.S. and D.C.'s") == "the|U.S.|and|D.C.|'s");
    CHECK(joined("1,234.5 km at 12:30, on the 30th.") == "1,234.5|km|at|12:30|,|on|the|30th|.");
    CHECK(joined("Deir al-Balah") == "Deir|al|-|Balah");
    CHECK(joined("в Запоріжжі") == "в|Запоріжжі");
    CHECK(joined("在扎波罗热") == "在|扎|波|罗|热");
    CHECK(joined("soldiers' homes") == "soldiers|'|homes");
    CHECK(joined("").empty());
}

TEST_CASE("capitals and spacing are noted") {
    const auto all = words("NATO said al-Balah fell");
    REQUIRE(all.size() == 6);
    CHECK(all[0].all_capitals);
    CHECK(all[0].capital);
    CHECK_FALSE(all[1].capital);
    CHECK(all[2].spaced);
    CHECK_FALSE(all[3].spaced);
    CHECK_FALSE(all[4].spaced);
    CHECK(all[4].capital);
}
