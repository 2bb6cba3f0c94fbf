#pragma once
#include "canvas/rasterizer.hpp"

namespace whenabouts::canvas {

/// Adds the outline of a stroked path to a rasterizer; to be swept with FillRule::non_zero.
/// Dashes run on along each polyline, also where it leaves the picture.
void add_stroke(Rasterizer& rasterizer, const Path& path, const Stroke& stroke);

} // namespace whenabouts::canvas
