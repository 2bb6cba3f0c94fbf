#pragma once
#include "canvas/canvas.hpp"
#include "scene/scene.hpp"

#include <string_view>

namespace whenabouts::render {

/// The outline of a symbol's shape (circle, triangle, square, diamond, cross, star, hexagon, pentagon) around a point.
/// Shapes of one size look equally heavy: `size_px` is the circle's diameter, pointed shapes reach a little farther.
/// Unknown names give the circle.
[[nodiscard]] canvas::Path symbol_path(std::string_view shape, canvas::Point centre, double size_px);

/// Draws a symbol: its casing in the outline's colour around it, then the fill; hollow ones as a ring in the fill
/// colour.
void draw(canvas::Canvas& canvas, const scene::Symbol& symbol);

} // namespace whenabouts::render
