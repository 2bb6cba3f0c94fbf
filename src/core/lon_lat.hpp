#pragma once
#include <cmath>

namespace whenabouts::core {

/// Mean Earth radius (IUGG R1), metres.
inline constexpr double earth_radius_m = 6'371'008.8;

/// A geographic position on WGS 84, degrees, longitude first. Valid: finite, -180 ≤ lon ≤ 180, -90 ≤ lat ≤ 90.
struct LonLat {
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat&) const = default;
};

[[nodiscard]] inline bool is_valid(LonLat p) {
    return std::isfinite(p.lon) && std::isfinite(p.lat) && std::abs(p.lon) <= 180.0 && std::abs(p.lat) <= 90.0;
}

/// The longitude folded into [-180, 180). The input must be finite.
[[nodiscard]] double wrap_longitude(double lon);

/// Great-circle distance on the mean sphere, metres (haversine; within 0.6 % of the ellipsoid).
[[nodiscard]] double distance_m(LonLat a, LonLat b);

/// Initial great-circle bearing from a to b, degrees clockwise from north, in [0, 360).
[[nodiscard]] double bearing_deg(LonLat a, LonLat b);

/// The point `metres` away from `from` along `bearing` (degrees clockwise from north).
[[nodiscard]] LonLat destination(LonLat from, double bearing, double metres);

} // namespace whenabouts::core
