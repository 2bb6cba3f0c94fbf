#include "reading/toponyms/slavic_forms.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::reading {

namespace {

struct Ending {
    std::string_view inflected;
    std::string_view nominative;
};

/// Case endings of Ukrainian and Russian place names; longer ones first, so that the closest form is tried first.
constexpr std::array<Ending, 62> endings{{
    {"ському", "ськ"}, {"ськом", "ськ"}, {"ською", "ська"}, {"ській", "ська"}, {"ської", "ська"}, {"ську", "ськ"},
    {"ську", "ська"},  {"ська", "ськ"},  {"ский", "ский"},  {"ской", "ская"},  {"скую", "ская"},  {"ском", "ск"},
    {"ска", "ск"},     {"ске", "ск"},    {"ску", "ск"},     {"цьку", "цьк"},   {"цька", "цьк"},   {"зькій", "зька"},
    {"зької", "зька"}, {"зьку", "зька"}, {"зькою", "зька"}, {"цькій", "цька"}, {"цької", "цька"}, {"цькою", "цька"},
    {"єві", "їв"},     {"еві", "їв"},    {"ові", "ів"},     {"ові", "ов"},     {"єва", "їв"},     {"ева", "ев"},
    {"ова", "ів"},     {"ову", "ів"},    {"овом", "ів"},    {"овом", "ов"},    {"єву", "їв"},     {"еве", "ев"},
    {"ове", "ов"},     {"ях", "і"},      {"ах", "и"},       {"ах", "ы"},       {"ою", "а"},       {"ею", "я"},
    {"ой", "а"},       {"ом", ""},       {"ом", "о"},       {"ем", "ь"},       {"ві", "ва"},      {"ці", "ка"},
    {"зі", "га"},      {"сі", "са"},     {"і", "а"},        {"і", ""},         {"і", "о"},        {"і", "ь"},
    {"е", "а"},        {"е", ""},        {"у", "а"},        {"у", ""},         {"ю", "я"},        {"и", "а"},
    {"ы", "а"},        {"а", ""},
}};

bool begins(std::string_view word, std::string_view stem) {
    return word.starts_with(stem);
}

} // namespace

std::vector<std::string> nominatives(std::string_view word) {
    std::vector<std::string> out{std::string(word)};
    constexpr std::size_t shortest_stem = 4; // two Cyrillic letters
    for (const auto& ending : endings) {
        if (!word.ends_with(ending.inflected) || word.size() < ending.inflected.size() + shortest_stem) continue;
        std::string form =
            std::string(word.substr(0, word.size() - ending.inflected.size())) + std::string(ending.nominative);
        if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
    }
    return out;
}

InflectedName find_inflected(const gazetteer::Gazetteer& gazetteer, std::string_view word, std::string_view next_word) {
    gazetteer::Lookup lookup;
    lookup.limit = 8;
    lookup.exact = true;
    const bool region = begins(next_word, "област");
    for (const auto& form : nominatives(word)) {
        if (region) {
            auto found = gazetteer.find(form + " область", lookup);
            if (!found.empty()) return {std::move(found), true};
        }
        auto found = gazetteer.find(form, lookup);
        constexpr std::int64_t smallest = 1000; // below this a guessed form is more often a common word
        const bool trusted = !found.empty() && (found.front().place.kind != core::PlaceKind::settlement ||
                                                found.front().place.population >= smallest || form == word);
        if (trusted) return {std::move(found), false};
    }
    return {};
}

} // namespace whenabouts::reading
