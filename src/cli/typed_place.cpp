#include "cli/typed_place.hpp"

#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/places.hpp"
#include "cli/terminal.hpp"
#include "gazetteer/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

std::string place_line(const core::Place& place) {
    std::string words = place.name;
    if (!place.region.empty() && place.region != place.name) words += ", " + place.region;
    if (!place.country.empty() && place.kind != core::PlaceKind::country) words += ", " + place.country;
    if (core::is_area(core::precision_of(place)))
        return fmt::format("somewhere in {} ({})", words, core::to_string(place.kind));
    return fmt::format("{} ({}, ± {})", words, core::to_string(place.kind), distance_words(place.radius_m));
}

void say_place(const std::vector<core::Candidate>& candidates) {
    std::string words = "where: " + place_line(candidates.front().place);
    // Worth saying only when it could truly have been meant.
    constexpr double close = 0.6;
    std::string others;
    for (std::size_t i = 1; i < candidates.size() && i <= 3; ++i)
        if (candidates[i].score >= close * candidates.front().score)
            others.append(others.empty() ? "" : "; ").append(place_line(candidates[i].place));
    note(others.empty() ? words : words + "; could also be " + others);
}

core::Result<void> locate_by_name(const TypedPlace& typed, const gazetteer::Gazetteer& gazetteer,
                                  core::Incident& incident) {
    core::Where& where = incident.where;
    where.text = typed.name;
    gazetteer::Lookup lookup;
    lookup.limit = 4;
    const auto candidates = gazetteer.find(typed.name, lookup);
    if (candidates.empty()) {
        const std::string reason = gazetteer.why_not(typed.name, lookup);
        warn(fmt::format("{}: the incident is kept without a position",
                         reason.empty() ? fmt::format("no place called '{}' is known", typed.name)
                                        : fmt::format("'{}': {}", typed.name, reason)));
        return {};
    }
    say_place(candidates);
    const core::Place& place = candidates.front().place;
    where.position = place.position;
    where.precision = core::precision_of(place);
    where.radius_m =
        typed.radius_m.value_or(std::round(place.radius_m)); // a gazetteer's radius is never surer than a metre
    where.name = place.name;
    where.place_id = place.id;
    where.country = place.country;
    where.adm1 = place.kind == core::PlaceKind::region ? place.name : place.region;
    where.method = place.kind == core::PlaceKind::coordinate ? "coordinates" : "geocoded";
    incident.when.zone = !place.time_zone.empty() ? place.time_zone : gazetteer.at(place.position).time_zone;
    return {};
}

/// "0.6 km N of Bakhmut", "Kharkiv, 620 m N of its centre", "Black Sea, 38 km off Ukraine": a typed point must not look
/// like the whole town with the point's radius.
std::string spot_name(const gazetteer::Location& here, double radius_m) {
    if (here.sea) {
        const std::string land = here.coast_country ? here.coast_country->name : "land";
        return here.coast_m ? fmt::format("{}, {} off {}", here.sea->name, distance_words(*here.coast_m), land)
                            : here.sea->name;
    }
    if (!here.nearest) return here.region ? here.region->name : std::string();
    const core::Place& town = here.nearest->place;
    if (radius_m >= here.distance_m + town.radius_m) return "near " + town.name;
    const std::string way = fmt::format("{} {} of", distance_words(here.distance_m), compass_point(here.bearing_deg));
    if (here.distance_m > town.radius_m) return way + " " + town.name;
    if (here.distance_m <= radius_m) return "centre of " + town.name;
    return fmt::format("{}, {} its centre", town.name, way);
}

core::Result<void> locate_by_position(const TypedPlace& typed, const gazetteer::Gazetteer* gazetteer,
                                      core::Incident& incident) {
    const auto read = gazetteer::read_position(typed.position);
    const auto& found = read.position;
    if (!found)
        return core::bad_usage(
            fmt::format("--at: '{}' is no position{}", typed.position, read.refusal.empty() ? "" : ": " + read.refusal),
            "give longitude,latitude, such as 35.14,47.84");
    core::Where& where = incident.where;
    where.position = found->position;
    if (found->swapped || found->other)
        note(fmt::format("where: longitude {}, latitude {}", found->position.lon, found->position.lat));
    constexpr double finest_m = 10; // nobody types a position that is surer than this
    where.radius_m = typed.radius_m.value_or(std::max(finest_m, std::round(found->radius_m)));
    where.precision = core::precision_within(*where.radius_m);
    where.method = "coordinates";
    where.text = typed.name;
    if (gazetteer == nullptr) return {};
    const gazetteer::Location here = gazetteer->at(found->position);
    if (here.country) where.country = here.country->country;
    if (here.region) where.adm1 = here.region->name;
    incident.when.zone = here.time_zone;
    where.name = spot_name(here, *where.radius_m);
    return {};
}

} // namespace

core::Result<void> locate(const TypedPlace& typed, core::Incident& incident) {
    if (typed.name.empty() && typed.position.empty()) return {};
    const auto gazetteer = open_gazetteer("un", typed.store);
    if (!typed.position.empty()) return locate_by_position(typed, gazetteer ? &*gazetteer : nullptr, incident);
    if (!gazetteer) return tl::make_unexpected(gazetteer.error());
    return locate_by_name(typed, *gazetteer, incident);
}

} // namespace whenabouts::cli
