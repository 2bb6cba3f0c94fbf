#include "cli/geocode_answers.hpp"

#include "cli/batch_report.hpp"
#include "cli/incident_words.hpp"
#include "cli/places.hpp"
#include "cli/terminal.hpp"
#include "exchange/csv_row.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::cli {
namespace {

std::string reasons_line(const core::Candidate& candidate) {
    std::string out;
    for (const std::string& reason : candidate.reasons) {
        if (!out.empty()) out += "; ";
        out += reason;
    }
    return out;
}

json::Value answer_json(const Answer& answer) {
    json::Value::Array candidates;
    for (const core::Candidate& candidate : answer.candidates) candidates.push_back(to_json(candidate));
    json::Value out;
    out.set("query", answer.query);
    out.set("candidates", std::move(candidates));
    return out;
}

/// One row of the table for people, before its columns are lined up.
struct Row {
    std::string name, kind, where, position, reach, score, why;
};

/// "±9.1 km" for a place at a point, "186 km across" for an area: nobody shall take a region for a circle round a
/// point.
std::string reach_of(const core::Place& place) {
    switch (place.kind) {
    case core::PlaceKind::region:
    case core::PlaceKind::district:
    case core::PlaceKind::country:
    case core::PlaceKind::area:
    case core::PlaceKind::water:
    case core::PlaceKind::physical:
        return distance_words(2 * place.radius_m) + " across";
    default:
        return "±" + distance_words(place.radius_m);
    }
}

/// No more decimals than the place is known to.
std::string position_of(const core::Place& place) {
    const int decimals = place.radius_m < 50 ? 5 : place.radius_m < 500 ? 4 : place.radius_m < 50'000 ? 3 : 2;
    return fmt::format("{:.{}f}, {:.{}f}", place.position.lon, decimals, place.position.lat, decimals);
}

Row table_row(const core::Candidate& candidate, const std::string& country) {
    const core::Place& place = candidate.place;
    std::string where = place.region == place.name ? std::string{} : place.region;
    if (!country.empty()) where += (where.empty() ? "" : ", ") + country;
    return {place.name,
            std::string(to_string(place.kind)),
            where,
            position_of(place),
            reach_of(place),
            fmt::format("{:.2f}", candidate.score),
            reasons_line(candidate)};
}

std::string query_line(const Answer& answer) {
    std::string out = printable(answer.query);
    if (answer.candidates.empty()) return out + ": not found\n";
    const std::size_t close = close_candidates(answer.candidates);
    if (close > 1) out += fmt::format("  — ambiguous: {} places fit about as well", close);
    return out + "\n";
}

} // namespace

const std::string& AnswerPrinter::country_name(const std::string& code) {
    const auto known = m_countries.find(code);
    if (known != m_countries.end()) return known->second;
    const auto country = m_gazetteer->place("country:" + code, m_language);
    return m_countries.emplace(code, country ? country->name : code).first->second;
}

void AnswerPrinter::begin() {
    if (m_form == AnswerForm::json) print("[");
    if (m_form == AnswerForm::geojson) print("{\"type\":\"FeatureCollection\",\"features\":[");
    if (m_form != AnswerForm::csv) return;
    std::string line = "query,rank";
    for (const std::string& column : answer_columns()) line += "," + column;
    print(line + "\r\n");
}

void AnswerPrinter::add(const Answer& answer) {
    switch (m_form) {
    case AnswerForm::table:
        add_table(answer);
        break;
    case AnswerForm::csv:
        add_csv(answer);
        break;
    case AnswerForm::geojson:
        add_geojson(answer);
        break;
    case AnswerForm::jsonl:
        print(json::print(answer_json(answer)) + "\n");
        break;
    case AnswerForm::json:
        print((m_first ? "\n" : ",\n") + json::print(answer_json(answer)));
        break;
    }
    m_first = false;
}

void AnswerPrinter::end() {
    if (m_form == AnswerForm::json) print("\n]\n");
    if (m_form == AnswerForm::geojson) print("\n]}\n");
}

void AnswerPrinter::add_table(const Answer& answer) {
    if (!m_first) print("\n");
    print(query_line(answer));
    if (answer.candidates.empty()) return;
    std::vector<Row> rows;
    for (const core::Candidate& candidate : answer.candidates) {
        const core::Place& place = candidate.place;
        const bool country = place.kind != core::PlaceKind::country && !place.country.empty();
        rows.push_back(table_row(candidate, country ? country_name(place.country) : std::string{}));
    }
    const auto widest = [&rows](std::string Row::*cell) {
        std::size_t columns = 0;
        for (const Row& row : rows) columns = std::max(columns, display_width(row.*cell));
        return columns;
    };
    const std::size_t name = widest(&Row::name);
    const std::size_t kind = widest(&Row::kind);
    const std::size_t where = widest(&Row::where);
    const std::size_t position = widest(&Row::position);
    const std::size_t reach = widest(&Row::reach);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        print(fmt::format("{:>3}  {}  {}  {}  {}  {}  {}  {}\n", i + 1, row.score, padded(row.name, name),
                          padded(row.kind, kind), padded(row.where, where), padded(row.position, position),
                          padded(row.reach, reach), row.why));
    }
}

void AnswerPrinter::add_csv(const Answer& answer) {
    const auto line = [&](std::size_t rank, const core::Candidate* candidate) {
        std::string out = exchange::csv_field(answer.query) + "," + (rank == 0 ? "" : std::to_string(rank));
        for (const std::string& field : answer_fields(candidate)) out += "," + exchange::csv_field(field);
        print(out + "\r\n");
    };
    if (answer.candidates.empty()) line(0, nullptr);
    for (std::size_t i = 0; i < answer.candidates.size(); ++i) line(i + 1, &answer.candidates[i]);
}

void AnswerPrinter::add_geojson(const Answer& answer) {
    std::size_t rank = 0;
    for (const core::Candidate& candidate : answer.candidates) {
        json::Value properties;
        properties.set("query", answer.query);
        properties.set("rank", static_cast<std::int64_t>(++rank));
        const json::Value members = to_json(candidate);
        for (const auto& [name, value] : *members.object())
            if (name != "lon" && name != "lat" && name != "bbox") properties.set(name, value);
        json::Value geometry;
        geometry.set("type", "Point");
        geometry.set("coordinates", json::Value::Array{members["lon"], members["lat"]});
        json::Value feature;
        feature.set("type", "Feature");
        if (!members["bbox"].is_null()) feature.set("bbox", members["bbox"]);
        feature.set("geometry", std::move(geometry));
        feature.set("properties", std::move(properties));
        print((m_first ? "\n" : ",\n") + json::print(feature));
        m_first = false;
    }
}

const std::vector<std::string>& answer_columns() {
    static const std::vector<std::string> columns{"place_id", "place_name", "matched", "kind",
                                                  "country",  "region",     "lon",     "lat",
                                                  "radius_m", "population", "score"};
    return columns;
}

std::vector<std::string> answer_fields(const core::Candidate* candidate) {
    if (candidate == nullptr) return std::vector<std::string>(answer_columns().size());
    const core::Place& place = candidate->place;
    return {place.id,
            place.name,
            candidate->matched,
            std::string(to_string(place.kind)),
            place.country,
            place.region,
            fmt::format("{:.6f}", place.position.lon),
            fmt::format("{:.6f}", place.position.lat),
            fmt::format("{:.0f}", place.radius_m),
            std::to_string(place.population),
            fmt::format("{:.4f}", candidate->score)};
}

} // namespace whenabouts::cli
