#pragma once
#include "scene/clip.hpp"
#include "scene/scene.hpp"

#include <vector>

namespace whenabouts::scene {

/// A place inside an area where a box fits, with how well it sits there (higher is better).
struct AreaSpot {
    Point centre;
    double score = 0;
    bool fits = false; ///< the whole box lies inside the area
};

/// Middles for a label of width × height inside the visible part of an area (even-odd), best first, at most `most`.
/// Empty only when nothing of the area lies in the frame.
[[nodiscard]] std::vector<AreaSpot> area_spots(const Path& area, const ClipBox& frame, double width, double height,
                                               std::size_t most = 6);

} // namespace whenabouts::scene
