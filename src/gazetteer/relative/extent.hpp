#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "geodata/pack.hpp"

#include <optional>
#include <span>
#include <vector>

namespace whenabouts::gazetteer::relative {

/// Where something told by areas may lie: a point of it, how far it reaches from there, the box around it.
struct Extent {
    core::LonLat point;
    double radius_m = 0; ///< all of it lies within
    std::optional<core::Box> box;
};

/// All functions: units are numbers of `pack`; nothing when the areas do not touch, have no coast, or are empty. They
/// take 1 to 30 ms for the largest countries. Safe from many threads.

/// The border that two areas share, in a strip of `margin_m` on both sides; the part within a few hours' drive of
/// `near` when that lies close to it.
[[nodiscard]] std::optional<Extent> shared_border(const geodata::Pack& pack, std::span<const geodata::UnitIndex> a,
                                                  std::span<const geodata::UnitIndex> b, double margin_m,
                                                  std::optional<core::LonLat> near);
/// The whole land border of an area.
[[nodiscard]] std::optional<Extent> land_border(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                                                std::span<const geodata::UnitIndex> units, double margin_m,
                                                std::optional<core::LonLat> near);
/// The sea off an area's coast, `off_m` metres from it.
[[nodiscard]] std::optional<Extent> sea_off(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                                            std::span<const geodata::UnitIndex> units, double off_m);
/// The sea off the coast that lies nearest to a point, at most 100 km from it.
[[nodiscard]] std::optional<Extent> sea_near(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                                             core::LonLat point, double off_m);
/// The half of an area in the direction `bearing_deg`, or its middle.
[[nodiscard]] std::optional<Extent> part_of(const geodata::Pack& pack, std::span<const geodata::UnitIndex> units,
                                            std::optional<double> bearing_deg);

} // namespace whenabouts::gazetteer::relative
