#include "cli/add_flags.hpp"

#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/places.hpp"
#include "cli/query_flags.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "gazetteer/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"
#include "reading/dates/dates.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

/// EDTF, or one date in words that fills the whole text ("30 December 2023", "Dec. 30, 2023").
core::Result<core::TimeSpan> span_of(const std::string& text, const core::DataFolders& folders) {
    if (text.empty()) return core::TimeSpan();
    auto span = core::TimeSpan::parse(text);
    if (span) return span;
    if (const auto reader = reading::DateReader::load(folders.assets / "lexicons")) {
        const auto found = reader->find(text);
        if (found.size() == 1 && found[0].start == 0 && found[0].end == text.size() && found[0].span &&
            !found[0].span->is_unknown()) {
            note(fmt::format("when: {} ({})", core::describe(*found[0].span), found[0].span->edtf()));
            return *found[0].span;
        }
    }
    return core::bad_usage(
        fmt::format("--when: {}", span.error().what),
        "give EDTF such as 2024-01-02, 2023-12 or 2023-12-30/2024-01-02, or a date such as 30 December 2023");
}

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

core::Result<void> locate_by_name(const AddFlags& flags, const gazetteer::Gazetteer& gazetteer,
                                  core::Incident& incident) {
    core::Where& where = incident.where;
    where.text = flags.place;
    gazetteer::Lookup lookup;
    lookup.limit = 4;
    const auto candidates = gazetteer.find(flags.place, lookup);
    if (candidates.empty()) {
        const std::string reason = gazetteer.why_not(flags.place, lookup);
        warn(fmt::format("{}: the incident is kept without a position",
                         reason.empty() ? fmt::format("no place called '{}' is known", flags.place)
                                        : fmt::format("'{}': {}", flags.place, reason)));
        return {};
    }
    say_place(candidates);
    const core::Place& place = candidates.front().place;
    where.position = place.position;
    where.precision = core::precision_of(place);
    where.radius_m =
        flags.radius_m.value_or(std::round(place.radius_m)); // a gazetteer's radius is never surer than a metre
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

core::Result<void> locate_by_position(const AddFlags& flags, const gazetteer::Gazetteer* gazetteer,
                                      core::Incident& incident) {
    const auto read = gazetteer::read_position(flags.at);
    const auto& typed = read.position;
    if (!typed)
        return core::bad_usage(
            fmt::format("--at: '{}' is no position{}", flags.at, read.refusal.empty() ? "" : ": " + read.refusal),
            "give longitude,latitude, such as 35.14,47.84");
    core::Where& where = incident.where;
    where.position = typed->position;
    if (typed->swapped || typed->other)
        note(fmt::format("where: longitude {}, latitude {}", typed->position.lon, typed->position.lat));
    constexpr double finest_m = 10; // nobody types a position that is surer than this
    where.radius_m = flags.radius_m.value_or(std::max(finest_m, std::round(typed->radius_m)));
    where.precision = core::precision_within(*where.radius_m);
    where.method = "coordinates";
    where.text = flags.place;
    if (gazetteer == nullptr) return {};
    const gazetteer::Location here = gazetteer->at(typed->position);
    if (here.country) where.country = here.country->country;
    if (here.region) where.adm1 = here.region->name;
    incident.when.zone = here.time_zone;
    where.name = spot_name(here, *where.radius_m);
    return {};
}

core::Result<void> locate(const AddFlags& flags, core::Incident& incident) {
    if (flags.place.empty() && flags.at.empty()) return {};
    const auto gazetteer = open_gazetteer("un", flags.store);
    if (!flags.at.empty()) return locate_by_position(flags, gazetteer ? &*gazetteer : nullptr, incident);
    if (!gazetteer) return tl::make_unexpected(gazetteer.error());
    return locate_by_name(flags, *gazetteer, incident);
}

/// "3", "2-5" or "2..5".
core::Result<core::Casualties> people_of(std::string_view flag, const std::string& text) {
    core::Casualties people;
    if (text.empty()) return people;
    const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
        return value;
    };
    const std::size_t dash = text.find_first_of("-.");
    if (dash == std::string::npos) {
        people.best = number(text);
        if (people.best) return people;
    } else {
        people.low = number(std::string_view(text).substr(0, dash));
        people.high = number(std::string_view(text).substr(text.find_first_not_of("-.", dash) == std::string::npos
                                                               ? text.size()
                                                               : text.find_first_not_of("-.", dash)));
        if (people.low && people.high) return people;
    }
    return core::bad_usage(fmt::format("{}: '{}' is no count", flag, text),
                           "give a number such as 3, or a range such as 2-5");
}

core::Result<void> add_sources(const AddFlags& flags, core::Incident& incident) {
    const bool described = !flags.source_title.empty() || !flags.publisher.empty() || !flags.published.empty();
    if (flags.sources.empty() && !flags.quotes.empty() && !described)
        return core::bad_usage("--quote needs its source", "add --source with an address or a title");
    if (!flags.published.empty())
        if (const auto published = core::TimeSpan::parse(flags.published); !published)
            return core::bad_usage(fmt::format("--published: {}", published.error().what),
                                   "give a date such as 2024-01-09");
    std::vector<std::string> given = flags.sources;
    if (given.empty() && described) given.emplace_back();
    for (const std::string& text : given) {
        core::Source source;
        const bool address = text.find("://") != std::string::npos;
        source.kind = address ? "web" : "document";
        if (address)
            source.url = text;
        else
            source.title = text;
        if (!flags.source_title.empty()) source.title = flags.source_title;
        source.publisher = flags.publisher;
        source.published = flags.published;
        incident.sources.push_back(std::move(source));
    }
    for (const std::string& quote : flags.quotes) {
        core::Evidence evidence; // names no source: the first is meant
        evidence.quote = quote;
        incident.evidence.push_back(std::move(evidence));
    }
    return {};
}

core::Result<void> add_actors(const AddFlags& flags, core::Incident& incident) {
    constexpr std::array<std::string_view, 9> roles{
        "side_a", "side_b", "alleged_perpetrator", "target", "victim", "claimant", "supplier", "reporter", "other"};
    for (const std::string& text : flags.actors) {
        const std::size_t colon = text.rfind(':');
        core::Actor actor{text.substr(0, colon), "other", true};
        if (colon != std::string::npos) {
            actor.role = text.substr(colon + 1);
            if (std::find(roles.begin(), roles.end(), actor.role) == roles.end())
                return core::bad_usage(fmt::format("--actor: '{}' is no role", actor.role),
                                       fmt::format("use {}", fmt::join(roles, ", ")));
        }
        actor.allegation = actor.role != "reporter" && actor.role != "victim";
        incident.actors.push_back(std::move(actor));
    }
    return {};
}

} // namespace

core::Result<core::Incident> incident_of(const AddFlags& flags) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    if (!taxonomy->knows(flags.category)) return unknown_category(flags.category, *taxonomy);

    core::Incident incident;
    incident.title = flags.title;
    incident.summary = flags.summary;
    incident.category = flags.category;
    auto span = span_of(flags.when, *folders);
    if (!span) return tl::make_unexpected(span.error());
    incident.when.span = std::move(*span);
    incident.when.method = "manual";
    if (auto done = locate(flags, incident); !done) return tl::make_unexpected(done.error());
    if (!flags.zone.empty()) incident.when.zone = flags.zone;
    if (auto done = add_sources(flags, incident); !done) return tl::make_unexpected(done.error());
    if (auto done = add_actors(flags, incident); !done) return tl::make_unexpected(done.error());
    auto killed = people_of("--killed", flags.killed);
    if (!killed) return tl::make_unexpected(killed.error());
    auto injured = people_of("--injured", flags.injured);
    if (!injured) return tl::make_unexpected(injured.error());
    incident.killed = *killed;
    incident.injured = *injured;
    incident.workflow = flags.status;
    incident.verification = flags.verification;
    incident.confidence = flags.confidence;
    incident.tags = flags.tags;
    if (!flags.origin.empty()) incident.origin = flags.origin;
    incident.origin_id = flags.origin_id;
    return incident;
}

} // namespace whenabouts::cli
