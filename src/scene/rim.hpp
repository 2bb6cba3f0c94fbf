#pragma once
#include "projection/projection.hpp"

#include <cstddef>
#include <vector>

namespace whenabouts::scene {

/// Polylines on the projected plane, one after the other.
struct ProjectedRuns {
    std::vector<projection::Projected> points;
    std::vector<std::size_t> starts;
};

/// For a globe, whose hidden points all lie on its rim: rings follow the rim's curve between two of them, lines keep
/// only their stretches in front.
[[nodiscard]] ProjectedRuns bend_at_rim(const ProjectedRuns& runs, double radius_m, bool closed);

} // namespace whenabouts::scene
