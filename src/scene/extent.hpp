#pragma once
#include "scene/incident_groups.hpp"

namespace whenabouts::scene {

/// What a map shows of `all`: at least `least_km` across, and all the globe where it reaches round half of it; the
/// world when there is nothing.
[[nodiscard]] core::Box map_extent(const std::optional<core::Box>& all, double least_km);
/// The map_extent() of what holds the incidents.
[[nodiscard]] core::Box extent_of(const std::vector<Shown>& shown, const basemap::Basemap& basemap, double least_km);
/// The smallest sensible width for what is known about the places.
[[nodiscard]] double least_extent_km(const std::vector<Shown>& shown);
/// The box made as wide or as high as a frame of that aspect (width / height) will show anyway.
[[nodiscard]] core::Box to_aspect(const core::Box& box, double aspect);

} // namespace whenabouts::scene
