#include "gazetteer/gazetteer.hpp"

#include "gazetteer/impl.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

/// The first-order region that holds the unit: the region of the nearest settlement if its units say so, else any
/// region whose code the unit carries.
std::optional<Entity> region_of(const Index& index, const geodata::Pack& pack, geodata::UnitIndex unit,
                                std::optional<Entity> nearest) {
    const auto holds = [&](Entity region) {
        const auto units = pack.units_of_place(index.id(region));
        return std::find(units.begin(), units.end(), unit) != units.end();
    };
    if (nearest) {
        if (const auto region = index.region(*nearest); region && holds(*region)) return region;
    }
    for (Entity entity = 0; entity < index.size(); ++entity)
        if (index.kind(entity) == core::PlaceKind::region && holds(entity)) return entity;
    return std::nullopt;
}

} // namespace

Location Gazetteer::at(core::LonLat point, std::string_view language) const {
    Location out;
    if (!core::is_valid(point)) return out;
    const Index& index = m_impl->index;
    const auto nearest = m_impl->nearest(point);
    if (nearest) {
        out.nearest =
            core::Candidate{m_impl->place(*nearest, language), std::string(index.name_in(*nearest, language)), 1.0, {}};
        out.distance_m = core::distance_m(out.nearest->place.position, point);
        out.bearing_deg = core::bearing_deg(out.nearest->place.position, point);
        constexpr double same_zone_m = 500'000; // at sea beyond that no zone of the land holds
        if (out.distance_m < same_zone_m) out.time_zone = out.nearest->place.time_zone;
    }
    const geodata::Pack* pack = m_impl->pack.get();
    if (pack == nullptr) return out;
    const auto near = pack->unit_near(point);
    if (!near) return out;
    if (const auto region = region_of(index, *pack, near->unit, nearest)) out.region = m_impl->place(*region, language);
    const auto code = pack->country_of(near->unit, m_impl->pack.viewpoint());
    if (const auto country = m_impl->country_entity(code)) out.country = m_impl->place(*country, language);
    return out;
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
