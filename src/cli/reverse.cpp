#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/places.hpp"
#include "cli/terminal.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {
namespace {

struct ReverseFlags {
    std::vector<std::string> positions;
    std::string language = "en", viewpoint = "un";
    bool json = false, jsonl = false;
};

/// "8.2 km NE of Zaporizhzhya, Zaporizhzhia Oblast, Ukraine"
std::string in_words(const gazetteer::Location& location) {
    std::string out;
    if (location.nearest) {
        const core::Place& nearest = location.nearest->place;
        out = location.distance_m <= nearest.radius_m ? "in " + nearest.name
                                                      : fmt::format("{} {} of {}", distance_words(location.distance_m),
                                                                    compass_point(location.bearing_deg), nearest.name);
    }
    const std::string name = location.nearest ? location.nearest->place.name : std::string{};
    if (location.region && location.region->name != name) out += (out.empty() ? "" : ", ") + location.region->name;
    if (location.country) out += (out.empty() ? "" : ", ") + location.country->name;
    if (!location.country && !out.empty()) out += ", outside any country";
    return out;
}

json::Value place_json(const std::optional<core::Place>& place) {
    if (!place) return nullptr;
    core::Candidate candidate{*place, place->name, 1.0, {}};
    return to_json(candidate);
}

json::Value location_json(core::LonLat point, const gazetteer::Location& location) {
    json::Value out;
    out.set("lon", point.lon);
    out.set("lat", point.lat);
    out.set("text", in_words(location));
    if (location.nearest) {
        out.set("nearest", to_json(*location.nearest));
        out.set("distance_m", static_cast<std::int64_t>(std::llround(location.distance_m)));
        out.set("bearing_deg", std::round(location.bearing_deg * 10) / 10);
        out.set("direction", compass_point(location.bearing_deg));
    } else {
        out.set("nearest", nullptr);
    }
    out.set("region", place_json(location.region));
    out.set("country", place_json(location.country));
    out.set("time_zone", location.time_zone);
    return out;
}

int run(const ReverseFlags& flags) {
    std::vector<core::LonLat> points;
    for (const std::string& text : flags.positions) {
        const auto point = typed_position(text, "");
        if (!point) return fail(point.error());
        points.push_back(*point);
    }
    const auto gazetteer = open_gazetteer(flags.viewpoint);
    if (!gazetteer) return fail(gazetteer.error());
    json::Value::Array all;
    for (const core::LonLat point : points) {
        const gazetteer::Location location = gazetteer->at(point, flags.language);
        if (flags.jsonl) {
            print(json::print(location_json(point, location)) + "\n");
        } else if (flags.json) {
            all.push_back(location_json(point, location));
        } else {
            const std::string zone = location.time_zone.empty() ? std::string{} : "  " + location.time_zone;
            print(fmt::format("{:.5f}, {:.5f}  {}{}\n", point.lon, point.lat, in_words(location), zone));
        }
    }
    if (flags.json) print(json::print_pretty(all) + "\n");
    return 0;
}

} // namespace

void add_reverse(CLI::App& app, Chosen& chosen) {
    auto flags = std::make_shared<ReverseFlags>();
    CLI::App* command =
        app.add_subcommand("reverse", "Positions to the nearest settlement, the region and the country");
    command
        ->add_option("POSITION", flags->positions,
                     "Longitude,latitude in degrees, or degrees-minutes-seconds with letters")
        ->required();
    command->add_option("--lang", flags->language, "Language of the names given back")->capture_default_str();
    command->add_option("--viewpoint", flags->viewpoint, "Whose view of disputed territory: un, de_facto, ua, ru …")
        ->capture_default_str();
    auto* json = command->add_flag("--json", flags->json, "One JSON document");
    command->add_flag("--jsonl", flags->jsonl, "One JSON object a line")->excludes(json);
    command->footer("Example:\n  whenabouts reverse 35.2,47.9 \"47°51'N 35°07'E\"");
    command->callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace whenabouts::cli
