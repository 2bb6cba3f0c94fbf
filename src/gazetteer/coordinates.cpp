#include "gazetteer/coordinates.hpp"

#include "gazetteer/typed/address_parts.hpp"
#include "gazetteer/typed/forms.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

bool has_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        if (unicode::is_digit(point.value)) return true;
        at += point.size;
    }
    return false;
}

/// "POINT(35.04 48.46)", "SRID=4326;POINT (35.04 48.46)": well-known text has x first.
std::optional<TypedText> read_well_known_text(std::string_view text) {
    if (typed::starts_with_any_case(text, "SRID=")) {
        if (!typed::starts_with_any_case(text, "SRID=4326;"))
            return typed::refused("only positions in WGS 84 (SRID 4326) are read");
        text.remove_prefix(10);
    }
    if (!typed::starts_with_any_case(text, "POINT")) return std::nullopt;
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || text.back() != ')') return std::nullopt;
    std::string inside(text.substr(open + 1, text.size() - open - 2));
    std::replace(inside.begin(), inside.end(), ' ', ',');
    auto out = typed::read_degrees(inside);
    if (!out || !out->position) return out;
    if (out->position->swapped)
        return typed::refused("well-known text has longitude first: the latitude lies outside -90 … 90");
    out->position->form = "well-known text";
    out->position->other.reset();
    out->position->reasons.clear();
    return out;
}

} // namespace

TypedText read_position(std::string_view text) {
    constexpr std::size_t longest_address = 2'000;
    constexpr std::size_t longest = 120;
    // A named geohash may do without digits; nothing else does.
    if (text.size() > longest_address || (!has_digit(text) && !typed::starts_with_any_case(text, "geohash"))) return {};
    const std::string plain = typed::plain(text);
    if (auto out = typed::read_geo_uri(plain)) return *out;
    if (plain.find('/') != std::string::npos)
        if (auto out = typed::read_map_address(plain)) return *out;
    if (plain.size() > longest) return {};
    for (const auto read : {read_well_known_text, typed::read_plus_code, typed::read_grid, typed::read_utm,
                            typed::read_compact_degrees, typed::read_geohash})
        if (auto out = read(plain)) return *out;
    if (auto out = typed::read_degrees(plain)) return *out;
    return {};
}

std::optional<TypedPosition> parse_position(std::string_view text) {
    return read_position(text).position;
}

} // namespace whenabouts::gazetteer
