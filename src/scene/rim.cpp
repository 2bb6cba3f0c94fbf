#include "scene/rim.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::scene {
namespace {

using projection::Projected;

constexpr double arc_step = std::numbers::pi / 360; ///< a chord of half a degree leaves the circle by 1e-5 radii
constexpr double on_rim = 1 - 1e-9;

/// Adds the points of the rim's shorter arc between two of its points, both left out.
void add_arc(std::vector<Projected>& points, Projected from, Projected to, double radius) {
    const double first = std::atan2(from.y, from.x);
    const double turn = std::remainder(std::atan2(to.y, to.x) - first, 2 * std::numbers::pi);
    const int pieces = static_cast<int>(std::ceil(std::abs(turn) / arc_step));
    for (int k = 1; k < pieces; ++k) {
        const double angle = first + turn * k / pieces;
        points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
}

} // namespace

ProjectedRuns bend_at_rim(const ProjectedRuns& runs, double radius_m, bool closed) {
    ProjectedRuns bent;
    const auto hidden = [&](Projected p) { return std::hypot(p.x, p.y) >= radius_m * on_rim; };
    for (std::size_t r = 0; r < runs.starts.size(); ++r) {
        const std::size_t begin = runs.starts[r];
        const std::size_t end = r + 1 < runs.starts.size() ? runs.starts[r + 1] : runs.points.size();
        bool open = false; // a run of `bent` is being written
        for (std::size_t i = begin; i < end; ++i) {
            const Projected here = runs.points[i];
            const bool last = i + 1 == end;
            const Projected next = runs.points[last ? begin : i + 1];
            const bool behind = hidden(here);
            const bool next_behind = last && !closed ? behind : hidden(next);
            if (!open && (closed || !behind || !next_behind)) {
                bent.starts.push_back(bent.points.size());
                open = true;
            }
            if (open) bent.points.push_back(here);
            if (!behind || !next_behind) continue;
            if (closed)
                add_arc(bent.points, here, next, radius_m);
            else
                open = false;
        }
    }
    return bent;
}

} // namespace whenabouts::scene
