#include "gazetteer/typed_answers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::gazetteer {
namespace {

core::Candidate candidate(core::LonLat at, const TypedPosition& typed, double score) {
    core::Candidate out;
    out.place.id = fmt::format("point:{:.6f},{:.6f}", at.lon, at.lat);
    out.place.name = fmt::format("{:.5f}, {:.5f}", at.lon, at.lat);
    out.place.kind = core::PlaceKind::coordinate;
    out.place.position = at;
    out.place.radius_m = typed.radius_m;
    out.score = score;
    out.reasons.push_back("typed as " + typed.form);
    return out;
}

bool is_country_wanted(const core::Place& place, const Lookup& lookup) {
    return lookup.countries.empty() ||
           std::find(lookup.countries.begin(), lookup.countries.end(), place.country) != lookup.countries.end();
}

/// Whether the caller's box, country or neighbourhood speaks for the second reading.
bool is_second_meant(const core::Place& first, const core::Place& second, const Lookup& lookup) {
    if (lookup.within) return !lookup.within->contains(first.position) && lookup.within->contains(second.position);
    if (!lookup.countries.empty()) return !is_country_wanted(first, lookup) && is_country_wanted(second, lookup);
    constexpr double nearer = 0.25;
    return lookup.near &&
           core::distance_m(*lookup.near, second.position) < nearer * core::distance_m(*lookup.near, first.position);
}

} // namespace

std::vector<core::Candidate> typed_candidates(const TypedPosition& typed, const Lookup& lookup,
                                              const Gazetteer& gazetteer) {
    constexpr double likelier = 0.7;
    std::vector<core::Candidate> out;
    out.push_back(candidate(typed.position, typed, typed.other ? likelier : 1.0));
    out[0].reasons.insert(out[0].reasons.end(), typed.reasons.begin(), typed.reasons.end());
    if (typed.other) {
        out.push_back(candidate(*typed.other, typed, 1 - likelier));
        out[1].reasons.push_back(typed.other_reason);
    }
    for (core::Candidate& answer : out) {
        const Location there = gazetteer.at(answer.place.position, lookup.language);
        if (there.country) answer.place.country = there.country->country;
        if (there.region) answer.place.region = there.region->name;
        answer.place.time_zone = there.time_zone;
    }
    const auto swap_readings = [&out](const char* why) {
        std::swap(out[0], out[1]);
        std::swap(out[0].score, out[1].score);
        out[0].reasons.emplace_back(why);
    };
    if (out.size() == 2 && is_second_meant(out[0].place, out[1].place, lookup))
        swap_readings("it fits the area asked for");
    else if (out.size() == 2 && typed.form == "UTM" && out[0].place.country.empty() && !out[1].place.country.empty())
        swap_readings("the other reading lies at sea");
    if (out.size() > lookup.limit) out.resize(lookup.limit);
    return out;
}

} // namespace whenabouts::gazetteer
