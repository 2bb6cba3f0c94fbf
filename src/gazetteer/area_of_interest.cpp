#include "gazetteer/area_of_interest.hpp"

#include "gazetteer/source_profile.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::gazetteer {
namespace {

// Makes a place twelve times as likely at most: it cannot turn a name that means another place 19 times in 20.
constexpr double full = 2.5;
constexpr double scale_m = 300'000;
constexpr double other_unit = 0.5;

double distance_m(const core::Box& box, core::LonLat point) {
    core::LonLat inside = point;
    inside.lat = std::clamp(point.lat, box.south, box.north);
    if (box.contains(inside)) return core::distance_m(point, inside);
    return std::min(core::distance_m(point, {box.west, inside.lat}), core::distance_m(point, {box.east, inside.lat}));
}

/// From the point to the place's extent: Georgia the state is near whoever stands in it.
double distance_m(const core::Place& place, core::LonLat point) {
    return place.box ? distance_m(*place.box, point) : core::distance_m(place.position, point);
}

} // namespace

double AreaOfInterest::weight(const core::Place& place) const {
    double out = 0;
    if (near) out = std::exp(-distance_m(place, *near) / scale_m);
    if (within) {
        const bool meets = place.box && place.box->intersects(*within);
        double share = meets ? 1 : std::exp(-distance_m(*within, place.position) / scale_m);
        const bool same_unit =
            (country.empty() || place.country == country) &&
            (region.empty() || place.kind == core::PlaceKind::country || region_key(place) == region);
        if (!same_unit) share *= other_unit;
        out = std::max(out, share);
    }
    return full * out;
}

bool AreaOfInterest::favours(const core::Place& place) const {
    return weight(place) >= full / 2;
}

AreaOfInterest area_of(const core::Place& place) {
    AreaOfInterest out;
    out.within = place.box ? *place.box : core::around(place.position, std::max(place.radius_m, 1000.0));
    out.country = place.country;
    if (place.kind == core::PlaceKind::region) out.region = region_key(place);
    return out;
}

} // namespace whenabouts::gazetteer
