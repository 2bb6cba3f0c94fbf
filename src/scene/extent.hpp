#pragma once
#include "scene/incident_groups.hpp"

namespace whenabouts::scene {

/// The box that holds the incidents, at least `least_km` wide and high; the world when there are none.
[[nodiscard]] core::Box extent_of(const std::vector<Shown>& shown, const basemap::Basemap& basemap, double least_km);
/// The smallest sensible width for what is known about the places.
[[nodiscard]] double least_extent_km(const std::vector<Shown>& shown);
/// The box made as wide or as high as a frame of that aspect (width / height) will show anyway.
[[nodiscard]] core::Box to_aspect(const core::Box& box, double aspect);

} // namespace whenabouts::scene
