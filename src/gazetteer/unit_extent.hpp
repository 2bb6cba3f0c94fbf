#pragma once
#include "core/box.hpp"
#include "geodata/pack.hpp"

#include <span>

namespace whenabouts::gazetteer {

/// The box around units: across the antimeridian where that is narrower, without far-off small parts (Hawaii for the
/// United States, Réunion for France) so that it frames what people mean by the name.
[[nodiscard]] core::Box extent_of(const geodata::Pack& pack, std::span<const geodata::UnitIndex> units);
/// The radius of the circle of the same area, metres.
[[nodiscard]] double radius_of_area_m(double area_km2);

} // namespace whenabouts::gazetteer
