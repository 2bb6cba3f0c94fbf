#include "gazetteer/relative/placing.hpp"

#include "geodesy/ellipsoid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::gazetteer::relative {
namespace {

constexpr double radians = 3.14159265358979323846 / 180;
constexpr double near_m = 10'000;          // "near" a town: on its land or next to it
constexpr double border_margin_m = 15'000; // "near the border"
constexpr double off_coast_m = 20'000;

std::string km(double metres) {
    return metres < 9'950 ? fmt::format("{:.2g} km", metres / 1'000) : fmt::format("{:.0f} km", metres / 1'000);
}

std::string_view side_word(double bearing_deg) {
    constexpr std::array words{"north", "north-north-east", "north-east", "east-north-east",
                               "east",  "east-south-east",  "south-east", "south-south-east",
                               "south", "south-south-west", "south-west", "west-south-west",
                               "west",  "west-north-west",  "north-west", "north-north-west"};
    return words[static_cast<std::size_t>(std::llround(bearing_deg / 22.5)) % words.size()];
}

/// Half the sector that a direction leaves open: one of 16 points is meant more exactly than one of 8.
double half_sector_deg(double bearing_deg) {
    constexpr double eighth = 45;
    return std::abs(std::remainder(bearing_deg, eighth)) < 1 ? eighth / 2 : eighth / 4;
}

bool is_wide(const core::Place& place) {
    return place.kind == core::PlaceKind::region || place.kind == core::PlaceKind::country ||
           place.kind == core::PlaceKind::area || place.kind == core::PlaceKind::district;
}

std::vector<geodata::UnitIndex> units_of(const core::Place& place, const World& world) {
    if (world.pack == nullptr) return {};
    if (place.kind == core::PlaceKind::country) return world.pack->units_of_country(place.country, world.viewpoint);
    if (place.kind == core::PlaceKind::region || place.kind == core::PlaceKind::area)
        return world.pack->units_of_place(place.id);
    return {};
}

Placed circle(core::LonLat point, double radius_m, std::string_view feature, std::string reason) {
    Placed out;
    out.place.kind = core::PlaceKind::coordinate;
    out.place.position = point;
    out.place.radius_m = std::round(radius_m);
    out.place.box = core::around(point, radius_m);
    out.place.feature = feature;
    out.reason = std::move(reason);
    return out;
}

Placed area(const Extent& extent, std::string_view feature, std::string reason) {
    Placed out = circle(extent.point, extent.radius_m, feature, std::move(reason));
    out.place.kind = core::PlaceKind::area;
    if (extent.box) out.place.box = extent.box;
    return out;
}

Placed offset(const Phrase& phrase, const core::Place& anchor) {
    const double metres = *phrase.distance_m;
    const core::LonLat point = geodesy::destination(anchor.position, *phrase.bearing_deg, metres);
    const double sideways = metres * std::sin(half_sector_deg(*phrase.bearing_deg) * radians);
    const double size = is_wide(anchor) ? anchor.radius_m : std::min(anchor.radius_m, metres);
    const double radius = std::hypot(std::hypot(sideways, phrase.distance_half_step_m), size);
    return circle(point, std::max(radius, 100.0), "relative.offset",
                  fmt::format("{} {} of {}", km(metres), side_word(*phrase.bearing_deg), anchor.name));
}

Placed ring(const Phrase& phrase, const core::Place& anchor) {
    const bool within = phrase.relation == Relation::within;
    const double radius = *phrase.distance_m + (within ? 0 : phrase.distance_half_step_m) + anchor.radius_m;
    return circle(anchor.position, radius, within ? "relative.within" : "relative.ring",
                  fmt::format("{} {} {} {}, in any direction", within ? "within" : "about", km(*phrase.distance_m),
                              within ? "of" : "from", anchor.name));
}

Placed near(const core::Place& anchor) {
    const double radius = is_wide(anchor) || anchor.kind == core::PlaceKind::water ? anchor.radius_m * 1.2 + near_m
                                                                                   : anchor.radius_m + near_m;
    return circle(anchor.position, radius, "relative.near", "near " + anchor.name);
}

Placed outside(const Phrase& phrase, const core::Place& anchor) {
    constexpr double beyond_m = 2'000;
    if (!phrase.bearing_deg)
        return circle(anchor.position, anchor.radius_m * 1.5 + beyond_m, "relative.outskirts",
                      "at the edge of " + anchor.name);
    return circle(geodesy::destination(anchor.position, *phrase.bearing_deg, anchor.radius_m),
                  anchor.radius_m * 0.7 + beyond_m / 2, "relative.outskirts",
                  fmt::format("at the {} edge of {}", side_word(*phrase.bearing_deg), anchor.name));
}

Placed direction_of(const Phrase& phrase, const core::Place& anchor) {
    const double bearing = *phrase.bearing_deg;
    double reach = anchor.radius_m;
    if (is_wide(anchor) && anchor.box) { // how far the area goes in that direction
        constexpr double metres_in_degree = 111'195;
        const double north = anchor.box->height() / 2 * metres_in_degree * std::abs(std::cos(bearing * radians));
        const double east = anchor.box->width() / 2 * metres_in_degree * std::cos(anchor.position.lat * radians) *
                            std::abs(std::sin(bearing * radians));
        reach = std::hypot(north, east);
    }
    const double away = reach + near_m;
    return circle(geodesy::destination(anchor.position, bearing, away), std::max(near_m, reach * 0.5) + near_m,
                  "relative.direction",
                  fmt::format("{} of {}, no distance given: up to {} from its edge", side_word(bearing), anchor.name,
                              km(2 * near_m)));
}

Placed part(const Phrase& phrase, const core::Place& anchor, const World& world) {
    const std::string what = phrase.bearing_deg ? fmt::format("the {} half of ", side_word(*phrase.bearing_deg))
                             : phrase.centre    ? std::string("the middle of ")
                                                : std::string("the country round ");
    const std::string reason = what + anchor.name;
    if (!phrase.bearing_deg && !phrase.centre)
        return area({anchor.position, is_wide(anchor) ? anchor.radius_m : anchor.radius_m + 3 * near_m, anchor.box},
                    "relative.part", reason);
    if (const auto units = units_of(anchor, world); !units.empty())
        if (const auto extent = part_of(*world.pack, units, phrase.bearing_deg))
            return area(*extent, "relative.part", reason);
    // Without polygons: a circle of half the size, moved half-way to the edge.
    const double shift = phrase.centre ? 0 : anchor.radius_m / 2;
    Placed out = circle(geodesy::destination(anchor.position, phrase.bearing_deg.value_or(0), shift),
                        anchor.radius_m * 0.65, "relative.part", reason);
    if (is_wide(anchor)) out.place.kind = core::PlaceKind::area;
    return out;
}

std::optional<Placed> between(const Phrase& phrase, const core::Place& a, const core::Place& b) {
    const geodesy::Course way = geodesy::course(a.position, b.position);
    constexpr double farthest_m = 5'000'000;
    if (way.distance_m > farthest_m) return std::nullopt;
    const core::LonLat middle = geodesy::destination(a.position, way.bearing_deg, way.distance_m / 2);
    const bool road = phrase.relation == Relation::road;
    return circle(middle, way.distance_m / 2 + 1'000, road ? "relative.road" : "relative.between",
                  fmt::format("{} {} and {}, {} apart", road ? "on the way between" : "between", a.name, b.name,
                              km(way.distance_m)));
}

std::optional<Placed> border(const Phrase& phrase, std::span<const core::Place> anchors, const World& world) {
    if (world.pack == nullptr) return std::nullopt;
    const double margin_m = phrase.distance_m ? *phrase.distance_m + phrase.distance_half_step_m : border_margin_m;
    const auto first = units_of(anchors[0], world);
    if (anchors.size() == 1) {
        const auto extent = land_border(*world.pack, world.viewpoint, first, margin_m, world.near);
        if (!extent) return std::nullopt;
        return area(*extent, "relative.border", fmt::format("along the border of {}", anchors[0].name));
    }
    const auto second = units_of(anchors[1], world);
    const auto extent = shared_border(*world.pack, first, second, margin_m, world.near);
    if (!extent) return std::nullopt;
    return area(*extent, "relative.border",
                fmt::format("along the border that {} and {} share", anchors[0].name, anchors[1].name));
}

std::optional<Placed> coast(const Phrase& phrase, const core::Place& anchor, const World& world) {
    if (world.pack == nullptr) return std::nullopt;
    const double off = phrase.distance_m.value_or(off_coast_m);
    const auto units = units_of(anchor, world);
    const bool wide = !units.empty();
    auto extent = wide ? sea_off(*world.pack, world.viewpoint, units, off)
                       : sea_near(*world.pack, world.viewpoint, anchor.position, off);
    if (!extent) return std::nullopt;
    const std::string reason = phrase.distance_m ? fmt::format("at sea, {} off {}", km(off), anchor.name)
                                                 : "at sea, off the coast of " + anchor.name;
    if (wide) return area(*extent, "relative.coast", reason);
    return circle(extent->point, extent->radius_m + phrase.distance_half_step_m, "relative.coast", reason);
}

} // namespace

std::optional<Placed> placed(const Phrase& phrase, std::span<const core::Place> anchors, const World& world) {
    if (anchors.empty() || anchors.size() != phrase.names.size()) return std::nullopt;
    const core::Place& anchor = anchors[0];
    switch (phrase.relation) {
    case Relation::offset:
        return offset(phrase, anchor);
    case Relation::ring:
    case Relation::within:
        return ring(phrase, anchor);
    case Relation::near:
        return near(anchor);
    case Relation::outside:
        return outside(phrase, anchor);
    case Relation::direction_of:
        return direction_of(phrase, anchor);
    case Relation::part:
        return part(phrase, anchor, world);
    case Relation::between:
    case Relation::road:
        return anchors.size() == 2 ? between(phrase, anchors[0], anchors[1]) : std::nullopt;
    case Relation::border:
        return border(phrase, anchors, world);
    case Relation::coast:
        return coast(phrase, anchor, world);
    }
    return std::nullopt;
}

} // namespace whenabouts::gazetteer::relative
