#include "cli/reverse_answers.hpp"

#include "cli/incident_words.hpp"
#include "cli/places.hpp"

#include <cmath>
#include <fmt/format.h>

namespace whenabouts::cli {
namespace {

void append(std::string& text, std::string_view piece) {
    if (piece.empty()) return;
    if (!text.empty()) text += ", ";
    text += piece;
}

json::Value place_json(const std::optional<core::Place>& place) {
    if (!place) return nullptr;
    return to_json(core::Candidate{*place, place->name, 1.0, {}});
}

std::string name_of(const std::optional<core::Place>& place) {
    return place ? place->name : std::string{};
}

/// Everything but the time zone.
std::string place_words(const gazetteer::Location& location) {
    std::string out;
    if (location.sea) {
        out = "in the " + location.sea->name;
        if (location.coast_m)
            append(out, fmt::format("{} from the coast{}", distance_words(*location.coast_m),
                                    location.coast_country ? " of " + location.coast_country->name : ""));
        constexpr double worth_saying_m = 1'000'000;
        if (location.distance_m < worth_saying_m) append(out, nearest_words(location));
        return out;
    }
    if (!location.lake.empty()) out = "in " + location.lake;
    append(out, nearest_words(location));
    const std::string nearest = location.nearest ? location.nearest->place.name : std::string{};
    if (location.region && location.region->name != nearest) append(out, location.region->name);
    if (location.country && name_of(location.country) != name_of(location.region)) append(out, location.country->name);
    if (!location.country && !out.empty()) append(out, location.coast_m ? "at sea" : "outside any country");
    return out;
}

} // namespace

std::string nearest_words(const gazetteer::Location& location) {
    if (!location.nearest) return {};
    const core::Place& nearest = location.nearest->place;
    if (location.distance_m <= nearest.radius_m) return "in " + nearest.name;
    return fmt::format("{} {} of {}", distance_words(location.distance_m), compass_point(location.bearing_deg),
                       nearest.name);
}

std::string location_words(const gazetteer::Location& location) {
    std::string out = place_words(location);
    if (!location.time_zone.empty()) out += "  " + location.time_zone;
    return out;
}

json::Value location_json(core::LonLat point, const gazetteer::Location& location) {
    json::Value out;
    out.set("lon", point.lon);
    out.set("lat", point.lat);
    out.set("text", place_words(location));
    if (location.nearest) {
        out.set("nearest", to_json(*location.nearest));
        out.set("distance_m", static_cast<std::int64_t>(std::llround(location.distance_m)));
        out.set("bearing_deg", std::round(location.bearing_deg * 10) / 10);
        out.set("direction", compass_point(location.bearing_deg));
    } else {
        out.set("nearest", nullptr);
    }
    out.set("district", place_json(location.district));
    out.set("region", place_json(location.region));
    out.set("country", place_json(location.country));
    out.set("sea", place_json(location.sea));
    out.set("lake", location.lake.empty() ? json::Value() : json::Value(location.lake));
    if (location.coast_m) {
        out.set("coast_m", static_cast<std::int64_t>(std::llround(*location.coast_m)));
        out.set("coast_country", place_json(location.coast_country));
    }
    out.set("time_zone", location.time_zone);
    return out;
}

const std::vector<std::string>& reverse_columns() {
    static const std::vector<std::string> columns{"lon",          "lat",      "nearest", "distance_m",
                                                  "direction",    "district", "region",  "country",
                                                  "country_name", "sea",      "coast_m", "time_zone"};
    return columns;
}

std::vector<std::string> reverse_fields(core::LonLat point, const gazetteer::Location& location) {
    const bool near = location.nearest.has_value();
    return {fmt::format("{:.6f}", point.lon),
            fmt::format("{:.6f}", point.lat),
            near ? location.nearest->place.name : "",
            near ? fmt::format("{:.0f}", location.distance_m) : "",
            near ? std::string(compass_point(location.bearing_deg)) : "",
            name_of(location.district),
            name_of(location.region),
            location.country ? location.country->country : "",
            name_of(location.country),
            location.sea ? location.sea->name : location.lake,
            location.coast_m ? fmt::format("{:.0f}", *location.coast_m) : "",
            location.time_zone};
}

} // namespace whenabouts::cli
