#include "scene/incident_area.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

using core::PlacePrecision;

bool whole_region(PlacePrecision precision) {
    return precision == PlacePrecision::adm1 || precision == PlacePrecision::adm2 ||
           precision == PlacePrecision::adm3 || precision == PlacePrecision::area;
}

/// A unit's box, also where it lies on both sides of the antimeridian (its data is cut there).
core::Box box_of(geodata::UnitIndex unit, const geodata::Pack& pack) {
    const core::Box whole = pack.unit(unit).box;
    if (whole.width() < 180) return whole;
    std::optional<core::Box> all;
    for (const geodata::Ring& ring : pack.outline(std::span(&unit, 1), geodata::Detail::km4)) {
        core::Box box{180, 90, -180, -90};
        for (const core::LonLat p : ring) {
            box = {std::min(box.west, p.lon), std::min(box.south, p.lat), std::max(box.east, p.lon),
                   std::max(box.north, p.lat)};
        }
        all = all ? core::unite(*all, box) : box;
    }
    return all.value_or(whole);
}

/// Islands oceans away do not make a map of a country a world map: the greatest units count up to 97 % of its area.
core::Box main_extent(const std::vector<geodata::UnitIndex>& units, const geodata::Pack& pack) {
    double total = 0;
    for (const geodata::UnitIndex unit : units) total += pack.unit(unit).area_km2;
    std::vector<geodata::UnitIndex> by_size(units);
    std::stable_sort(by_size.begin(), by_size.end(),
                     [&](auto a, auto b) { return pack.unit(a).area_km2 > pack.unit(b).area_km2; });
    core::Box box = box_of(by_size.front(), pack);
    double covered = 0;
    for (const geodata::UnitIndex unit : by_size) {
        if (covered > 0.97 * total && units.size() > 3) break;
        covered += pack.unit(unit).area_km2;
        box = core::unite(box, box_of(unit, pack));
    }
    return box;
}

} // namespace

IncidentArea area_of(const core::Incident& incident, const basemap::Basemap& basemap) {
    const core::Where& where = incident.where;
    const geodata::Pack& pack = basemap.pack();
    IncidentArea area;
    area.at = where.position.value_or(core::LonLat{});
    area.radius_m = where.radius_m.value_or(0);
    if (where.precision == PlacePrecision::country) {
        area.units = pack.units_of_country(where.country, basemap.viewpoint_index());
        area.shape = PlaceShape::country;
        area.key = "country:" + where.country;
        if (!area.units.empty()) return area;
    }
    if (whole_region(where.precision)) {
        area.units = basemap.units_of_place(where.place_id);
        area.shape = PlaceShape::region;
        area.key = "region:" + where.place_id;
        if (!area.units.empty()) return area;
    }
    if (!where.position) return {};
    area.shape = area.radius_m > 0 ? PlaceShape::circle : PlaceShape::point;
    area.key = fmt::format("{}:{:.5f},{:.5f},{:.0f}", area.radius_m > 0 ? "circle" : "point", area.at.lon, area.at.lat,
                           area.radius_m);
    return area;
}

std::vector<geodata::Ring> rings_of(const IncidentArea& area, const basemap::Basemap& basemap, geodata::Detail detail) {
    if (area.shape == PlaceShape::circle) return {geodesic_circle(area.at, area.radius_m)};
    if (area.units.empty()) return {};
    return basemap.pack().outline(area.units, detail);
}

std::optional<core::Box> extent_of(const IncidentArea& area, const basemap::Basemap& basemap) {
    switch (area.shape) {
    case PlaceShape::none:
        return std::nullopt;
    case PlaceShape::point:
    case PlaceShape::circle:
        return core::around(area.at, std::max(area.radius_m, 1.0));
    case PlaceShape::region:
    case PlaceShape::country:
        return main_extent(area.units, basemap.pack());
    }
    return std::nullopt;
}

std::vector<geodata::Line> outlines_of(const std::vector<geodata::Ring>& rings) {
    const auto on_cut = [](core::LonLat a, core::LonLat b) {
        const bool seam = std::abs(std::abs(a.lon) - 180) < 1e-6 && std::abs(a.lon - b.lon) < 1e-6;
        return seam || (std::abs(a.lat) > 89.999 && std::abs(b.lat) > 89.999);
    };
    std::vector<geodata::Line> lines;
    for (const geodata::Ring& ring : rings) {
        geodata::Line line;
        for (const core::LonLat p : ring) {
            // An edge from or to a pole only closes the plane.
            if (!line.empty() &&
                (on_cut(line.back(), p) || std::abs(p.lat) > 89.999 || std::abs(line.back().lat) > 89.999)) {
                if (line.size() > 1) lines.push_back(line);
                line.clear();
            }
            line.push_back(p);
        }
        if (line.size() > 1) lines.push_back(std::move(line));
    }
    return lines;
}

geodata::Ring geodesic_circle(core::LonLat centre, double radius_m) {
    constexpr int corners = 120;
    geodata::Ring ring;
    for (int i = 0; i < corners; ++i) {
        // Counter-clockwise: land lies on the left of a ring.
        core::LonLat p = core::destination(centre, 360.0 - 360.0 * i / corners, radius_m);
        if (!ring.empty()) p.lon = ring.back().lon + std::remainder(p.lon - ring.back().lon, 360.0);
        ring.push_back(p);
    }
    core::LonLat last = ring.front();
    last.lon = ring.back().lon + std::remainder(last.lon - ring.back().lon, 360.0);
    ring.push_back(last);
    if (std::abs(last.lon - ring.front().lon) > 180) {
        // The circle goes round a pole: close it along the pole's edge of the plane.
        const double pole = centre.lat < 0 ? -90 : 90;
        const double first_lon = ring.front().lon;
        ring.push_back({last.lon, pole});
        ring.push_back({first_lon, pole});
        ring.push_back(ring.front());
    }
    return ring;
}

} // namespace whenabouts::scene
