#include "exchange/geojson_reader.hpp"

#include "json/value.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

namespace whenabouts::exchange {

namespace {

using json::Value;

std::string text(const Value& object, std::string_view name) {
    return std::string(object[name].text());
}

/// A point in time in the form that GeoPackage knows; empty when it is none.
std::string moment(const Value& object, std::string_view name) {
    const auto point = core::parse_iso(object[name].text());
    return point ? core::to_iso(*point).value_or("") : std::string();
}

std::optional<std::int64_t> whole(const Value& value) {
    const auto* const number = value.whole();
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

std::optional<double> real(const Value& value) {
    return value.is_number() ? std::optional(value.number()) : std::nullopt;
}

std::vector<std::string> words(const Value& list) {
    std::vector<std::string> out;
    std::string_view rest = list.text();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (end > 0) out.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

core::Result<core::When> read_when(const Value& p) {
    auto span = core::TimeSpan::parse(p["t_edtf"].text());
    if (!span) return tl::make_unexpected(span.error());
    core::TimeWindow window{core::parse_iso(p["t_begin"].text()), core::parse_iso(p["t_end"].text())};
    if (!window.from) window.from = span->begin();
    if (!window.until) window.until = span->end();
    core::TimeSpan whole = span->with(window);
    if (const auto precision = core::parse_time_precision(p["t_precision"].text())) whole = whole.with(*precision);
    if (const auto kind = core::parse_time_kind(p["t_kind"].text())) whole = whole.with(*kind);
    return core::When{whole, text(p, "t_zone"), std::string(p["t_method"].text("stated"))};
}

core::Result<core::Where> read_where(const Value& geometry, const Value& p) {
    core::Where where;
    if (!geometry.is_null()) {
        const auto* const at = geometry["coordinates"].array();
        if (geometry["type"].text() != "Point" || at == nullptr || at->size() < 2 || !at->front().is_number() ||
            !(*at)[1].is_number())
            return core::refused({}, "its geometry is no point");
        where.position = core::LonLat{at->front().number(), (*at)[1].number()};
        if (!core::is_valid(*where.position)) return core::refused({}, "its coordinates are out of range");
    }
    where.precision = core::parse_place_precision(p["geo_precision"].text()).value_or(core::PlacePrecision::none);
    where.radius_m = real(p["geo_radius_m"]);
    where.text = text(p, "place_text");
    where.name = text(p, "place_name");
    where.place_id = text(p, "place_id");
    where.country = text(p, "country");
    where.adm1 = text(p, "adm1");
    where.adm2 = text(p, "adm2");
    where.method = p["geo_method"].text("imported");
    return where;
}

core::Source read_source(const Value& s) {
    core::Source source;
    source.uid = text(s, "uid");
    source.kind = s["kind"].text("web");
    source.title = text(s, "title");
    source.publisher = text(s, "publisher");
    source.author = text(s, "author");
    source.language = text(s, "language");
    source.url = text(s, "url");
    source.published = text(s, "published");
    source.accessed_at = moment(s, "accessed");
    source.archived_url = text(s, "archived_url");
    source.sha256 = text(s, "sha256");
    source.text_sha256 = text(s, "text_sha256");
    source.reliability = text(s, "reliability");
    return source;
}

core::Evidence read_evidence(const Value& e) {
    core::Evidence evidence;
    evidence.source_uid = text(e, "source");
    evidence.supports = e["supports"].text("what");
    evidence.stance = e["stance"].text("supports");
    evidence.quote = text(e, "quote");
    evidence.start = whole(e["start"]);
    evidence.end = whole(e["end"]);
    evidence.method = e["method"].text("imported");
    evidence.score = real(e["score"]);
    return evidence;
}

void read_belongings(const Value& p, core::Incident& incident) {
    const auto each = [&p](std::string_view name, const auto& use) {
        if (const auto* const array = p[name].array())
            for (const Value& value : *array) use(value);
    };
    each("sources", [&](const Value& v) { incident.sources.push_back(read_source(v)); });
    each("evidence", [&](const Value& v) { incident.evidence.push_back(read_evidence(v)); });
    each("actors", [&](const Value& v) {
        const bool* const allegation = v["allegation"].boolean();
        incident.actors.push_back(
            {text(v, "name"), std::string(v["role"].text("other")), allegation == nullptr || *allegation});
    });
}

/// Members of `properties` that the model has; what was worked out from others (n_sources, marker-color …) is not read.
constexpr std::array<std::string_view, 54> known_members{"code",
                                                         "title",
                                                         "summary",
                                                         "category",
                                                         "t_edtf",
                                                         "t_begin",
                                                         "t_end",
                                                         "d_begin",
                                                         "d_end",
                                                         "t_precision",
                                                         "t_kind",
                                                         "t_zone",
                                                         "t_method",
                                                         "place_text",
                                                         "place_name",
                                                         "place_id",
                                                         "country",
                                                         "adm1",
                                                         "adm2",
                                                         "geo_precision",
                                                         "geo_radius_m",
                                                         "geo_method",
                                                         "actor_a",
                                                         "actor_b",
                                                         "killed_low",
                                                         "killed_best",
                                                         "killed_high",
                                                         "injured_low",
                                                         "injured_best",
                                                         "injured_high",
                                                         "civ_killed_best",
                                                         "workflow",
                                                         "verification",
                                                         "confidence",
                                                         "n_sources",
                                                         "tags",
                                                         "sensitivity",
                                                         "publish",
                                                         "origin",
                                                         "origin_id",
                                                         "quality",
                                                         "created_at",
                                                         "updated_at",
                                                         "rev",
                                                         "sources",
                                                         "evidence",
                                                         "actors",
                                                         "extra",
                                                         "marker-color",
                                                         "marker-symbol",
                                                         "id",
                                                         "lon",
                                                         "lat",
                                                         "deleted"};

/// `extra`, with the members that somebody else added.
std::string read_extra(const Value& p) {
    Value extra = p["extra"].object() != nullptr ? p["extra"] : Value();
    for (const auto& [name, value] : *p.object())
        if (!value.is_null() && std::find(known_members.begin(), known_members.end(), name) == known_members.end())
            extra.set(name, value);
    return extra.is_null() ? std::string() : json::print(extra);
}

} // namespace

core::Result<core::Incident> incident_of_feature(const Value& feature) {
    const Value& p = feature["properties"];
    if (p["t_edtf"].string() == nullptr) return core::refused({}, "it has no t_edtf: not written by Whenabouts");
    core::Incident incident;
    incident.uid = text(feature, "id");
    incident.code = text(p, "code");
    incident.title = text(p, "title");
    incident.summary = text(p, "summary");
    incident.category = p["category"].text("unclassified");
    auto when = read_when(p);
    if (!when) return tl::make_unexpected(when.error());
    auto where = read_where(feature["geometry"], p);
    if (!where) return tl::make_unexpected(where.error());
    incident.when = std::move(*when);
    incident.where = std::move(*where);
    incident.killed = {whole(p["killed_low"]), whole(p["killed_best"]), whole(p["killed_high"])};
    incident.injured = {whole(p["injured_low"]), whole(p["injured_best"]), whole(p["injured_high"])};
    incident.civilians_killed = whole(p["civ_killed_best"]);
    incident.workflow = p["workflow"].text("todo");
    incident.verification = p["verification"].text("unverified");
    if (const auto confidence = whole(p["confidence"])) incident.confidence = static_cast<int>(*confidence);
    incident.tags = words(p["tags"]);
    incident.sensitivity = words(p["sensitivity"]);
    incident.publish = p["publish"].text("private");
    incident.origin = p["origin"].text("manual");
    incident.origin_id = text(p, "origin_id");
    incident.quality = words(p["quality"]);
    incident.created_at = moment(p, "created_at");
    incident.updated_at = moment(p, "updated_at");
    incident.extra = read_extra(p);
    read_belongings(p, incident);
    return incident;
}

core::Result<std::vector<core::Incident>> read_geojson(std::string_view text, std::string_view where) {
    auto parsed = json::parse(text, where);
    if (!parsed) return tl::make_unexpected(parsed.error());
    const auto* const features = (*parsed)["features"].array();
    if (features == nullptr)
        return core::unreadable(std::string(where), "is no GeoJSON feature collection",
                                "give a file that 'whenabouts export' wrote");
    std::vector<core::Incident> incidents;
    for (std::size_t i = 0; i < features->size(); ++i) {
        auto incident = incident_of_feature((*features)[i]);
        if (!incident)
            return core::unreadable(std::string(where), fmt::format("feature {}: {}", i + 1, incident.error().what));
        incidents.push_back(std::move(*incident));
    }
    return incidents;
}

} // namespace whenabouts::exchange
