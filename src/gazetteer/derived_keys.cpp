#include "gazetteer/derived_keys.hpp"

#include "gazetteer/query_parts.hpp"
#include "text/name_key.hpp"
#include "unicode/script.hpp"
#include "unicode/transliterate.hpp"
#include "unicode/utf8.hpp"

namespace whenabouts::gazetteer {
namespace {

std::string_view two_letter_umlaut(char32_t c) {
    switch (c) {
    case U'ä':
        return "ae";
    case U'ö':
    case U'ø':
        return "oe";
    case U'ü':
        return "ue";
    case U'å':
        return "aa";
    case U'Ä':
        return "Ae";
    case U'Ö':
    case U'Ø':
        return "Oe";
    case U'Ü':
        return "Ue";
    case U'Å':
        return "Aa";
    default:
        return {};
    }
}

std::string with_umlauts_spelt(std::string_view name) {
    std::string out;
    bool changed = false;
    for (std::size_t at = 0; at < name.size();) {
        const auto point = unicode::decode(name, at);
        const std::string_view spelt = two_letter_umlaut(point.value);
        if (spelt.empty())
            out += name.substr(at, point.size);
        else
            out += spelt;
        changed = changed || !spelt.empty();
        at += point.size;
    }
    return changed ? out : std::string{};
}

std::string without_generic_words(std::string_view key, core::PlaceKind kind, const FindGeneric& find_generic) {
    Stripped stripped = strip_generic_words(key, find_generic, std::uint32_t{1} << static_cast<unsigned>(kind));
    return stripped.kinds == 0 ? std::string{} : std::move(stripped.rest);
}

/// Countries whose places have Cyrillic names of their own; elsewhere these are transcriptions, and theirs would be
/// nonsense.
bool writes_cyrillic(std::string_view country) {
    constexpr std::string_view list = "UA RU BY BG RS MK ME BA XK KZ KG TJ UZ TM MN MD AM AZ GE EE LV LT";
    return country.size() == 2 && list.find(country) != std::string_view::npos;
}

/// "херсонська область" → "херсонщина", as Ukrainian and Russian texts say it.
std::string land_of_oblast(std::string_view key) {
    for (const std::string_view ending : {"ська область", "ская область"})
        if (key.ends_with(ending)) return std::string(key.substr(0, key.size() - ending.size())) + "щина";
    return {};
}

} // namespace

std::vector<std::string> derived_keys(const PlaceDraft& place, const NameDraft& name, std::string_view key,
                                      const FindGeneric& find_generic) {
    std::vector<std::string> out;
    const auto add = [&out](std::string derived) {
        if (!derived.empty()) out.push_back(std::move(derived));
    };
    if (name.name_class == format::NameClass::abbreviation || name.name_class == format::NameClass::demonym) return out;
    if (const std::string spelt = with_umlauts_spelt(name.text); !spelt.empty()) add(text::name_key(spelt));
    if (const std::string bare = without_brackets(name.text); !bare.empty()) add(text::name_key(bare));
    if (place.kind != core::PlaceKind::settlement && place.kind != core::PlaceKind::country)
        add(without_generic_words(key, place.kind, find_generic));
    if (place.kind == core::PlaceKind::region) add(land_of_oblast(key));
    if (writes_cyrillic(place.country) && unicode::dominant_script(name.text) == unicode::Script::cyrillic) {
        auto latin = unicode::romanise(name.text, name.language);
        constexpr std::size_t spellings = 2;
        for (std::size_t i = 0; i < latin.size() && i < spellings; ++i) add(text::name_key(latin[i]));
    }
    return out;
}

} // namespace whenabouts::gazetteer
