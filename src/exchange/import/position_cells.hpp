#pragma once
#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// Which of two numbers in one cell stands first.
enum class PairOrder : std::uint8_t { unknown, lon_lat, lat_lon };

/// A position out of the cells of a table.
struct CellPosition {
    core::LonLat position;
    double radius_m = 0; ///< what the decimals given allow: 111 km for none, a tenth of it for each
};

/// How far, in metres, a spot may lie from a position written with so many digits behind the point; at least 1.
[[nodiscard]] double radius_of_decimals(int decimals);

/// A number as people write coordinates: decimal point or comma, sign, blanks around. None for anything else; "nan" and
/// "inf" are numbers that are not finite. `decimals` tells how many digits stand behind the point.
[[nodiscard]] std::optional<double> parse_degrees(std::string_view cell, int& decimals);

/// Longitude and latitude in cells of their own, decimal or in degrees, minutes and seconds. Refused, in words: what is
/// no number, not finite or outside the world, and a pair that looks swapped.
[[nodiscard]] core::Result<CellPosition> position_of(std::string_view lon, std::string_view lat);

/// A position in one cell: WKT, MGRS and every notation of gazetteer::read_position, or two numbers in that order.
/// Refused too when the order of two numbers is not known.
[[nodiscard]] core::Result<CellPosition> position_of(std::string_view cell, PairOrder order);

/// What two plain numbers in a cell tell about their order: unknown when they tell nothing or are none.
[[nodiscard]] PairOrder proven_order(std::string_view cell);
/// Whether the cell is two plain numbers, whose order must be known.
[[nodiscard]] bool is_plain_pair(std::string_view cell);
/// Whether the cell holds a position rather than a name.
[[nodiscard]] bool looks_like_position(std::string_view cell);

} // namespace whenabouts::exchange
