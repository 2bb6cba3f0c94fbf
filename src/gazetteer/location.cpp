#include "gazetteer/gazetteer.hpp"
#include "gazetteer/impl.hpp"
#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::gazetteer {
namespace {

constexpr double coast_licence_km = 2; // the coast is drawn with that much licence
constexpr double territorial_m = 22'224;

/// The share of land on the straight way between two points.
double land_between(const geodata::Pack& pack, core::LonLat a, core::LonLat b) {
    constexpr int pieces = 24;
    const geodesy::Course way = geodesy::course(a, b);
    int land = 0;
    for (int i = 1; i < pieces; ++i)
        if (pack.unit_at(geodesy::destination(a, way.bearing_deg, way.distance_m * i / pieces))) ++land;
    return static_cast<double>(land) / (pieces - 1);
}

/// The sea at a point: seas are known by a middle and a width, so the smallest one within whose width the point lies is
/// meant; land on the way to the middle speaks against it (the Gulf of Aden is no part of the Red Sea).
std::optional<Entity> sea_at(const Index& index, const geodata::Pack& pack, const std::vector<Entity>& seas,
                             core::LonLat point) {
    std::optional<Entity> best;
    double best_fit = 0;
    for (const Entity sea : seas) {
        constexpr double farthest = 2.5; // widths: long seas reach beyond their circle
        const double half_width_m = std::max(1'000.0, index.radius_m(sea));
        double fit = core::distance_m(index.position(sea), point) / half_width_m;
        if (fit > farthest) continue;
        constexpr double land_weight = 3;
        fit *= 1 + land_weight * land_between(pack, index.position(sea), point);
        // Among those that hold the point the smallest wins; else the one that it lies nearest to.
        const double rank = fit <= 1 ? half_width_m * 1e-9 : fit;
        if (!best || rank < best_fit) {
            best = sea;
            best_fit = rank;
        }
    }
    return best;
}

bool is_inside(const std::vector<geodata::Ring>& rings, core::LonLat p) {
    bool inside = false;
    for (const geodata::Ring& ring : rings)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const core::LonLat a = ring[i];
            const core::LonLat b = ring[i + 1];
            if ((a.lat > p.lat) != (b.lat > p.lat) &&
                p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
                inside = !inside;
        }
    return inside;
}

std::string lake_at(const geodata::Pack& pack, core::LonLat point) {
    constexpr double nearby_m = 100;
    for (const geodata::Lake& lake : pack.lakes(geodata::Detail::full, core::around(point, nearby_m)))
        if (is_inside(lake.rings, point)) return std::string(lake.name);
    return {};
}

/// The zone of the high seas: 15° wide, named against the sign of the clock (Etc/GMT-3 is three hours ahead).
std::string nautical_zone(double lon) {
    const auto hours = std::lround(core::wrap_longitude(lon) / 15);
    return hours == 0 ? "Etc/GMT" : fmt::format("Etc/GMT{:+d}", -hours);
}

/// The zone of the best known settlement of a region or, without one, of a country.
std::string zone_within(const Index& index, std::optional<Entity> region, std::string_view country) {
    for (Entity entity = 0; entity < index.size(); ++entity) {
        if (index.kind(entity) != core::PlaceKind::settlement || index.zone(entity).empty()) continue;
        if (region ? index.region(entity) == region : index.country(entity) == country)
            return std::string(index.zone(entity));
    }
    return region ? zone_within(index, std::nullopt, country) : std::string();
}

} // namespace

Location Gazetteer::at(core::LonLat point, std::string_view language) const {
    Location out;
    if (!core::is_valid(point)) return out;
    const Index& index = m_impl->index;
    const auto anywhere = m_impl->nearest_anywhere(point);
    // Regions and districts are those of the built-in gazetteer.
    const auto nearest = anywhere && anywhere->layer == 0 ? std::optional(anywhere->entity) : m_impl->nearest(point);
    if (anywhere) {
        out.nearest = core::Candidate{m_impl->place(*anywhere, language), {}, 1.0, {}};
        out.nearest->matched = out.nearest->place.name;
        const geodesy::Course course = geodesy::course(out.nearest->place.position, point);
        out.distance_m = course.distance_m;
        out.bearing_deg = course.bearing_deg;
        constexpr double same_zone_m = 500'000;
        if (out.distance_m < same_zone_m) out.time_zone = out.nearest->place.time_zone;
    }
    const geodata::Pack* pack = m_impl->pack.get();
    if (pack == nullptr) return out;
    // Polygons are cut at the south pole itself: a hair's breadth beside it tells the land.
    constexpr double southernmost_deg = -89.9;
    const core::LonLat probe{point.lon, std::max(point.lat, southernmost_deg)};
    auto near = pack->unit_near(probe, coast_licence_km);
    // Islets and piers that the map does not draw: their settlement tells that they are land.
    const bool at_settlement = anywhere && out.distance_m <= std::max(1'000.0, out.nearest->place.radius_m);
    if (!near && at_settlement) near = pack->unit_near(probe, 20);
    if (!near) {
        at_sea(point, language, out);
        return out;
    }
    const auto region = m_impl->unit_regions.region_of(index, *pack, near->unit);
    if (region) out.region = m_impl->place(*region, language);
    const auto code = pack->country_of(near->unit, m_impl->pack.viewpoint());
    if (const auto country = m_impl->country_entity(code)) out.country = m_impl->place(*country, language);
    if (nearest && region && index.region(*nearest) == region)
        if (const auto district = index.district(*nearest)) out.district = m_impl->place(*district, language);
    // Beyond a border another clock may hold.
    if (nearest && index.region(*nearest) != region && out.nearest->place.country != code)
        if (std::string zone = zone_within(index, region, code); !zone.empty()) out.time_zone = std::move(zone);
    out.lake = lake_at(*pack, point);
    return out;
}

void Gazetteer::at_sea(core::LonLat point, std::string_view language, Location& out) const {
    const geodata::Pack& pack = *m_impl->pack.get();
    for (const double reach_km : {30.0, 500.0}) {
        const auto land = pack.unit_near(point, reach_km);
        if (!land) continue;
        out.coast_m = land->distance_km * 1'000;
        if (const auto country = m_impl->country_entity(pack.country_of(land->unit, m_impl->pack.viewpoint())))
            out.coast_country = m_impl->place(*country, language);
        break;
    }
    if (const auto sea = sea_at(m_impl->index, pack, m_impl->unit_regions.seas(m_impl->index, pack), point))
        out.sea = m_impl->place(*sea, language);
    if (!out.coast_m || *out.coast_m > territorial_m) out.time_zone = nautical_zone(point.lon);
}

bool Gazetteer::contains(const core::Place& place, core::LonLat point) const {
    if (place.kind == core::PlaceKind::region || place.kind == core::PlaceKind::country ||
        place.kind == core::PlaceKind::area) {
        if (const geodata::Pack* pack = m_impl->pack.get()) {
            const auto near = pack->unit_near(point, 2.0); // the coast is drawn with that much licence
            if (place.kind == core::PlaceKind::country)
                return near && pack->country_of(near->unit, m_impl->pack.viewpoint()) == place.country;
            const auto units = pack->units_of_place(place.id);
            if (!units.empty()) return near && std::find(units.begin(), units.end(), near->unit) != units.end();
        }
    }
    if (place.kind == core::PlaceKind::district || place.kind == core::PlaceKind::area)
        if (place.box) return place.box->contains(point);
    return core::distance_m(place.position, point) <= place.radius_m;
}

} // namespace whenabouts::gazetteer
