#pragma once
#include "gazetteer/coordinates.hpp"

#include <optional>
#include <string>
#include <string_view>

// One function for each notation. All take the text as plain() gives it and answer nothing when it is not their
// notation, else a position or a refusal with its reason.
namespace whenabouts::gazetteer::typed {

/// Digits of any script, minus signs, marks of degrees, minutes and seconds, commas and blanks as one character each;
/// direction marks left out; blanks at both ends cut.
[[nodiscard]] std::string plain(std::string_view text);

[[nodiscard]] std::optional<TypedText> read_geo_uri(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_map_address(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_compact_degrees(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_grid(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_utm(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_plus_code(std::string_view text);
[[nodiscard]] std::optional<TypedText> read_geohash(std::string_view text);

/// Which number is the latitude where neither letters nor words say so.
enum class Order { longitude_first, latitude_first };
/// Decimal degrees and degrees-minutes-seconds. `Order::latitude_first` is for notations that fix it.
[[nodiscard]] std::optional<TypedText> read_degrees(std::string_view text, Order order = Order::longitude_first);

/// Why a pair is no position, in words; empty when it is one.
[[nodiscard]] std::string outside_world(core::LonLat point);
[[nodiscard]] TypedText refused(std::string reason);

constexpr double least_radius_m = 1; ///< nobody's digits are surer than that

} // namespace whenabouts::gazetteer::typed
