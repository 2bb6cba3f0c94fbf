#include "geodesy/ellipsoid.hpp"

#include <GeographicLib/Geodesic.hpp>

namespace whenabouts::geodesy {

Course course(core::LonLat from, core::LonLat to) {
    Course out;
    double at_end = 0;
    GeographicLib::Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon, out.distance_m, out.bearing_deg,
                                             at_end);
    if (out.bearing_deg < 0) out.bearing_deg += 360;
    if (out.bearing_deg >= 360) out.bearing_deg = 0;
    return out;
}

core::LonLat destination(core::LonLat from, double bearing_deg, double distance_m) {
    core::LonLat out;
    GeographicLib::Geodesic::WGS84().Direct(from.lat, from.lon, bearing_deg, distance_m, out.lat, out.lon);
    return out;
}

} // namespace whenabouts::geodesy
