#include "projection/cylindrical.hpp"
#include "projection/globe.hpp"
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
/// Half the width of a transverse Mercator map, degrees of longitude.
constexpr double transverse_reach = 75;
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

/// A conic projection, its standard parallels a sixth of the height inside the map (the usual rule); `proj` and `name`
/// tell which.
core::Result<std::shared_ptr<const Projection>> conic(const core::Box& box, std::string_view proj,
                                                      std::string_view name) {
    const core::LonLat centre = box.centre();
    double first = tenth(box.south + box.height() / 6);
    double second = tenth(box.north - box.height() / 6);
    if (std::abs(first + second) < 2) return laea(box); // around the equator the cone becomes a cylinder
    first = std::clamp(first, -80.0, 80.0);
    second = std::clamp(second, -80.0, 80.0);
    const double lon = tenth(centre.lon);
    const core::Box domain = first + second > 0 ? core::Box{-180, -60, 180, 90} : core::Box{-180, -90, 180, 60};
    return from_proj_string(
        fmt::format("+proj={} +lat_1={:.1f} +lat_2={:.1f} +lat_0={:.1f} +lon_0={:.1f} +ellps=WGS84", proj, first,
                    second, tenth(centre.lat), lon),
        {lon, {domain}, fmt::format("{}, parallels {} and {}", name, north_south(first), north_south(second))});
}

/// The world is seen from above the land hemisphere, everything else from above its middle.
std::shared_ptr<const Projection> globe_over(const core::Box& box) {
    constexpr double world_parallel = 20;
    const core::LonLat middle = box.centre();
    const core::LonLat centre = box.width() > 300 && box.height() > 120
                                    ? core::LonLat{world_meridian, world_parallel}
                                    : core::LonLat{tenth(middle.lon), tenth(middle.lat)};
    return globe(centre, without_antipode(centre.lat));
}

core::Result<std::shared_ptr<const Projection>> transverse_mercator(const core::Box& box) {
    if (box.width() > 2 * transverse_reach)
        return core::bad_usage("transverse Mercator shows at most 150° of longitude",
                               "give a narrower map, or another --projection");
    const double lon = tenth(box.centre().lon);
    // It tears at two points on the equator, 90° from the middle; beyond 60° of latitude it goes on over the pole.
    constexpr double over = 60;
    return from_proj_string(
        fmt::format("+proj=tmerc +lat_0=0 +lon_0={:.1f} +k=1 +ellps=WGS84", lon),
        {lon,
         {{-180, -90, 180, -over}, {-transverse_reach, -over, transverse_reach, over}, {-180, over, 180, 90}},
         fmt::format("Transverse Mercator, centred {}", east_west(lon))});
}

core::Result<std::shared_ptr<const Projection>> polar_stereographic(const core::Box& box) {
    // True at 70° as the maps of sea ice are; half of the other hemisphere is the most that still looks like a map.
    constexpr double true_at = 70, farthest = -45;
    const core::LonLat centre = box.centre();
    const double sign = centre.lat < 0 ? -1 : 1;
    const double lon = tenth(centre.lon);
    const core::Box domain = sign > 0 ? core::Box{-180, farthest, 180, 90} : core::Box{-180, -90, 180, -farthest};
    return from_proj_string(
        fmt::format("+proj=stere +lat_0={:.0f} +lat_ts={:.0f} +lon_0={:.1f} +ellps=WGS84", sign * 90, sign * true_at,
                    lon),
        {lon,
         {domain},
         fmt::format("Polar stereographic, true at {}, centred {}", north_south(sign * true_at), east_west(lon))});
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
    if (name == "lcc") return conic(box, "lcc", "Lambert conformal conic");
    if (name == "globe") return globe_over(box);
    if (name == "albers") return conic(box, "aea", "Albers equal-area conic");
    if (name == "transverse-mercator") return transverse_mercator(box);
    if (name == "polar-stereographic") return polar_stereographic(box);
    if (name == "auto") {
        const bool polar = box.width() >= 359 && (box.south >= 25 || box.north <= -25);
        return polar || reach(box) <= azimuthal_reach ? laea(box) : equal_earth(box);
    }
    return from_crs(std::string(name), box);
}

} // namespace whenabouts::projection
