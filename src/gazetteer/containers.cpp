#include "gazetteer/containers.hpp"

#include "text/name_key.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;

bool may_contain(PlaceKind kind) {
    return kind == PlaceKind::country || kind == PlaceKind::region || kind == PlaceKind::district ||
           kind == PlaceKind::area || kind == PlaceKind::settlement;
}

bool holds(const Index& index, Entity outer, Entity place) {
    if (outer == place) return false;
    const auto& record = index.record(place);
    switch (index.kind(outer)) {
    case PlaceKind::country:
        return record.country == index.record(outer).country && record.country != 0;
    case PlaceKind::region:
        return index.region(place) == outer;
    case PlaceKind::district:
        return index.district(place) == outer;
    case PlaceKind::area: {
        const auto box = index.box(outer);
        const core::LonLat point = index.position(place);
        return box ? box->contains(point) : core::distance_m(index.position(outer), point) <= index.radius_m(outer);
    }
    default: {
        // "Podil, Kyiv": a place close to a city named as its container.
        constexpr double suburb_m = 30'000;
        return index.kind(place) != PlaceKind::country && index.kind(place) != PlaceKind::region &&
               core::distance_m(index.position(outer), index.position(place)) <= suburb_m;
    }
    }
}

} // namespace

Container find_container(const Index& index, std::string_view name) {
    const std::string key = text::name_key(name);
    std::vector<Hit> hits;
    const Matcher matcher(index);
    matcher.exact(key, {}, hits);
    matcher.stripped(key, hits);
    Container out;
    std::size_t settlements = 0;
    constexpr std::size_t most_settlements = 3;
    for (const Hit& hit : hits) {
        const PlaceKind kind = index.kind(hit.entity);
        if (!may_contain(kind) || index.name(hit.name).name_class == format::NameClass::demonym) continue;
        if (kind == PlaceKind::settlement && ++settlements > most_settlements) continue;
        if (std::find(out.begin(), out.end(), hit.entity) == out.end()) out.push_back(hit.entity);
    }
    return out;
}

bool is_inside(const Index& index, Entity place, const Container& container) {
    return std::any_of(container.begin(), container.end(), [&](Entity outer) { return holds(index, outer, place); });
}

void apply_containers(const Index& index, const std::vector<Container>& containers, std::vector<Hit>& hits) {
    for (Hit& hit : hits)
        for (const Container& container : containers) {
            if (is_inside(index, hit.entity, container))
                ++hit.contained;
            else
                hit.missing_container = true;
        }
}

} // namespace whenabouts::gazetteer
