#include "gazetteer/place_keys.hpp"

#include "gazetteer/derived_keys.hpp"
#include "text/name_key.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <tuple>

namespace whenabouts::gazetteer {
namespace {

using format::NameClass;

constexpr std::size_t longest_name = 255; // its length is kept in a byte

bool is_lower_latin(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        if (unicode::is_upper(point.value) ||
            (unicode::is_letter(point.value) && unicode::script_of(point.value) != unicode::Script::latin))
            return false;
        at += point.size;
    }
    return true;
}

/// Too short or too common to be an alternate name of anything.
bool is_junk(const NameDraft& name, std::string_view key) {
    if (key.empty()) return true;
    if (name.name_class == NameClass::primary || name.name_class == NameClass::official ||
        name.name_class == NameClass::abbreviation)
        return false;
    if (key.size() <= 2 && static_cast<unsigned char>(key.front()) < 0x80U) return true;
    return name.language.empty() && is_lower_latin(name.text); // "zha bo luo re": made by a machine, typed by nobody
}

/// A name whose language is known was written by somebody; the others are scraped together. Smaller = better.
auto distrust(const NameDraft& name, bool derived) {
    const bool untagged = name.name_class >= NameClass::alternate && name.language.empty();
    return std::tuple{derived, untagged, name.name_class};
}

void offer(PlaceKeys& out, std::string key, std::size_t name, bool derived) {
    if (key.find('\0') != std::string::npos) return; // ends a key in the sorter
    const auto [at, is_new] = out.keys.try_emplace(std::move(key), PlaceKeys::Kept{name, derived});
    if (is_new) return;
    PlaceKeys::Kept& kept = at->second;
    if (distrust(*out.names[name], derived) < distrust(*out.names[kept.name], kept.derived)) kept = {name, derived};
}

} // namespace

PlaceKeys keys_of(const PlaceDraft& place, const FindGeneric& find_generic) {
    PlaceKeys out;
    for (const NameDraft& name : place.names) {
        const std::string key = text::name_key(name.text);
        if (name.text.size() > longest_name || (&name != place.names.data() && is_junk(name, key))) continue;
        // A further spelling that folds to the same key and has no language of its own adds nothing.
        if (name.name_class == NameClass::alternate && name.language.empty())
            if (const auto known = out.keys.find(key); known != out.keys.end() && !known->second.derived) continue;
        const std::size_t number = out.names.size();
        out.names.push_back(&name);
        offer(out, key, number, false);
        for (std::string& derived : derived_keys(place, name, key, find_generic))
            if (derived.size() > 2 && derived != key) offer(out, std::move(derived), number, true);
    }
    return out;
}

} // namespace whenabouts::gazetteer
