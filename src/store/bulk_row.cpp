#include "store/bulk_row.hpp"

#include "digest/sha256.hpp"
#include "sql/geometry.hpp"
#include "store/identity.hpp"
#include "store/incident_row.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>

namespace whenabouts::store {

namespace {

constexpr std::array<std::string_view, 52> table_columns{"fid",           "geom",
                                                         "uid",           "code",
                                                         "title",         "summary",
                                                         "category",      "t_edtf",
                                                         "t_begin",       "t_end",
                                                         "d_begin",       "d_end",
                                                         "t_precision",   "t_kind",
                                                         "t_zone",        "t_method",
                                                         "place_text",    "place_name",
                                                         "place_id",      "country",
                                                         "adm1",          "adm2",
                                                         "geo_precision", "geo_radius_m",
                                                         "geo_method",    "actor_a",
                                                         "actor_b",       "killed_low",
                                                         "killed_best",   "killed_high",
                                                         "injured_low",   "injured_best",
                                                         "injured_high",  "civ_killed_best",
                                                         "workflow",      "verification",
                                                         "confidence",    "n_sources",
                                                         "tags",          "sensitivity",
                                                         "publish",       "publish_radius_m",
                                                         "embargo_until", "origin",
                                                         "origin_id",     "import_id",
                                                         "quality",       "extra",
                                                         "created_at",    "updated_at",
                                                         "rev",           "deleted"};

constexpr std::array<std::string_view, 7> time_methods{"stated",   "relative", "publication", "chronolocation",
                                                       "metadata", "imported", "manual"};
constexpr std::array<std::string_view, 6> place_methods{"manual",      "geocoded", "coordinates",
                                                        "geolocation", "metadata", "imported"};

template <class List>
bool among(const List& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void add_or_null(sql::RowBlock& block, const std::optional<std::int64_t>& value) {
    value ? block.add(*value) : block.add_null();
}

bool not_negative(const core::Casualties& counts) {
    return counts.low.value_or(0) >= 0 && counts.best.value_or(0) >= 0 && counts.high.value_or(0) >= 0;
}

void add_counts(sql::RowBlock& block, const core::Casualties& counts) {
    add_or_null(block, counts.low);
    add_or_null(block, counts.best);
    add_or_null(block, counts.high);
}

/// "2024-01-02T03:04:05.678Z": what the time columns' CHECKs and their NUMERIC affinity leave alone.
bool is_iso_time(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return false;
    return true;
}

std::string day_text(const std::optional<core::Day>& day) {
    return day && day->year >= 0 && day->year <= 9999 ? core::to_string(*day) : std::string();
}

std::string time_text(const std::optional<core::TimePoint>& point) {
    return point ? core::to_iso(*point).value_or("") : std::string();
}

/// The first party in one of these roles; see fields_of().
std::string_view party(const core::Incident& incident, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
        for (const core::Actor& actor : incident.actors)
            if (actor.role == role) return actor.name;
    return {};
}

void add_place(const core::Where& where, sql::RowBlock& block) {
    block.add_text_or_null(where.text);
    block.add_text_or_null(where.name);
    block.add_text_or_null(where.place_id);
    block.add_text_or_null(where.country);
    block.add_text_or_null(where.adm1);
    block.add_text_or_null(where.adm2);
    block.add_text(core::to_string(where.precision));
    std::optional<double> radius = where.radius_m;
    if (where.position && !radius) radius = usual_radius_m(where.precision);
    radius ? block.add(*radius) : block.add_null();
    block.add_text(where.method);
}

} // namespace

std::span<const std::string_view> incident_table_columns() {
    return table_columns;
}

const BulkRows::Times& BulkRows::times_of(const core::TimeSpan& span) {
    m_key.clear();
    for (const auto& bound : {span.begin(), span.end()})
        m_key.append(bound ? fmt::format_int(bound->time_since_epoch().count()).c_str() : "-").append("/");
    const auto known = m_times.find(m_key);
    if (known != m_times.end()) return known->second;
    constexpr std::size_t most = 50'000; // times to the second may all differ
    if (m_times.size() >= most) m_times.clear();
    return m_times
        .emplace(m_key, Times{time_text(span.begin()), time_text(span.end()), day_text(span.first_day()),
                              day_text(span.last_day())})
        .first->second;
}

/// Every CHECK that require_sound() and the types do not make certain.
bool BulkRows::passes(const core::Incident& incident, const Times& times) const {
    const core::Where& where = incident.where;
    const std::string_view country = where.country;
    const bool ordered = times.begin.empty() || times.end.empty() || times.begin < times.end;
    const bool days_ordered = times.first_day.empty() || times.last_day.empty() || times.first_day <= times.last_day;
    const bool two_letters =
        country.empty() || (country.size() == 2 && std::all_of(country.begin(), country.end(),
                                                               [](unsigned char c) { return c > 0 && c < 0x80; }));
    return ordered && days_ordered && two_letters && among(time_methods, incident.when.method) &&
           among(place_methods, where.method) && not_negative(incident.killed) && not_negative(incident.injured) &&
           incident.civilians_killed.value_or(0) >= 0 && incident.title.front() != '\0' &&
           !incident.when.span.edtf().empty() && incident.when.span.edtf().front() != '\0' &&
           (incident.created_at.empty() || is_iso_time(incident.created_at));
}

void BulkRows::add_time(const core::When& when, const Times& times, sql::RowBlock& block) const {
    block.add_text(when.span.edtf());
    block.add_text_or_null(times.begin);
    block.add_text_or_null(times.end);
    block.add_text_or_null(times.first_day);
    block.add_text_or_null(times.last_day);
    block.add_text(core::to_string(when.span.precision()));
    block.add_text(core::to_string(when.span.kind()));
    block.add_text_or_null(when.zone);
    block.add_text(when.method);
}

core::Result<bool> BulkRows::append(const core::Incident& incident, std::int64_t fid, std::string_view uid,
                                    sql::RowBlock& block) {
    if (auto sound = require_sound(incident, m_store); !sound) return tl::make_unexpected(sound.error());
    const Times& times = times_of(incident.when.span);
    if (!passes(incident, times)) return false;
    block.add(fid);
    incident.where.position ? block.add_blob(sql::point_blob(*incident.where.position)) : block.add_null();
    block.add_text(uid);
    block.add_text(bulk_code(incident.where.country, fid));
    block.add_text(incident.title);
    block.add_text_or_null(incident.summary);
    block.add_text(incident.category);
    add_time(incident.when, times, block);
    add_place(incident.where, block);
    block.add_text_or_null(party(incident, {"side_a", "alleged_perpetrator", "claimant"}));
    block.add_text_or_null(party(incident, {"side_b", "target", "victim"}));
    add_counts(block, incident.killed);
    add_counts(block, incident.injured);
    add_or_null(block, incident.civilians_killed);
    block.add_text(incident.workflow);
    block.add_text(incident.verification);
    incident.confidence ? block.add(std::int64_t{*incident.confidence}) : block.add_null();
    block.add(static_cast<std::int64_t>(incident.sources.size()));
    block.add_text_or_null(join_list(incident.tags));
    block.add_text(join_list(incident.sensitivity));
    block.add_text(incident.publish);
    block.add_null();
    block.add_null();
    block.add_text(incident.origin);
    block.add_text_or_null(incident.origin_id);
    block.add(m_import_id);
    block.add_text(join_list(incident.quality));
    block.add_text_or_null(incident.extra);
    block.add_text(incident.created_at.empty() ? m_now : incident.created_at);
    block.add_text(m_now);
    block.add(std::int64_t{1});
    block.add(std::int64_t{incident.deleted ? 1 : 0});
    return true;
}

std::string BulkUids::next(const core::Incident& incident, std::int64_t number) {
    if (is_uid(incident.uid)) return incident.uid;
    if (m_prefix.empty() || m_origin != incident.origin) {
        m_origin = incident.origin;
        const auto hash = digest::sha256(m_origin);
        m_prefix.assign(hash.begin(), hash.begin() + 4);
    }
    std::string name = incident.origin + '\n' + incident.origin_id;
    if (incident.origin_id.empty()) { // nothing names this row anywhere else
        if (m_secret.empty()) {
            const auto random = digest::random_bytes();
            m_secret.assign(random.begin(), random.end());
        }
        name += m_secret + std::to_string(number);
    }
    const auto hash = digest::sha256(name);
    std::string bytes = m_prefix;
    // 28 bits of the number around the version's four; then the variant's two and 62 of the digest.
    const auto n = static_cast<std::uint64_t>(number);
    bytes += static_cast<char>((n >> 20U) & 0xFFU);
    bytes += static_cast<char>((n >> 12U) & 0xFFU);
    bytes += static_cast<char>(0x80U | ((n >> 8U) & 0x0FU));
    bytes += static_cast<char>(n & 0xFFU);
    bytes += static_cast<char>(0x80U | (hash[0] & 0x3FU));
    bytes.append(hash.begin() + 1, hash.begin() + 8);
    std::string text = digest::hex(bytes);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
    return text;
}

} // namespace whenabouts::store
