#include "exchange/members.hpp"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace whenabouts::exchange {

namespace {

using json::Value;

Value text_or_null(std::string_view text) {
    return text.empty() ? Value() : Value(text);
}

template <class T>
Value number_or_null(const std::optional<T>& number) {
    return number ? Value(*number) : Value();
}

Value list_of(const std::vector<std::string>& words) {
    return words.empty() ? Value() : Value(fmt::format("{}", fmt::join(words, ",")));
}

Value iso_or_null(const std::optional<core::TimePoint>& point) {
    if (!point) return {};
    const auto iso = core::to_iso(*point);
    return iso ? Value(*iso) : Value();
}

Value day_or_null(const std::optional<core::Day>& day) {
    return day ? Value(core::to_string(*day)) : Value();
}

std::string first_in_role(const std::vector<core::Actor>& actors, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
        for (const core::Actor& actor : actors)
            if (actor.role == role) return actor.name;
    return {};
}

Value source_object(const core::Source& source) {
    return Value::Object{{"uid", source.uid},
                         {"kind", source.kind},
                         {"title", text_or_null(source.title)},
                         {"publisher", text_or_null(source.publisher)},
                         {"author", text_or_null(source.author)},
                         {"language", text_or_null(source.language)},
                         {"url", text_or_null(source.url)},
                         {"published", text_or_null(source.published)},
                         {"accessed", text_or_null(source.accessed_at)},
                         {"archived_url", text_or_null(source.archived_url)},
                         {"sha256", text_or_null(source.sha256)},
                         {"text_sha256", text_or_null(source.text_sha256)},
                         {"reliability", text_or_null(source.reliability)}};
}

Value evidence_object(const core::Evidence& evidence) {
    return Value::Object{{"source", evidence.source_uid},
                         {"supports", evidence.supports},
                         {"stance", evidence.stance},
                         {"quote", text_or_null(evidence.quote)},
                         {"start", number_or_null(evidence.start)},
                         {"end", number_or_null(evidence.end)},
                         {"method", evidence.method},
                         {"score", number_or_null(evidence.score)}};
}

template <class T, class Make>
Value array_of(const std::vector<T>& things, Make make) {
    Value::Array array;
    array.reserve(things.size());
    for (const T& thing : things) array.push_back(make(thing));
    return array;
}

void append_when(Value::Object& out, const core::When& when) {
    const core::TimeSpan& span = when.span;
    out.insert(out.end(), {{"t_edtf", span.edtf()},
                           {"t_begin", iso_or_null(span.begin())},
                           {"t_end", iso_or_null(span.end())},
                           {"d_begin", day_or_null(span.first_day())},
                           {"d_end", day_or_null(span.last_day())},
                           {"t_precision", core::to_string(span.precision())},
                           {"t_kind", core::to_string(span.kind())},
                           {"t_zone", text_or_null(when.zone)},
                           {"t_method", when.method}});
}

void append_where(Value::Object& out, const core::Where& where) {
    out.insert(out.end(), {{"place_text", text_or_null(where.text)},
                           {"place_name", text_or_null(where.name)},
                           {"place_id", text_or_null(where.place_id)},
                           {"country", text_or_null(where.country)},
                           {"adm1", text_or_null(where.adm1)},
                           {"adm2", text_or_null(where.adm2)},
                           {"geo_precision", core::to_string(where.precision)},
                           {"geo_radius_m", number_or_null(where.radius_m)},
                           {"geo_method", where.method}});
}

void append_counts(Value::Object& out, const core::Incident& incident) {
    out.insert(
        out.end(),
        {{"actor_a", text_or_null(first_in_role(incident.actors, {"side_a", "alleged_perpetrator", "claimant"}))},
         {"actor_b", text_or_null(first_in_role(incident.actors, {"side_b", "target", "victim"}))},
         {"killed_low", number_or_null(incident.killed.low)},
         {"killed_best", number_or_null(incident.killed.best)},
         {"killed_high", number_or_null(incident.killed.high)},
         {"injured_low", number_or_null(incident.injured.low)},
         {"injured_best", number_or_null(incident.injured.best)},
         {"injured_high", number_or_null(incident.injured.high)},
         {"civ_killed_best", number_or_null(incident.civilians_killed)}});
}

void append_standing(Value::Object& out, const core::Incident& incident) {
    out.insert(out.end(), {{"workflow", incident.workflow},
                           {"verification", incident.verification},
                           {"confidence", number_or_null(incident.confidence)},
                           {"n_sources", static_cast<std::int64_t>(incident.sources.size())},
                           {"tags", list_of(incident.tags)},
                           {"sensitivity", list_of(incident.sensitivity)},
                           {"publish", incident.publish},
                           {"origin", incident.origin},
                           {"origin_id", text_or_null(incident.origin_id)},
                           {"quality", list_of(incident.quality)},
                           {"created_at", text_or_null(incident.created_at)},
                           {"updated_at", text_or_null(incident.updated_at)},
                           {"rev", incident.revision}});
}

bool is_one_day(const core::TimeSpan& span) {
    return span.begin() && span.end() && core::midnight(core::day_of(*span.begin())) == *span.begin() &&
           *span.end() - *span.begin() == std::chrono::days(1);
}

bool is_whole_days(const std::optional<core::TimePoint>& point) {
    return !point || core::midnight(core::day_of(*point)) == *point;
}

} // namespace

int coordinate_decimals(const core::Where& where) {
    const double radius = where.radius_m.value_or(0);
    return radius < 10 ? 6 : radius < 1'000 ? 4 : radius < 10'000 ? 3 : 2;
}

core::LonLat rounded_position(const core::Where& where) {
    const double scale = std::pow(10.0, coordinate_decimals(where));
    const auto round = [scale](double degrees) {
        return std::round(degrees * scale) / scale + 0.0;
    }; // + 0.0: no "-0.0"
    return {round(where.position->lon), round(where.position->lat)};
}

json::Value::Object properties_of(const core::Incident& incident, const taxonomy::Category& category) {
    Value::Object out;
    out.reserve(56);
    out.insert(out.end(), {{"code", text_or_null(incident.code)},
                           {"title", incident.title},
                           {"summary", text_or_null(incident.summary)},
                           {"category", incident.category}});
    append_when(out, incident.when);
    append_where(out, incident.where);
    append_counts(out, incident);
    append_standing(out, incident);
    out.emplace_back("sources", array_of(incident.sources, source_object));
    out.emplace_back("evidence", array_of(incident.evidence, evidence_object));
    out.emplace_back(
        "actors", array_of(incident.actors, [](const core::Actor& actor) {
            return Value(Value::Object{{"name", actor.name}, {"role", actor.role}, {"allegation", actor.allegation}});
        }));
    auto extra = json::parse(incident.extra.empty() ? "null" : incident.extra, "extra");
    out.emplace_back("extra", extra ? std::move(*extra) : Value(incident.extra));
    out.emplace_back("marker-color", category.colour);
    out.emplace_back("marker-symbol", category.symbol);
    return out;
}

json::Value time_member(const core::TimeSpan& span) {
    if (span.is_unknown()) return {};
    if (is_one_day(span)) return Value::Object{{"date", day_or_null(span.first_day())}};
    const auto whole = std::chrono::seconds(1);
    if (span.precision() == core::TimePrecision::second && span.begin() && span.end() &&
        *span.end() - *span.begin() <= whole)
        return Value::Object{{"timestamp", iso_or_null(span.begin())}};
    const bool days = is_whole_days(span.begin()) && is_whole_days(span.end());
    const auto end_of = [&](const std::optional<core::TimePoint>& point, const std::optional<core::Day>& day) {
        Value value = days ? day_or_null(day) : iso_or_null(point);
        return value.is_null() ? Value("..") : value;
    };
    return Value::Object{
        {"interval", Value::Array{end_of(span.begin(), span.first_day()), end_of(span.end(), span.last_day())}}};
}

json::Value flat_object(const core::Incident& incident, const taxonomy::Category& category) {
    Value::Object out{{"id", incident.uid}};
    const auto position = incident.where.position ? std::optional(rounded_position(incident.where)) : std::nullopt;
    out.emplace_back("lon", position ? Value(position->lon) : Value());
    out.emplace_back("lat", position ? Value(position->lat) : Value());
    for (auto& member : properties_of(incident, category)) out.push_back(std::move(member));
    return out;
}

} // namespace whenabouts::exchange
