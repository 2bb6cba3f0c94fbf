#pragma once
#include "core/lon_lat.hpp"
#include "core/place.hpp"
#include "core/source.hpp"
#include "core/time_span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::core {

/// Counts of people as the sources give them; no order among low, best and high is enforced (real sources break it).
struct Casualties {
    std::optional<std::int64_t> low, best, high;
    bool operator==(const Casualties&) const = default;
};

/// A party to an incident, as written, in a role: side_a, side_b, alleged_perpetrator, target, victim, claimant,
/// supplier, reporter, other.
struct Actor {
    std::string name;
    std::string role = "other";
    bool allegation = true;
    bool operator==(const Actor&) const = default;
};

/// When it happened: the EDTF truth with its bounds, the zone of its calendar and how it was found.
struct When {
    TimeSpan span;
    std::string zone;              ///< IANA name of the calendar; empty = unknown
    std::string method = "stated"; ///< stated, relative, publication, chronolocation, metadata, imported, manual
    bool operator==(const When&) const = default;
};

/// Where it happened. Without `position` the incident is unlocated: it stays visible in list and time line.
struct Where {
    std::optional<LonLat> position;
    PlacePrecision precision = PlacePrecision::none;
    std::optional<double> radius_m; ///< how far the true spot may lie from `position`, metres
    std::string text;               ///< as the source writes it
    std::string name;               ///< the gazetteer's display name
    std::string place_id;           ///< the gazetteer's id ("geonames:687699"); areas are looked up by it
    std::string country;            ///< ISO 3166-1 alpha-2
    std::string adm1, adm2;
    std::string method = "manual"; ///< manual, geocoded, coordinates, geolocation, metadata, imported
    bool operator==(const Where&) const = default;
};

/// One thing that happened (model.md, section 2). Strings are UTF-8; empty means not stated.
struct Incident {
    std::int64_t id = 0; ///< row in its store; 0 = not stored yet
    std::string uid;     ///< UUID, given by the store
    std::string code;    ///< short code for people, "UKR-7F3K2Q", given by the store
    std::string title;   ///< 1 … 300 code points
    std::string summary;
    std::string category = "unclassified"; ///< a code of assets/categories.json
    When when;
    Where where;
    std::vector<Actor> actors;
    Casualties killed, injured;
    std::optional<std::int64_t> civilians_killed;
    std::string workflow = "todo";           ///< proposed, todo, in_progress, help_needed, review, done, cancelled
    std::string verification = "unverified"; ///< unverified, reported, corroborated, verified, disputed, false
    std::optional<int> confidence;           ///< 0 … 100; none = not assessed
    std::vector<std::string> tags;
    std::vector<std::string> sensitivity;
    std::string publish = "private";  ///< private, team, public, public_fuzzed, never
    std::string origin = "manual";    ///< manual, text, or the name of an imported data set
    std::string origin_id;            ///< unique within `origin` when not empty
    std::vector<std::string> quality; ///< flags such as overnight_expanded, casualties_not_stated
    std::string extra;                ///< a JSON object of further members; empty = none
    std::vector<Evidence> evidence;
    std::vector<Source> sources;        ///< those that `evidence` names
    std::int64_t revision = 0;          ///< row version (optimistic lock)
    std::string created_at, updated_at; ///< ISO 8601, given by the store
    bool deleted = false;
};

} // namespace whenabouts::core
