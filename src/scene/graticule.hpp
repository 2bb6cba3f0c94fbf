#pragma once
#include "scene/plotter.hpp"
#include "scene/scene.hpp"

#include <string>
#include <vector>

namespace whenabouts::scene {

/// One meridian or parallel as drawn.
struct GraticuleLine {
    double degrees = 0;
    bool meridian = false;
    std::string label; ///< "30° E", "47° 30′ N"
    Path path;
};

/// Meridians and parallels at a round spacing that suits the map (about 3 cm on paper).
[[nodiscard]] std::vector<GraticuleLine> graticule(const Plotter& plotter);

} // namespace whenabouts::scene
