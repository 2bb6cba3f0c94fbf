#pragma once
#include "core/lon_lat.hpp"

namespace whenabouts::geodesy {

/// The shortest way between two points on the WGS 84 ellipsoid (Karney 2013, to nanometres). Safe from many threads.
struct Course {
    double distance_m = 0;
    double bearing_deg = 0; ///< at the start, clockwise from north, in [0, 360)
};
/// Both points must be valid.
[[nodiscard]] Course course(core::LonLat from, core::LonLat to);
/// The point `distance_m` away from `from`, which must be valid; longitude in [-180, 180].
[[nodiscard]] core::LonLat destination(core::LonLat from, double bearing_deg, double distance_m);

} // namespace whenabouts::geodesy
