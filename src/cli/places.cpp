#include "cli/places.hpp"

#include "cli/pins.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "gazetteer/coordinates.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::cli {
namespace {

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

} // namespace

json::Value box_json(const std::optional<core::Box>& box) {
    if (!box) return nullptr;
    constexpr double steps = 1e5;
    return json::Value::Array{rounded(box->west, steps), rounded(box->south, steps), rounded(box->east, steps),
                              rounded(box->north, steps)};
}

core::Result<gazetteer::Gazetteer> open_gazetteer(std::string_view viewpoint, const std::string& store) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::unexpected(folders.error());
    const auto further = gazetteer::further_files(gazetteer::further_folder());
    auto opened = gazetteer::Gazetteer::open(folders->geodata, viewpoint, further);
    if (!opened) return opened;
    for (const core::Error& problem : opened->problems()) warn(problem.message());
    if (store.empty()) return opened;
    if (auto used = use_pins(store, *opened); !used) return tl::unexpected(used.error());
    return opened;
}

core::Result<core::LonLat> typed_position(std::string_view text, std::string_view option) {
    const auto read = gazetteer::read_position(text);
    const auto& typed = read.position;
    if (!typed)
        return core::bad_usage(fmt::format("'{}' {}is not a position{}", text,
                                           option.empty() ? "" : fmt::format("({}) ", option),
                                           read.refusal.empty() ? "" : ": " + read.refusal),
                               "give longitude,latitude in degrees, such as 35.117,47.852, or 47°51'N 35°07'E");
    if (typed->swapped)
        warn(fmt::format("'{}' is read as latitude,longitude: the other order lies outside the world", text));
    return typed->position;
}

json::Value to_json(const core::Candidate& candidate) {
    constexpr double steps = 1e6;
    const core::Place& place = candidate.place;
    json::Value out;
    out.set("id", place.id);
    out.set("name", place.name);
    out.set("matched", candidate.matched);
    out.set("kind", to_string(place.kind));
    out.set("feature", place.feature);
    out.set("country", place.country);
    out.set("region", place.region);
    out.set("lon", rounded(place.position.lon, steps));
    out.set("lat", rounded(place.position.lat, steps));
    out.set("bbox", box_json(place.box));
    out.set("radius_m", static_cast<std::int64_t>(std::llround(place.radius_m)));
    out.set("population", place.population);
    out.set("time_zone", place.time_zone);
    out.set("score", rounded(candidate.score, 1e4));
    json::Value::Array reasons(candidate.reasons.begin(), candidate.reasons.end());
    out.set("reasons", std::move(reasons));
    return out;
}

std::string_view compass_point(double bearing_deg) {
    constexpr std::array points{"N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"};
    const auto sector = std::llround(bearing_deg / 22.5) % 16;
    return points[static_cast<std::size_t>(sector < 0 ? sector + 16 : sector)];
}

} // namespace whenabouts::cli
