#pragma once
#include "canvas/rasterizer.hpp"

#include <vector>

namespace whenabouts::canvas {

/// A box in picture pixels.
struct PixelBox {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool meets(Point a, Point b) const {
        return (a.x > left || b.x > left) && (a.x < right || b.x < right) && (a.y > top || b.y > top) &&
               (a.y < bottom || b.y < bottom);
    }
    [[nodiscard]] bool holds(Point p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
};

/// Which part of a polyline a stroke needs.
struct StrokeWindow {
    PixelBox visible; ///< segments that miss it leave no ink in the band
    PixelBox guard;   ///< segments are cut to it; depends on the whole picture only, so that bands agree
};
/// `reach_px`: how far ink may lie from the line.
[[nodiscard]] StrokeWindow stroke_window(const Band& band, double reach_px);

/// Pieces of polylines, one after the other in `points`.
struct Runs {
    struct Run {
        std::size_t first = 0, count = 0;
        bool closed = false;
    };
    std::vector<Point> points;
    std::vector<Run> runs;

    void clear() {
        points.clear();
        runs.clear();
    }
    [[nodiscard]] std::span<const Point> of(const Run& run) const {
        return std::span<const Point>(points).subspan(run.first, run.count);
    }
};

/// Leaves out points closer than `tolerance_px` to the last one kept; first and last stay. Clamped to ±1e9 pixels.
void thin(std::span<const Point> line, double tolerance_px, std::vector<Point>& kept);

/// Appends the pieces of a polyline that can leave ink in the band. A line that is visible whole stays closed.
void cut_visible(std::span<const Point> line, bool closed, const StrokeWindow& window, Runs& runs);

/// Appends the dashes of a polyline that can leave ink in the band; `pattern`: lengths in pixels, on and off in turn,
/// an even number of them, positive in sum. The pattern starts at the line's first point, seen or not.
void cut_dashes(std::span<const Point> line, bool closed, std::span<const double> pattern, const StrokeWindow& window,
                Runs& runs);

} // namespace whenabouts::canvas
