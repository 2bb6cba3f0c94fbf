#include "projection/projection.hpp"

#include <cmath>
#include <numbers>

namespace whenabouts::projection {

double Projection::ground_scale(core::LonLat p) const {
    constexpr double step = 0.01; // degrees: small against any map, large against rounding
    constexpr double metres = step * std::numbers::pi / 180 * core::earth_radius_m;
    const double lat = p.lat > 89.5 ? 89.5 : p.lat < -89.5 ? -89.5 : p.lat;
    const Projected here = forward({p.lon, lat});
    const Projected east = forward({p.lon + step, lat});
    const Projected north = forward({p.lon, lat + step});
    const double area = std::abs((east.x - here.x) * (north.y - here.y) - (east.y - here.y) * (north.x - here.x));
    const double ground = metres * metres * std::cos(lat * std::numbers::pi / 180);
    return area > 0 ? std::sqrt(ground / area) : 1.0;
}

} // namespace whenabouts::projection
