#include "scene/extent.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::scene {
namespace {

constexpr double km_per_degree = 111.2;

core::Box widened(const core::Box& box, double width, double height) {
    const core::LonLat centre = box.centre();
    core::Box out = box;
    if (height > box.height()) {
        out.south = std::max(-90.0, centre.lat - height / 2);
        out.north = std::min(90.0, centre.lat + height / 2);
    }
    if (width >= 360) {
        out.west = -180;
        out.east = 180;
    } else if (width > box.width()) {
        out.west = core::wrap_longitude(centre.lon - width / 2);
        out.east = core::wrap_longitude(centre.lon + width / 2);
    }
    return out;
}

double cosine(double lat) {
    return std::max(0.05, std::cos(lat * std::numbers::pi / 180));
}

} // namespace

core::Box extent_of(const std::vector<Shown>& shown, const basemap::Basemap& basemap, double least_km) {
    std::optional<core::Box> all;
    for (const Shown& one : shown) {
        const auto box = extent_of(one.area, basemap);
        if (box) all = all ? core::unite(*all, *box) : *box;
    }
    return map_extent(all, least_km);
}

core::Box map_extent(const std::optional<core::Box>& all, double least_km) {
    // What reaches round half the globe is best shown on all of it.
    if (!all) return core::world_box;
    if (all->width() > 150) {
        if (all->south > 40) return {-180, all->south, 180, 90};
        if (all->north < -40) return {-180, -90, 180, all->north};
        return core::world_box;
    }
    return widened(*all, least_km / km_per_degree / cosine(all->centre().lat), least_km / km_per_degree);
}

double least_extent_km(const std::vector<Shown>& shown) {
    double radius_km = 0;
    for (const Shown& one : shown)
        if (one.area.shape == PlaceShape::circle) radius_km = std::max(radius_km, one.area.radius_m / 1000);
    // Enough around a spot to know where one is, and its circle large enough to be seen.
    return std::clamp(radius_km * 11, 70.0, 450.0);
}

core::Box to_aspect(const core::Box& box, double aspect) {
    const double wide = box.width() * cosine(box.centre().lat);
    const double high = box.height();
    if (wide < aspect * high) return widened(box, aspect * high / cosine(box.centre().lat), high);
    return widened(box, box.width(), wide / aspect);
}

} // namespace whenabouts::scene
