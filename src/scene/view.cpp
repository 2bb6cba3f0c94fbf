#include "scene/view.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {

View fit(std::shared_ptr<const projection::Projection> projection, const core::Box& box, int width_px, int height_px,
         double px_per_mm, double pad) {
    constexpr int steps = 32;
    double left = 1e300;
    double right = -1e300;
    double bottom = 1e300;
    double top = -1e300;
    const core::Box domain = projection->domain().front();
    const bool cylindrical = projection->is_cylindrical();
    const double central = projection->central_meridian();
    for (int j = 0; j <= steps; ++j)
        for (int i = 0; i <= steps; ++i) {
            // Just inside the box, so that its edge on the torn meridian keeps its side.
            double lon = box.west + box.width() * (1e-9 + (1 - 2e-9) * i / steps);
            double lat = box.south + box.height() * j / steps;
            if (cylindrical) {
                lon = central + std::remainder(box.centre().lon - central, 360.0) + (lon - box.west - box.width() / 2);
                lat = std::clamp(lat, domain.south, domain.north);
            } else {
                lon = core::wrap_longitude(lon);
                lat = std::clamp(lat, -90 + 1e-9, 90 - 1e-9);
            }
            const auto p = projection->forward({lon, lat});
            if (!std::isfinite(p.x)) continue;
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            bottom = std::min(bottom, p.y);
            top = std::max(top, p.y);
        }
    if (const double rim = projection->rim_radius_m(); rim > 0 && box.width() >= 180 && box.height() >= 90) {
        left = bottom = -rim; // the whole globe
        right = top = rim;
    }
    View view;
    view.projection = std::move(projection);
    view.width_px = width_px;
    view.height_px = height_px;
    view.px_per_mm = px_per_mm;
    if (left > right) return view;
    view.centre_x = (left + right) / 2;
    view.centre_y = (bottom + top) / 2;
    const double grow = 1 + 2 * pad;
    view.metres_per_px =
        std::max({(right - left) * grow / std::max(1, width_px), (top - bottom) * grow / std::max(1, height_px), 1e-3});
    return view;
}

double ground_metres_per_px(const View& view) {
    const auto middle = view.projection->inverse({view.centre_x, view.centre_y});
    return view.metres_per_px *
           view.projection->ground_scale(middle.value_or(core::LonLat{view.projection->central_meridian(), 0}));
}

} // namespace whenabouts::scene
