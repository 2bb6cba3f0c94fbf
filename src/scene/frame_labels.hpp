#pragma once
#include "lettering/fonts.hpp"
#include "scene/plotter.hpp"
#include "scene/style.hpp"

namespace whenabouts::scene {

/// Degrees where meridians meet the top and bottom of the map's frame and parallels its sides, set outside the frame
/// with a tick; those that would touch a neighbour are left out.
void add_frame_labels(Layer& layer, const Plotter& plotter, const Style& style, const lettering::Fonts& fonts);

} // namespace whenabouts::scene
