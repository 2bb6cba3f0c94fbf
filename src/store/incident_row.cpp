#include "store/incident_row.hpp"

#include "core/status_words.hpp"
#include "sql/geometry.hpp"
#include "store/store.hpp"
#include "unicode/utf8.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace whenabouts::store {

namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_edtf = 120;

Value day_or_null(const std::optional<core::Day>& day) {
    // The four-digit form that GeoPackage knows; other years live in t_edtf alone.
    if (!day || day->year < 0 || day->year > 9999) return std::monostate{};
    return core::to_string(*day);
}

Value time_or_null(const std::optional<core::TimePoint>& point) {
    if (!point) return std::monostate{};
    const auto iso = core::to_iso(*point);
    return iso ? Value(*iso) : Value(std::monostate{});
}

/// The first party in one of these roles: a flat copy for programs that show one table.
std::string first_in_role(const std::vector<core::Actor>& actors, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
        for (const core::Actor& actor : actors)
            if (actor.role == role) return actor.name;
    return {};
}

std::size_t count_sources(const core::Incident& incident) {
    return incident.sources.size();
}

template <std::size_t N>
core::Result<void> require_word(std::string_view name, std::string_view value,
                                const std::array<std::string_view, N>& known, const std::string& store) {
    if (core::is_one_of(value, known)) return {};
    return core::refused(store, fmt::format("'{}' is no {}", value, name),
                         fmt::format("use one of {}", fmt::join(known, ", ")));
}

core::Result<void> require_words(const core::Incident& incident, const std::string& store) {
    auto known = require_word("workflow", incident.workflow, core::workflow_words, store);
    if (known) known = require_word("verification", incident.verification, core::verification_words, store);
    if (known) known = require_word("publish", incident.publish, core::publish_words, store);
    return known;
}

core::Result<void> require_text(const core::Incident& incident, const std::string& store) {
    for (const auto& [name, text] : {std::pair<std::string_view, const std::string&>{"title", incident.title},
                                     {"summary", incident.summary},
                                     {"place", incident.where.text},
                                     {"place name", incident.where.name},
                                     {"origin", incident.origin},
                                     {"origin id", incident.origin_id}})
        if (const auto at = unicode::first_invalid_byte(text))
            return core::refused(store, fmt::format("the {} is not UTF-8 (byte {})", name, *at + 1),
                                 "convert it to UTF-8 first");
    return {};
}

constexpr std::array<std::string_view, 49> columns{
    "fid",         "geom",         "uid",           "code",         "title",        "summary",
    "category",    "t_edtf",       "t_begin",       "t_end",        "t_precision",  "t_kind",
    "t_zone",      "t_method",     "place_text",    "place_name",   "place_id",     "country",
    "adm1",        "adm2",         "geo_precision", "geo_radius_m", "geo_method",   "killed_low",
    "killed_best", "killed_high",  "injured_low",   "injured_best", "injured_high", "civ_killed_best",
    "workflow",    "verification", "confidence",    "tags",         "sensitivity",  "publish",
    "origin",      "origin_id",    "quality",       "extra",        "created_at",   "updated_at",
    "rev",         "deleted",      "n_sources",     "d_begin",      "d_end",        "actor_a",
    "actor_b"};

/// Position of a column in `columns`, found at compile time.
consteval int at(std::string_view name) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == name) return static_cast<int>(i);
    throw "no such column";
}

core::TimeSpan read_span(const sql::Statement& row) {
    core::TimeSpan span = core::TimeSpan::parse(row.text(at("t_edtf"))).value_or(core::TimeSpan());
    // Absent bounds follow the words: years that the columns cannot hold, and rows that another program just wrote.
    core::TimeWindow window{core::parse_iso(row.text(at("t_begin"))), core::parse_iso(row.text(at("t_end")))};
    if (!window.from) window.from = span.begin();
    if (!window.until) window.until = span.end();
    span = span.with(window);
    const auto precision = core::parse_time_precision(row.text(at("t_precision")));
    if (precision && *precision != core::TimePrecision::unknown) span = span.with(*precision);
    if (const auto kind = core::parse_time_kind(row.text(at("t_kind")))) span = span.with(*kind);
    return span;
}

void read_where(const sql::Statement& row, core::Where& where) {
    where.position = sql::point_of(row.blob(at("geom")));
    where.precision = core::parse_place_precision(row.text(at("geo_precision"))).value_or(core::PlacePrecision::none);
    where.radius_m = row.optional_real(at("geo_radius_m"));
    if (where.position && where.precision == core::PlacePrecision::none)
        where.precision = core::PlacePrecision::vicinity;
    if (where.position && !where.radius_m) where.radius_m = usual_radius_m(where.precision);
    where.text = row.text(at("place_text"));
    where.name = row.text(at("place_name"));
    where.place_id = row.text(at("place_id"));
    where.country = row.text(at("country"));
    where.adm1 = row.text(at("adm1"));
    where.adm2 = row.text(at("adm2"));
    where.method = row.text(at("geo_method"));
}

void append_time(Fields& fields, const core::When& when) {
    const core::TimeSpan& span = when.span;
    fields.insert(fields.end(), {{"t_edtf", span.edtf()},
                                 {"t_begin", time_or_null(span.begin())},
                                 {"t_end", time_or_null(span.end())},
                                 {"d_begin", day_or_null(span.first_day())},
                                 {"d_end", day_or_null(span.last_day())},
                                 {"t_precision", std::string(core::to_string(span.precision()))},
                                 {"t_kind", std::string(core::to_string(span.kind()))},
                                 {"t_zone", text_or_null(when.zone)},
                                 {"t_method", when.method}});
}

void append_place(Fields& fields, const core::Where& where) {
    Value geometry;
    if (where.position) geometry = Blob{sql::point_blob(*where.position)};
    std::optional<double> radius = where.radius_m;
    if (where.position && !radius) radius = usual_radius_m(where.precision);
    fields.insert(fields.end(), {{"geom", std::move(geometry)},
                                 {"place_text", text_or_null(where.text)},
                                 {"place_name", text_or_null(where.name)},
                                 {"place_id", text_or_null(where.place_id)},
                                 {"country", text_or_null(where.country)},
                                 {"adm1", text_or_null(where.adm1)},
                                 {"adm2", text_or_null(where.adm2)},
                                 {"geo_precision", std::string(core::to_string(where.precision))},
                                 {"geo_radius_m", value_or_null(radius)},
                                 {"geo_method", where.method}});
}

void append_counts(Fields& fields, const core::Incident& incident) {
    fields.insert(
        fields.end(),
        {{"actor_a", text_or_null(first_in_role(incident.actors, {"side_a", "alleged_perpetrator", "claimant"}))},
         {"actor_b", text_or_null(first_in_role(incident.actors, {"side_b", "target", "victim"}))},
         {"killed_low", value_or_null(incident.killed.low)},
         {"killed_best", value_or_null(incident.killed.best)},
         {"killed_high", value_or_null(incident.killed.high)},
         {"injured_low", value_or_null(incident.injured.low)},
         {"injured_best", value_or_null(incident.injured.best)},
         {"injured_high", value_or_null(incident.injured.high)},
         {"civ_killed_best", value_or_null(incident.civilians_killed)}});
}

} // namespace

core::Result<void> require_sound(const core::Incident& incident, const std::string& store) {
    if (incident.title.empty())
        return core::refused(store, "an incident needs a title", "say in one sentence what happened");
    if (auto text = require_text(incident, store); !text) return text;
    if (const std::size_t length = unicode::count_code_points(incident.title); length > longest_title)
        return core::refused(store, fmt::format("the title has {} characters, {} at most", length, longest_title),
                             "shorten it and put the rest into the summary");
    if (incident.when.span.edtf().size() > longest_edtf)
        return core::refused(store, "the date is too long", "describe it as one interval");
    if (auto words = require_words(incident, store); !words) return words;
    const core::Where& where = incident.where;
    if (where.position && !core::is_valid(*where.position))
        return core::refused(store, fmt::format("{},{} is no position", where.position->lon, where.position->lat),
                             "give longitude,latitude");
    if (where.position && where.precision == core::PlacePrecision::none)
        return core::refused(store, "a position needs a precision", "say how exactly the place is known");
    if (where.radius_m && !(*where.radius_m >= 0)) return core::refused(store, "a radius cannot be negative");
    if (incident.confidence && (*incident.confidence < 0 || *incident.confidence > 100))
        return core::refused(store, fmt::format("{} is no confidence", *incident.confidence), "give 0 to 100");
    if (!incident.extra.empty()) {
        const auto extra = json::parse(incident.extra, store);
        if (!extra || extra->object() == nullptr) return core::refused(store, "the further members are no JSON object");
    }
    return {};
}

core::Result<void> check_incident(const core::Incident& incident) {
    return require_sound(incident, {});
}

double usual_radius_m(core::PlacePrecision precision) {
    switch (precision) {
    case core::PlacePrecision::exact:
        return 10;
    case core::PlacePrecision::site:
        return 100;
    case core::PlacePrecision::vicinity:
        return 1'000;
    case core::PlacePrecision::settlement:
        return 5'000;
    case core::PlacePrecision::near:
        return 25'000;
    case core::PlacePrecision::adm3:
        return 10'000;
    case core::PlacePrecision::adm2:
        return 30'000;
    case core::PlacePrecision::adm1:
        return 100'000;
    case core::PlacePrecision::area:
    case core::PlacePrecision::water:
        return 200'000;
    case core::PlacePrecision::country:
        return 400'000;
    case core::PlacePrecision::none:
        break;
    }
    return 0;
}

Fields fields_of(const core::Incident& incident, std::string_view now) {
    Fields fields;
    fields.reserve(columns.size());
    fields.insert(
        fields.end(),
        {{"title", incident.title}, {"summary", text_or_null(incident.summary)}, {"category", incident.category}});
    append_time(fields, incident.when);
    append_place(fields, incident.where);
    append_counts(fields, incident);
    std::optional<std::int64_t> confidence;
    if (incident.confidence) confidence = *incident.confidence;
    fields.insert(fields.end(), {{"workflow", incident.workflow},
                                 {"verification", incident.verification},
                                 {"confidence", value_or_null(confidence)},
                                 {"n_sources", static_cast<std::int64_t>(count_sources(incident))},
                                 {"tags", text_or_null(join_list(incident.tags))},
                                 {"sensitivity", join_list(incident.sensitivity)},
                                 {"publish", incident.publish},
                                 {"origin", incident.origin},
                                 {"origin_id", text_or_null(incident.origin_id)},
                                 {"quality", join_list(incident.quality)},
                                 {"extra", text_or_null(incident.extra)},
                                 {"updated_at", std::string(now)},
                                 {"deleted", std::int64_t{incident.deleted ? 1 : 0}}});
    return fields;
}

std::string incident_columns() {
    return fmt::format("i.{}", fmt::join(columns, ",i."));
}

std::string outline_columns() {
    constexpr std::array<std::string_view, 9> wanted{"fid",         "geom",   "t_edtf",        "t_begin",     "t_end",
                                                     "t_precision", "t_kind", "geo_precision", "geo_radius_m"};
    std::string out;
    for (const std::string_view column : columns) {
        const bool is_wanted = std::find(wanted.begin(), wanted.end(), column) != wanted.end();
        out.append(out.empty() ? "" : ",").append(is_wanted ? "i." : "NULL").append(is_wanted ? column : "");
    }
    return out;
}

core::Incident read_incident(const sql::Statement& row) {
    core::Incident incident;
    IncidentReader().read(row, incident);
    return incident;
}

const core::TimeSpan& IncidentReader::span_of(const sql::Statement& row) {
    m_key.clear();
    for (const int column : {at("t_edtf"), at("t_begin"), at("t_end"), at("t_precision"), at("t_kind")})
        m_key.append(row.text(column)).append("\n");
    const auto known = m_spans.find(m_key);
    if (known != m_spans.end()) return known->second;
    constexpr std::size_t most = 50'000; // times to the second may all differ
    if (m_spans.size() >= most) m_spans.clear();
    return m_spans.emplace(m_key, read_span(row)).first->second;
}

void IncidentReader::read(const sql::Statement& row, core::Incident& incident) {
    incident.id = row.integer(at("fid"));
    incident.uid = row.text(at("uid"));
    incident.code = row.text(at("code"));
    incident.title = row.text(at("title"));
    incident.summary = row.text(at("summary"));
    incident.category = row.text(at("category"));
    incident.when.span = span_of(row);
    incident.when.zone = row.text(at("t_zone"));
    incident.when.method = row.text(at("t_method"));
    read_where(row, incident.where);
    incident.killed = {row.optional_integer(at("killed_low")), row.optional_integer(at("killed_best")),
                       row.optional_integer(at("killed_high"))};
    incident.injured = {row.optional_integer(at("injured_low")), row.optional_integer(at("injured_best")),
                        row.optional_integer(at("injured_high"))};
    incident.civilians_killed = row.optional_integer(at("civ_killed_best"));
    incident.workflow = row.text(at("workflow"));
    incident.verification = row.text(at("verification"));
    const auto confidence = row.optional_integer(at("confidence"));
    incident.confidence = confidence ? std::optional(static_cast<int>(*confidence)) : std::nullopt;
    incident.tags = split_list(row.text(at("tags")));
    incident.sensitivity = split_list(row.text(at("sensitivity")));
    incident.publish = row.text(at("publish"));
    incident.origin = row.text(at("origin"));
    incident.origin_id = row.text(at("origin_id"));
    incident.quality = split_list(row.text(at("quality")));
    incident.extra = row.text(at("extra"));
    incident.created_at = row.text(at("created_at"));
    incident.updated_at = row.text(at("updated_at"));
    incident.revision = row.integer(at("rev"));
    incident.deleted = row.integer(at("deleted")) != 0;
    incident.actors.clear();
    incident.evidence.clear();
    incident.sources.clear();
}

std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view word = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
        while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

std::string join_list(const std::vector<std::string>& words) {
    std::string list;
    for (std::string word : words) {
        std::replace(word.begin(), word.end(), ',', ' '); // a comma would make two words of one
        if (!word.empty()) list.append(list.empty() ? "" : ",").append(word);
    }
    return list;
}

} // namespace whenabouts::store
