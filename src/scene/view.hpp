#pragma once
#include "core/box.hpp"
#include "projection/projection.hpp"
#include "scene/scene.hpp"

#include <memory>

namespace whenabouts::scene {

/// What the eye sees: the projection, the place in its middle and the scale. Plain value.
struct View {
    std::shared_ptr<const projection::Projection> projection;
    double centre_x = 0, centre_y = 0; ///< projected units (metres) at the middle of the map
    double metres_per_px = 1000;       ///< projected metres per pixel
    int width_px = 0, height_px = 0;   ///< of the map
    double px_per_mm = 96 / 25.4;      ///< physical scale: line widths and type follow it
    bool repeats = true; ///< a cylindrical world goes on beside itself (the window), else it is drawn once (a page)
    double south = -90, north = 90; ///< latitudes beyond are left out: a world map without its poles
    double left_px = 0, top_px = 0; ///< where the map's top left corner lies on the page (0 in the window)

    [[nodiscard]] Point to_px(projection::Projected p) const {
        return {left_px + (p.x - centre_x) / metres_per_px + width_px / 2.0,
                top_px + height_px / 2.0 - (p.y - centre_y) / metres_per_px};
    }
    [[nodiscard]] projection::Projected to_projected(Point p) const {
        return {centre_x + (p.x - left_px - width_px / 2.0) * metres_per_px,
                centre_y - (p.y - top_px - height_px / 2.0) * metres_per_px};
    }
    [[nodiscard]] double mm(double millimetres) const { return millimetres * px_per_mm; }
    [[nodiscard]] double pt(double points) const { return points * px_per_mm * 25.4 / 72; }
};

/// The view that shows `box` whole, with `pad` (fraction of its size) around it.
[[nodiscard]] View fit(std::shared_ptr<const projection::Projection> projection, const core::Box& box, int width_px,
                       int height_px, double px_per_mm, double pad = 0.06);
/// Ground metres per pixel in the middle of the map.
[[nodiscard]] double ground_metres_per_px(const View& view);

} // namespace whenabouts::scene
