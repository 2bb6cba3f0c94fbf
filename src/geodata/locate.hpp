#pragma once
#include "core/lon_lat.hpp"
#include "geodata/mapped_basemap.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace whenabouts::geodata {

/// The unit that holds a point: from the point a segment is drawn to the centre of its one-degree cell, whose unit is
/// known; the first border it crosses tells on which side the point lies. Module-internal.
[[nodiscard]] std::optional<std::uint32_t> unit_holding(const MappedBasemap& basemap, core::LonLat point);

/// The unit with the nearest border within `radius_km`, and how far that is.
[[nodiscard]] std::optional<std::pair<std::uint32_t, double>> nearest_unit(const MappedBasemap& basemap,
                                                                           core::LonLat point, double radius_km);

} // namespace whenabouts::geodata
