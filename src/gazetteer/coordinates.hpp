#pragma once
#include "core/lon_lat.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// A position that somebody typed.
struct TypedPosition {
    core::LonLat position;
    double radius_m = 0;     ///< how far the true spot may lie away: half a step of the last digits given, at least 1 m
    std::string form;        ///< "decimal degrees", "degrees, minutes and seconds", "geo: URI", "MGRS", "plus code" …
    bool swapped = false;    ///< latitude stood first where this program writes longitude first
    bool name_first = false; ///< the text may as well be a name (a bare geohash): a name spelt so goes before it
    std::vector<std::string> reasons{};  ///< in words: how it was read, where more than one way was possible
    std::optional<core::LonLat> other{}; ///< the other reading, where nothing told which was meant
    std::string other_reason{};          ///< when that one is right: "if the latitude was typed first"
};

/// What parse tells of a text: a position; or that it has the form of one and why it is none; or neither.
struct TypedText {
    std::optional<TypedPosition> position;
    std::string refusal; ///< "latitude 95 lies outside -90 … 90"; empty = no position was meant
};

/// Reads positions in every notation that people use: decimal degrees (longitude first unless letters, words, the range
/// or the notation say otherwise), degrees-minutes-seconds (also 48-27-54N, 482754N0350246E, с. ш. / в. д.), ISO 6709,
/// MGRS, UTM, GARS, geohashes, full plus codes, geo: URIs (RFC 5870), WKT points, addresses of online maps. Digits of
/// any script. Linear in the text, which may be hostile; safe from many threads.
[[nodiscard]] TypedText read_position(std::string_view text);
/// The position alone.
[[nodiscard]] std::optional<TypedPosition> parse_position(std::string_view text);

/// "8FW4+2X Kyiv": a plus code without its beginning, which a place nearby supplies. Both parts point into `text`.
struct ShortPlusCode {
    std::string_view code;
    std::string_view place; ///< may be empty
};
[[nodiscard]] std::optional<ShortPlusCode> split_short_plus_code(std::string_view text);
/// The short code's position nearest to `reference`. The code must come from split_short_plus_code.
[[nodiscard]] std::optional<TypedPosition> complete_plus_code(std::string_view code, core::LonLat reference);

} // namespace whenabouts::gazetteer
