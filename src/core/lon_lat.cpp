#include "core/lon_lat.hpp"

#include <algorithm>
#include <numbers>

namespace whenabouts::core {

namespace {

constexpr double radians(double degrees) {
    return degrees * std::numbers::pi / 180.0;
}
constexpr double degrees(double radians) {
    return radians * 180.0 / std::numbers::pi;
}

} // namespace

double wrap_longitude(double lon) {
    const double folded = std::fmod(lon + 180.0, 360.0);
    return (folded < 0 ? folded + 360.0 : folded) - 180.0;
}

double distance_m(LonLat a, LonLat b) {
    const double s = std::sin(radians(b.lat - a.lat) / 2);
    const double t = std::sin(radians(b.lon - a.lon) / 2);
    const double h = s * s + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * t * t;
    return 2 * earth_radius_m * std::asin(std::min(1.0, std::sqrt(h)));
}

double bearing_deg(LonLat a, LonLat b) {
    const double dlon = radians(b.lon - a.lon);
    const double y = std::sin(dlon) * std::cos(radians(b.lat));
    const double x = std::cos(radians(a.lat)) * std::sin(radians(b.lat)) -
                     std::sin(radians(a.lat)) * std::cos(radians(b.lat)) * std::cos(dlon);
    const double bearing = degrees(std::atan2(y, x));
    return bearing < 0 ? bearing + 360.0 : bearing;
}

LonLat destination(LonLat from, double bearing, double metres) {
    const double d = metres / earth_radius_m;
    const double b = radians(bearing);
    const double lat = radians(from.lat);
    const double sin_to =
        std::clamp(std::sin(lat) * std::cos(d) + std::cos(lat) * std::sin(d) * std::cos(b), -1.0, 1.0);
    const double lon =
        radians(from.lon) + std::atan2(std::sin(b) * std::sin(d) * std::cos(lat), std::cos(d) - std::sin(lat) * sin_to);
    return {wrap_longitude(degrees(lon)), degrees(std::asin(sin_to))};
}

} // namespace whenabouts::core
