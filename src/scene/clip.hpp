#pragma once
#include "canvas/canvas.hpp"
#include "core/lon_lat.hpp"

#include <array>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// An upright box in any plane: degrees (west, south, east, north) or pixels (left, top, right, bottom).
struct ClipBox {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] bool empty() const { return !(x0 < x1 && y0 < y1); }
    [[nodiscard]] bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
};

/// The part of a closed ring inside the box (Sutherland & Hodgman 1974). Concave rings come back joined along the box's
/// edges, which an even-odd fill does not show. The answer is closed implicitly; empty = nothing inside.
[[nodiscard]] std::vector<canvas::Point> clip_ring(std::span<const canvas::Point> ring, const ClipBox& box);
/// The same against a convex polygon, given in either direction.
[[nodiscard]] std::vector<canvas::Point> clip_ring(std::span<const canvas::Point> ring,
                                                   std::span<const canvas::Point> convex);

/// The part of a segment inside the box (Liang & Barsky 1984) as parameters 0 … 1 along it; false = outside.
[[nodiscard]] bool clip_segment(canvas::Point a, canvas::Point b, const ClipBox& box, double& from, double& to);

/// The parts of an open polyline inside the box.
[[nodiscard]] canvas::Path clip_line(std::span<const canvas::Point> line, const ClipBox& box);

} // namespace whenabouts::scene
