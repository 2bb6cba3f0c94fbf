#pragma once
#include "scene/block.hpp"
#include "scene/view.hpp"

namespace whenabouts::scene {

/// A bar of a round length in kilometres, dark and light quarters, true along the parallel in
/// the middle of the map. Empty on maps of half the world and more, where no bar is true.
[[nodiscard]] Block scale_bar(const View& view, const Style& style, const lettering::Fonts& fonts);
/// Ground metres between two points of the page, along the great circle; 0 outside the world.
[[nodiscard]] double ground_distance(const View& view, Point a, Point b);

} // namespace whenabouts::scene
