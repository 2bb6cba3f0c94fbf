#include "cli/import_places.hpp"

#include "cli/batch_report.hpp"
#include "cli/places.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace whenabouts::cli {

namespace {

constexpr std::size_t candidates_kept = 5;
constexpr std::size_t most_remembered = 200'000;
// Below this a name only resembles the place; what resembles is for a person to judge.
constexpr double clear_score = 0.5;

json::Value candidates_json(const std::vector<core::Candidate>& candidates) {
    json::Value::Array out;
    for (const core::Candidate& candidate : candidates) {
        const auto rounded = [](double value, double steps) { return std::round(value * steps) / steps; };
        json::Value::Object one{{"name", candidate.place.name},
                                {"id", candidate.place.id},
                                {"region", candidate.place.region},
                                {"country", candidate.place.country},
                                {"lon", rounded(candidate.place.position.lon, 1e6)},
                                {"lat", rounded(candidate.place.position.lat, 1e6)},
                                {"score", rounded(candidate.score, 1e4)}};
        out.emplace_back(std::move(one));
    }
    return out;
}

void add_candidates(core::Incident& incident, const std::vector<core::Candidate>& candidates) {
    const std::string member = "\"candidates\":" + json::print(candidates_json(candidates)) + "}";
    if (incident.extra.empty())
        incident.extra = "{" + member;
    else
        incident.extra.replace(incident.extra.size() - 1, 1, "," + member);
}

} // namespace

core::Result<void> ImportPlaces::open() {
    if (!m_gazetteer) {
        std::error_code error;
        m_gazetteer.emplace(open_gazetteer("un", std::filesystem::exists(m_store, error) ? m_store : std::string()));
    }
    return *m_gazetteer ? core::Result<void>() : tl::make_unexpected(m_gazetteer->error());
}

std::string ImportPlaces::country(const std::string& name) {
    if (!open()) return {};
    gazetteer::Lookup lookup;
    lookup.limit = 1;
    lookup.exact = true;
    lookup.kinds = {core::PlaceKind::country};
    const auto found = (*m_gazetteer)->named(name, lookup);
    return found.empty() ? std::string() : found.front().place.country;
}

ImportPlaces::Answer ImportPlaces::look_up(const core::Where& where) const {
    gazetteer::Lookup lookup;
    lookup.limit = candidates_kept;
    if (!where.country.empty()) lookup.countries = {where.country};
    Answer answer;
    for (const std::string* const container : {&where.adm2, &where.adm1}) {
        if (container->empty() || *container == where.text || !answer.candidates.empty()) continue;
        answer.candidates = (*m_gazetteer)->find(where.text + ", " + *container, lookup);
    }
    if (answer.candidates.empty()) answer.candidates = (*m_gazetteer)->find(where.text, lookup);
    if (answer.candidates.empty()) return answer;
    const core::Place& place = answer.candidates.front().place;
    answer.time_zone = !place.time_zone.empty() ? place.time_zone : (*m_gazetteer)->at(place.position).time_zone;
    return answer;
}

core::Result<void> ImportPlaces::locate(core::Incident& incident) {
    core::Where& where = incident.where;
    if (where.position || where.text.empty()) return {};
    if (auto opened = open(); !opened) return opened;
    const std::string key = where.text + '\x1F' + where.country + '\x1F' + where.adm1 + '\x1F' + where.adm2;
    auto known = m_answers.find(key);
    if (known == m_answers.end()) {
        if (m_answers.size() >= most_remembered) m_answers.clear();
        known = m_answers.emplace(key, look_up(where)).first;
    }
    const Answer& answer = known->second;
    if (answer.candidates.empty()) {
        ++m_tally.missing;
        incident.workflow = "help_needed";
        return {};
    }
    if (close_candidates(answer.candidates) > 1 || answer.candidates.front().score < clear_score) {
        ++m_tally.ambiguous;
        incident.workflow = "help_needed";
        add_candidates(incident, answer.candidates);
        return {};
    }
    ++m_tally.placed;
    const core::Place& place = answer.candidates.front().place;
    where.position = place.position;
    where.precision = core::precision_of(place);
    where.radius_m = std::max(1.0, std::round(place.radius_m));
    where.name = place.name;
    where.place_id = place.id;
    where.country = place.country;
    if (where.adm1.empty()) where.adm1 = place.kind == core::PlaceKind::region ? place.name : place.region;
    where.method = "geocoded";
    if (incident.when.zone.empty()) incident.when.zone = answer.time_zone;
    return {};
}

} // namespace whenabouts::cli
