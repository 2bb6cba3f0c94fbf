#include "projection/cylindrical.hpp"
#include "projection/proj_projection.hpp"
#include "projection/projection.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace whenabouts::projection {
namespace {

/// Where the azimuthal projection tears: this many degrees around the antipode are left out.
constexpr double antipode_margin = 12;
/// Beyond this distance from the centre (degrees) an azimuthal map of a rectangle no longer looks like one.
constexpr double azimuthal_reach = 72;
/// A world map centred here keeps Chukotka and Alaska whole.
constexpr double world_meridian = 11;

std::string east_west(double lon) {
    return fmt::format("{:.1f}° {}", std::abs(lon), lon < 0 ? "W" : "E");
}
std::string north_south(double lat) {
    return fmt::format("{:.1f}° {}", std::abs(lat), lat < 0 ? "S" : "N");
}
double tenth(double degrees) {
    return std::round(degrees * 10) / 10;
}

/// The world without a rectangle around the antipode of a point at `lat` on the central meridian.
std::vector<core::Box> without_antipode(double lat) {
    const double antipode = -lat;
    const double south = antipode - antipode_margin;
    const double north = antipode + antipode_margin;
    if (south <= -90) return {{-180, north, 180, 90}};
    if (north >= 90) return {{-180, -90, 180, south}};
    const double across = std::min(90.0, antipode_margin / std::cos(antipode * std::numbers::pi / 180));
    return {{-180, -90, 180, south}, {-(180 - across), south, 180 - across, north}, {-180, north, 180, 90}};
}

/// Distance from the middle of the box to the farthest point of its rim, degrees on the sphere.
double reach(const core::Box& box) {
    const core::LonLat centre = box.centre();
    double most = 0;
    for (int i = 0; i <= 16; ++i) {
        const double lon = core::wrap_longitude(box.west + box.width() * i / 16);
        for (const double lat : {box.south, box.north}) most = std::max(most, core::distance_m(centre, {lon, lat}));
    }
    return most / core::earth_radius_m * 180 / std::numbers::pi;
}

core::Result<std::shared_ptr<const Projection>> laea(const core::Box& box) {
    const core::LonLat centre = box.centre();
    // A box that holds a pole is seen from above it.
    const double lat = box.width() >= 359 && box.north >= 89.9 && box.south > 0    ? 90
                       : box.width() >= 359 && box.south <= -89.9 && box.north < 0 ? -90
                                                                                   : tenth(centre.lat);
    const double lon = tenth(centre.lon);
    return from_proj_string(
        fmt::format("+proj=laea +lat_0={:.1f} +lon_0={:.1f} +ellps=WGS84", lat, lon),
        {lon, without_antipode(lat),
         fmt::format("Lambert azimuthal equal-area, centred {} {}", east_west(lon), north_south(lat))});
}

core::Result<std::shared_ptr<const Projection>> equal_earth(const core::Box& box) {
    const double lon = box.width() > 300 ? world_meridian : tenth(box.centre().lon);
    return from_proj_string(fmt::format("+proj=eqearth +lon_0={:.1f} +ellps=WGS84", lon),
                            {lon, {{-180, -90, 180, 90}}, fmt::format("Equal Earth, centred {}", east_west(lon))});
}

core::Result<std::shared_ptr<const Projection>> lcc(const core::Box& box) {
    const core::LonLat centre = box.centre();
    // Standard parallels a sixth of the height inside the map (the usual rule for conic projections).
    double first = tenth(box.south + box.height() / 6);
    double second = tenth(box.north - box.height() / 6);
    if (std::abs(first + second) < 2) return laea(box); // around the equator the cone becomes a cylinder
    first = std::clamp(first, -80.0, 80.0);
    second = std::clamp(second, -80.0, 80.0);
    const double lon = tenth(centre.lon);
    const core::Box domain = first + second > 0 ? core::Box{-180, -60, 180, 90} : core::Box{-180, -90, 180, 60};
    return from_proj_string(
        fmt::format("+proj=lcc +lat_1={:.1f} +lat_2={:.1f} +lat_0={:.1f} +lon_0={:.1f} +ellps=WGS84", first, second,
                    tenth(centre.lat), lon),
        {lon,
         {domain},
         fmt::format("Lambert conformal conic, parallels {} and {}", north_south(first), north_south(second))});
}

} // namespace

core::Result<std::shared_ptr<const Projection>> make(std::string_view name, const core::Box& box) {
    if (name == "web-mercator" || name == "EPSG:3857") return web_mercator();
    if (name == "equirectangular") {
        const core::LonLat centre = box.centre();
        const double parallel = box.height() > 120 ? 0 : std::clamp(tenth(centre.lat), -75.0, 75.0);
        return equirectangular(box.width() > 300 ? 0 : tenth(centre.lon), parallel);
    }
    if (name == "equal-earth") return equal_earth(box);
    if (name == "laea") return laea(box);
    if (name == "lcc") return lcc(box);
    if (name == "auto") {
        const bool polar = box.width() >= 359 && (box.south >= 25 || box.north <= -25);
        return polar || reach(box) <= azimuthal_reach ? laea(box) : equal_earth(box);
    }
    return from_crs(std::string(name), box);
}

} // namespace whenabouts::projection
