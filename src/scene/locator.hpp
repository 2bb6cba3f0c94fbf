#pragma once
#include "basemap/basemap.hpp"
#include "scene/plotter.hpp"
#include "scene/style.hpp"

namespace whenabouts::scene {

/// A small globe (half the world in equal area) with the map's frame on it, `diameter_px` across, its middle at
/// `centre`. Nothing for maps that show a large part of the world themselves.
bool add_locator(Layer& layer, const basemap::Basemap& basemap, const Plotter& map, const Style& style, Point centre,
                 double diameter_px);
/// Whether add_locator() would draw.
[[nodiscard]] bool wants_locator(const View& map);

} // namespace whenabouts::scene
