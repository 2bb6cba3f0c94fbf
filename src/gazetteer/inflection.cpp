#include "gazetteer/inflection.hpp"

#include "unicode/utf8.hpp"

#include <array>
#include <initializer_list>

namespace whenabouts::gazetteer {
namespace {

// Folded letters: й is и, ї is і, ё is е.
struct Ending {
    std::string_view oblique;
    std::initializer_list<std::string_view> base;
};

const std::initializer_list<Ending> noun_endings = {
    {"овом", {"ів", "ово", "ов"}}, // Оріхів, Харків: the vowel changes
    {"ова", {"ів", "ов", "ово"}},
    {"ову", {"ів", "ов", "ово"}},
    {"ові", {"ів", "ов", "ово"}},
    {"єва", {"ів", "єв"}},
    {"єву", {"ів", "єв"}},
    {"єві", {"ів", "єв"}},
    {"євом", {"ів", "єв"}},
    {"ями", {"і", "и", "я"}},
    {"ами", {"и", "а"}},
    {"ою", {"а"}},
    {"ею", {"я", "а"}},
    {"ом", {"", "о"}},
    {"ем", {"ь", "е", "и", ""}},
    {"єм", {"и", "є"}},
    {"ям", {"я"}},
    {"ові", {"", "о"}},
    {"еві", {"ь", "и"}},
    {"ии", {"ия", "ии"}},
    {"ію", {"ія"}},
    {"ию", {"ия", "ие"}},
    {"ії", {"ія"}},
    {"іі", {"ія"}},
    {"ью", {"ь"}},
    {"ах", {"и", "а"}},
    {"ях", {"і", "и"}},
    {"ву", {"в"}},
    {"ку", {"ка", "ок", "к"}},
    {"у", {"", "а", "о"}},
    {"ю", {"я", "ь", "и", "е"}},
    {"і", {"я", "а", "", "о", "ь", "е"}},
    {"и", {"а", "я", "ь", "ы", "и"}},
    {"е", {"", "а", "о", "я", "ь", "ье"}},
    {"ы", {"а"}},
    {"а", {"", "о"}},
    {"я", {"ь", "и", "е", "ье"}},
    {"ого", {"ое", "ии", "ыи"}},
    {"ому", {"ое", "ии"}},
};

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> list) {
    for (const std::string_view candidate : list)
        if (word == candidate) return true;
    return false;
}

/// The nominative of the generic word that follows an adjective, and the adjective's ending with it.
struct Generic {
    std::string_view nominative;
    std::array<std::string_view, 2> ending;
};

Generic generic_of(std::string_view word) {
    if (is_any_of(word, {"области", "областью", "область"})) return {"область", {"ая", "а"}};
    if (is_any_of(word, {"області", "областю"})) return {"область", {"а", "ая"}};
    if (is_any_of(word, {"района", "раионе", "раиону", "раион", "раіону", "раиона", "раионі", "раіоні"}))
        return {"раион", {"ии", "ыи"}};
    if (is_any_of(word, {"края", "крае", "краю", "краи"})) return {"краи", {"ии", "ыи"}};
    if (is_any_of(word, {"республики", "республике", "республіки", "республіці"})) return {"республика", {"ая", "а"}};
    return {};
}

/// Adjectives of places end in ск, цк, зк, ськ, цьк, зьк and a case ending.
std::string_view without_adjective_ending(std::string_view word) {
    for (const std::string_view ending : {"ого", "ому", "ом", "ои", "ую", "ою", "оі", "іи", "у"}) {
        if (!word.ends_with(ending)) continue;
        const std::string_view stem = word.substr(0, word.size() - ending.size());
        if (stem.ends_with("к")) return stem;
    }
    return {};
}

} // namespace

std::vector<std::string> base_forms(std::string_view word, std::string_view next) {
    std::vector<std::string> out;
    if (const Generic generic = generic_of(next); !generic.nominative.empty())
        if (const std::string_view stem = without_adjective_ending(word); !stem.empty())
            for (const std::string_view ending : generic.ending)
                out.push_back(std::string(stem) + std::string(ending) + ' ' + std::string(generic.nominative));
    constexpr std::size_t shortest_stem = 3;
    for (const Ending& ending : noun_endings) {
        if (!word.ends_with(ending.oblique)) continue;
        const std::string_view stem = word.substr(0, word.size() - ending.oblique.size());
        if (unicode::count_code_points(stem) < shortest_stem) continue;
        for (const std::string_view base : ending.base) {
            std::string form = std::string(stem) + std::string(base);
            if (form != word) out.push_back(std::move(form));
        }
    }
    return out;
}

} // namespace whenabouts::gazetteer
