#include "gazetteer/relative/extent.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace whenabouts::gazetteer::relative {
namespace {

using geodata::UnitIndex;
using Points = std::vector<core::LonLat>;
constexpr double radians = 3.14159265358979323846 / 180;
constexpr auto detail = geodata::Detail::km1; // every detail shares its vertices between neighbours

std::uint64_t key_of(core::LonLat p) {
    constexpr double steps = 1e5;
    const auto lon = static_cast<std::uint64_t>(std::llround((p.lon + 180) * steps));
    return lon << 32U | static_cast<std::uint64_t>(std::llround((p.lat + 90) * steps));
}

std::unordered_set<std::uint64_t> vertices_of(const geodata::Pack& pack, std::span<const UnitIndex> units) {
    std::unordered_set<std::uint64_t> out;
    for (const geodata::Ring& ring : pack.outline(units, detail))
        for (const core::LonLat p : ring) out.insert(key_of(p));
    return out;
}

/// The mean direction on the sphere, so that the antimeridian does no harm.
core::LonLat middle_of(const Points& points) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (const core::LonLat p : points) {
        x += std::cos(p.lat * radians) * std::cos(p.lon * radians);
        y += std::cos(p.lat * radians) * std::sin(p.lon * radians);
        z += std::sin(p.lat * radians);
    }
    return {std::atan2(y, x) / radians, std::atan2(z, std::hypot(x, y)) / radians};
}

core::LonLat nearest_of(const Points& points, core::LonLat to) {
    return *std::min_element(points.begin(), points.end(), [to](core::LonLat a, core::LonLat b) {
        return core::distance_m(a, to) < core::distance_m(b, to);
    });
}

/// The distance from `from` within which the share `share` of the points lies.
double reach(const Points& points, core::LonLat from, double share) {
    std::vector<double> metres;
    metres.reserve(points.size());
    for (const core::LonLat p : points) metres.push_back(core::distance_m(from, p));
    const auto at = metres.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(metres.size() - 1));
    std::nth_element(metres.begin(), at, metres.end());
    return *at;
}

std::optional<core::Box> box_of(const Points& points, double margin_m) {
    std::optional<core::Box> out;
    for (const core::LonLat p : points) {
        const core::Box one{p.lon, p.lat, p.lon, p.lat};
        out = out ? core::unite(*out, one) : one;
    }
    constexpr double metres_in_degree = 111'195;
    if (out) out = out->padded(margin_m / metres_in_degree);
    return out;
}

/// A strip along points: those close to `near` when it is close to any of them.
std::optional<Extent> strip(Points points, double margin_m, std::optional<core::LonLat> near) {
    if (points.empty()) return std::nullopt;
    constexpr double close_m = 100'000;
    if (near) {
        const core::LonLat nearest = nearest_of(points, *near);
        if (core::distance_m(nearest, *near) <= close_m)
            std::erase_if(points, [nearest](core::LonLat p) { return core::distance_m(p, nearest) > close_m; });
    }
    Extent out;
    out.point = nearest_of(points, middle_of(points));
    out.radius_m = reach(points, out.point, 1.0) + margin_m;
    out.box = box_of(points, margin_m);
    return out;
}

core::Box box_of_units(const geodata::Pack& pack, std::span<const UnitIndex> units) {
    core::Box out = pack.unit(units.front()).box;
    for (const UnitIndex unit : units) out = core::unite(out, pack.unit(unit).box);
    return out;
}

/// From a point of the coast out to sea: the direction in which the land lies farthest.
std::optional<core::LonLat> seaward(const geodata::Pack& pack, core::LonLat coast, double off_m) {
    constexpr int directions = 32;
    std::optional<core::LonLat> best;
    double best_km = -1;
    for (int i = 0; i < directions; ++i) {
        const core::LonLat point = core::destination(coast, 360.0 * i / directions, off_m);
        if (pack.unit_at(point)) continue;
        const auto land = pack.unit_near(point, off_m / 1'000);
        const double km = land ? land->distance_km : off_m / 1'000;
        if (km > best_km) {
            best_km = km;
            best = point;
        }
    }
    return best;
}

Points coast_points(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint, const core::Box& box) {
    Points out;
    for (const geodata::BorderLine& line : pack.lines(viewpoint, geodata::LineClass::coast, detail, box))
        for (const core::LonLat p : line.points)
            if (box.contains(p)) out.push_back(p);
    return out;
}

} // namespace

std::optional<Extent> shared_border(const geodata::Pack& pack, std::span<const UnitIndex> a,
                                    std::span<const UnitIndex> b, double margin_m, std::optional<core::LonLat> near) {
    if (a.empty() || b.empty()) return std::nullopt;
    constexpr double touching_deg = 0.01;
    if (!box_of_units(pack, a).padded(touching_deg).intersects(box_of_units(pack, b))) return std::nullopt;
    const auto of_a = vertices_of(pack, a);
    Points shared;
    for (const geodata::Ring& ring : pack.outline(b, detail))
        for (const core::LonLat p : ring)
            if (of_a.contains(key_of(p))) shared.push_back(p);
    return strip(std::move(shared), margin_m, near);
}

std::optional<Extent> land_border(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                                  std::span<const UnitIndex> units, double margin_m, std::optional<core::LonLat> near) {
    if (units.empty()) return std::nullopt;
    std::unordered_set<std::uint64_t> coast;
    for (const core::LonLat p : coast_points(pack, viewpoint, box_of_units(pack, units).padded(0.01)))
        coast.insert(key_of(p));
    Points border;
    for (const geodata::Ring& ring : pack.outline(units, detail))
        for (const core::LonLat p : ring)
            if (!coast.contains(key_of(p))) border.push_back(p);
    return strip(std::move(border), margin_m, near);
}

std::optional<Extent> sea_off(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                              std::span<const UnitIndex> units, double off_m) {
    if (units.empty()) return std::nullopt;
    const auto outline = vertices_of(pack, units);
    Points coast = coast_points(pack, viewpoint, box_of_units(pack, units).padded(0.01));
    std::erase_if(coast, [&outline](core::LonLat p) { return !outline.contains(key_of(p)); });
    if (coast.empty()) return std::nullopt;
    const core::LonLat shore = nearest_of(coast, middle_of(coast));
    const auto point = seaward(pack, shore, off_m);
    if (!point) return std::nullopt;
    constexpr double most = 0.95; // islands far out would make the circle useless
    Extent out{*point, reach(coast, *point, most) + off_m, box_of(coast, 2 * off_m)};
    return out;
}

std::optional<Extent> sea_near(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint, core::LonLat point,
                               double off_m) {
    constexpr double farthest_m = 100'000;
    const Points coast = coast_points(pack, viewpoint, core::around(point, farthest_m));
    if (coast.empty()) return std::nullopt;
    const core::LonLat shore = nearest_of(coast, point);
    const double inland_m = core::distance_m(shore, point);
    if (inland_m > farthest_m) return std::nullopt;
    const auto sea = seaward(pack, shore, off_m);
    if (!sea) return std::nullopt;
    return Extent{*sea, off_m + inland_m, std::nullopt};
}

std::optional<Extent> part_of(const geodata::Pack& pack, std::span<const UnitIndex> units,
                              std::optional<double> bearing_deg) {
    if (units.empty()) return std::nullopt;
    // A net of points over the area, about 2,000 of them, each within its unit.
    constexpr double wanted = 2'000;
    constexpr double km_in_degree = 111.195;
    const double step_deg = std::max(0.002, std::sqrt(pack.area_km2(units) / wanted) / km_in_degree);
    Points inside;
    for (const UnitIndex unit : units) {
        const core::Box box = pack.unit(unit).box;
        inside.push_back(pack.unit(unit).label);
        for (double lat = box.south + step_deg / 2; lat < box.north; lat += step_deg) {
            const double lon_step = step_deg / std::max(0.1, std::cos(lat * radians));
            for (double lon = box.west + lon_step / 2; lon < box.east; lon += lon_step)
                if (pack.unit_at({lon, lat}) == unit) inside.push_back({lon, lat});
        }
    }
    const core::LonLat middle = middle_of(inside);
    std::vector<std::pair<double, core::LonLat>> ranked; // how far towards the part, in degrees
    for (const core::LonLat p : inside) {
        const double east = std::remainder(p.lon - middle.lon, 360.0) * std::cos(middle.lat * radians);
        const double north = p.lat - middle.lat;
        ranked.emplace_back(bearing_deg
                                ? east * std::sin(*bearing_deg * radians) + north * std::cos(*bearing_deg * radians)
                                : -std::hypot(east, north),
                            p);
    }
    const auto half = ranked.begin() + static_cast<std::ptrdiff_t>(ranked.size() / 2);
    std::nth_element(ranked.begin(), half, ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    Points part;
    for (auto at = ranked.begin(); at != half || part.empty(); ++at) part.push_back(at->second);
    Extent out;
    out.point = nearest_of(part, middle_of(part));
    out.radius_m = reach(part, out.point, 1.0) + step_deg * km_in_degree * 1'000;
    out.box = box_of(part, step_deg * km_in_degree * 500);
    return out;
}

} // namespace whenabouts::gazetteer::relative
