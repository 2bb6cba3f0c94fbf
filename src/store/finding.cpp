#include "store/finding.hpp"

#include "store/belongings.hpp"
#include "store/column_answers.hpp"
#include "store/incident_row.hpp"
#include "store/search_words.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <span>
#include <string_view>

namespace whenabouts::store {

namespace {

constexpr std::size_t batch = 256; ///< incidents whose belongings are fetched together

/// Collects conditions and gives each value its parameter.
class Conditions {
  public:
    std::string parameter(Value value) {
        m_values.push_back(std::move(value));
        return fmt::format("?{}", m_values.size());
    }
    void add(std::string condition) { m_conditions.push_back(std::move(condition)); }
    Selection finish(std::string order) && {
        return {fmt::format("{}", fmt::join(m_conditions, " AND ")), std::move(m_values), std::move(order)};
    }

  private:
    std::vector<std::string> m_conditions{"i.deleted=0"};
    std::vector<Value> m_values;
};

std::string json_list(const std::vector<std::string>& words) {
    std::string list = "[";
    for (const std::string& word : words) list.append(list.size() > 1 ? "," : "").append(json::quoted(word));
    return list += ']';
}

/// Rows whose stretch of time overlaps the window. Open and unknown ends, and those in years that the columns cannot
/// hold, are NULL: all such rows are taken here and tested exactly later.
void add_time(Conditions& conditions, const core::TimeWindow& window, std::optional<std::int64_t> longest_span_ms) {
    std::string closed = "t_begin IS NOT NULL AND t_end IS NOT NULL";
    if (window.until)
        if (const auto until = core::to_iso(*window.until)) closed += " AND t_begin<" + conditions.parameter(*until);
    if (window.from) {
        if (const auto from = core::to_iso(*window.from)) closed += " AND t_end>" + conditions.parameter(*from);
        if (longest_span_ms) {
            const auto earliest = core::to_iso(*window.from - std::chrono::milliseconds(*longest_span_ms + 1));
            if (earliest) closed += " AND t_begin>" + conditions.parameter(*earliest);
        }
    }
    conditions.add(fmt::format("i.fid IN(SELECT fid FROM incidents WHERE {} UNION ALL "
                               "SELECT fid FROM incidents WHERE (t_begin IS NULL OR t_end IS NULL))",
                               closed));
}

/// The index holds 32-bit boxes rounded outwards; the exact test follows.
void add_box(Conditions& conditions, const core::Box& box) {
    constexpr double slack = 1e-4;
    const auto part = [&](double west, double east) {
        return fmt::format("SELECT id FROM rtree_incidents_geom WHERE maxx>={} AND minx<={} AND maxy>={} AND miny<={}",
                           conditions.parameter(west - slack), conditions.parameter(east + slack),
                           conditions.parameter(box.south - slack), conditions.parameter(box.north + slack));
    };
    std::string inside =
        box.crosses_antimeridian() ? part(box.west, 180) + " UNION " + part(-180, box.east) : part(box.west, box.east);
    conditions.add(fmt::format("i.fid IN({})", inside));
}

void add_categories(Conditions& conditions, const std::vector<std::string>& categories) {
    const std::string roots = conditions.parameter(json_list(categories));
    conditions.add(
        fmt::format("i.category IN(WITH RECURSIVE below(code) AS(SELECT value FROM json_each({}) UNION "
                    "SELECT t.code FROM taxonomy t JOIN below ON t.parent=below.code) SELECT code FROM below)",
                    roots));
}

std::string filter_column(const std::string& field, Conditions& conditions) {
    if (field.starts_with("extra."))
        return fmt::format("json_extract(i.extra,{})",
                           conditions.parameter(fmt::format("$.{}", json::quoted(field.substr(6)))));
    if (field == "lon") return "ST_MinX(i.geom)";
    if (field == "lat") return "ST_MinY(i.geom)";
    for (const core::FilterField& known : core::filter_fields())
        if (known.name == field) return fmt::format("i.{}", known.column);
    return "NULL";
}

std::string filter_value(const core::Filter::Literal& literal, Conditions& conditions) {
    return std::visit([&conditions](const auto& value) { return conditions.parameter(value); }, literal);
}

/// The filter as a condition; names come out of a fixed list, values are bound.
std::string filter_condition(const core::Filter& filter, Conditions& conditions) {
    using Op = core::Filter::Op;
    std::vector<std::string> parts;
    for (const core::Filter& part : filter.parts) parts.push_back(filter_condition(part, conditions));
    if (filter.op == Op::both) return fmt::format("({})", fmt::join(parts, " AND "));
    if (filter.op == Op::either) return fmt::format("({})", fmt::join(parts, " OR "));
    if (filter.op == Op::negation) return fmt::format("(NOT {})", parts.front());
    const std::string column = filter_column(filter.field, conditions);
    // Several fields hold an empty text where others hold NULL: both mean "not stated".
    if (filter.op == Op::absent) return fmt::format("({0} IS NULL OR {0}='')", column);
    std::vector<std::string> values;
    for (const auto& value : filter.values) values.push_back(filter_value(value, conditions));
    if (filter.op == Op::one_of) return fmt::format("{} IN({})", column, fmt::join(values, ","));
    const std::string_view sign = filter.op == Op::equal           ? "="
                                  : filter.op == Op::unequal       ? "<>"
                                  : filter.op == Op::less          ? "<"
                                  : filter.op == Op::less_or_equal ? "<="
                                  : filter.op == Op::greater       ? ">"
                                  : filter.op == Op::like          ? " LIKE "
                                                                   : ">=";
    return fmt::format("{}{}{}", column, sign, values.front());
}

std::string order_by(std::string_view order) {
    if (order == "-time") return "i.t_begin IS NULL,i.t_begin DESC,i.t_end DESC,i.fid";
    if (order == "title") return "i.title COLLATE NOCASE,i.fid";
    if (order == "place")
        return "coalesce(i.place_name,i.place_text) IS NULL,coalesce(i.place_name,i.place_text) COLLATE NOCASE,i.fid";
    if (order == "category") return "i.category,i.t_begin IS NULL,i.t_begin,i.fid";
    if (order == "id") return "i.fid";
    if (order == "updated") return "i.updated_at DESC,i.fid";
    return "i.t_begin IS NULL,i.t_begin,i.t_end,i.fid";
}

bool keeps_time(const core::Query& query, const core::TimeSpan& span) {
    if (!query.when) return query.undated || !span.is_unknown();
    const core::Membership membership = span.in(*query.when);
    return membership == core::Membership::certain || (!query.certain_only && membership == core::Membership::possible);
}

bool keeps_place(const core::Query& query, const core::Where& where) {
    if (!where.position) return query.unlocated && !query.within && !query.inside;
    return (!query.within || query.within->contains(*where.position)) &&
           (!query.inside || query.inside(*where.position));
}

} // namespace

Selection select_by(const core::Query& query, std::optional<std::int64_t> longest_span_ms) {
    Conditions conditions;
    if (query.when) add_time(conditions, *query.when, longest_span_ms);
    if (query.within) add_box(conditions, *query.within);
    if (!query.categories.empty()) add_categories(conditions, query.categories);
    if (!query.workflows.empty())
        conditions.add(fmt::format("i.workflow IN(SELECT value FROM json_each({}))",
                                   conditions.parameter(json_list(query.workflows))));
    for (const std::string& tag : query.tags)
        conditions.add(fmt::format("instr(lower(','||i.tags||','),lower(','||{}||','))>0", conditions.parameter(tag)));
    if (query.filter) conditions.add(filter_condition(*query.filter, conditions));
    return std::move(conditions).finish(order_by(query.order));
}

bool keeps(const core::Query& query, const std::vector<std::string>& phrases, const core::Incident& incident) {
    if (!keeps_time(query, incident.when.span) || !keeps_place(query, incident.where)) return false;
    return phrases.empty() || holds_all(searched_words(incident), phrases);
}

namespace {

/// The numbers of the rows in the query's order: narrow enough to be sorted in memory at ten million, where whole rows
/// are not.
core::Result<std::vector<std::int64_t>> ordered_ids(const sql::Database& database, const Selection& selection) {
    auto select = database.prepare(
        fmt::format("SELECT i.fid FROM incidents i WHERE {} ORDER BY {}", selection.where, selection.order));
    if (!select) return tl::make_unexpected(select.error());
    for (std::size_t i = 0; i < selection.values.size(); ++i)
        bind_value(*select, static_cast<int>(i) + 1, selection.values[i]);
    std::vector<std::int64_t> ids;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return ids;
        ids.push_back(select->integer(0));
    }
}

/// Rows one after the other: by their numbers, or straight through the table where that is the order asked for.
class Rows {
  public:
    static core::Result<Rows> open(const sql::Database& database, const core::Query& query,
                                   std::optional<std::int64_t> longest_span_ms, const Hints& hints, Detail detail) {
        if (hints.columns != nullptr && columns_can_find(query, hints.matches))
            return by_columns(database, query, hints, detail);
        const Selection selection = select_by(query, longest_span_ms);
        // A window or a box finds rows through an index: their numbers come first then.
        const bool straight = query.order == "id" && !query.when && !query.within && hints.matches == nullptr;
        std::vector<std::int64_t> ids;
        if (!straight) {
            auto ordered = ordered_ids(database, selection);
            if (!ordered) return tl::make_unexpected(ordered.error());
            ids = std::move(*ordered);
            if (hints.matches != nullptr)
                std::erase_if(ids, [&](std::int64_t id) { return !hints.matches->holds(id); });
        }
        auto select = database.prepare(fmt::format("SELECT {} FROM incidents i WHERE {}", wanted(detail),
                                                   straight ? selection.where + " ORDER BY i.fid" : "i.fid=?1"));
        if (!select) return tl::make_unexpected(select.error());
        for (std::size_t i = 0; straight && i < selection.values.size(); ++i)
            bind_value(*select, static_cast<int>(i) + 1, selection.values[i]);
        return Rows(std::move(*select), std::move(ids), straight, 1);
    }

    /// False at the end.
    core::Result<bool> next() {
        if (m_straight) return m_select.step();
        while (m_at < m_ids.size()) {
            m_select.rewind();
            m_select.bind(m_parameter, m_ids[m_at++]);
            auto found = m_select.step();
            if (!found || *found) return found;
        }
        return false;
    }
    [[nodiscard]] const sql::Statement& row() const { return m_select; }

  private:
    Rows(sql::Statement select, std::vector<std::int64_t> ids, bool straight, int parameter)
        : m_select(std::move(select)), m_ids(std::move(ids)), m_straight(straight), m_parameter(parameter) {}

    static std::string wanted(Detail detail) {
        return detail == Detail::outline ? outline_columns() : incident_columns();
    }

    /// Columns say which rows; SQL is asked only what they do not know, row by row.
    static core::Result<Rows> by_columns(const sql::Database& database, const core::Query& query, const Hints& hints,
                                         Detail detail) {
        auto ids = ids_from_columns(database, query, *hints.columns, hints.matches);
        if (!ids) return tl::make_unexpected(ids.error());
        core::Query rest = query;
        rest.when.reset();
        rest.within.reset();
        rest.categories.clear();
        rest.workflows.clear();
        const Selection selection = select_by(rest, std::nullopt);
        const int parameter = static_cast<int>(selection.values.size()) + 1;
        auto select = database.prepare(fmt::format("SELECT {} FROM incidents i WHERE i.fid=?{} AND {}", wanted(detail),
                                                   parameter, selection.where));
        if (!select) return tl::make_unexpected(select.error());
        for (std::size_t i = 0; i < selection.values.size(); ++i)
            bind_value(*select, static_cast<int>(i) + 1, selection.values[i]);
        return Rows(std::move(*select), std::move(*ids), false, parameter);
    }

    sql::Statement m_select;
    std::vector<std::int64_t> m_ids;
    bool m_straight;
    int m_parameter; ///< where the row's number goes
    std::size_t m_at = 0;
};

/// Gives incidents in batches; the same objects are filled again and again, so that their texts keep their room.
class Batches {
  public:
    Batches(const sql::Database& database, Rows rows, bool belongings, std::size_t size)
        : m_database(&database), m_rows(std::move(rows)), m_belongings(belongings), m_incidents(size) {}

    /// Empty at the end.
    core::Result<std::span<core::Incident>> next(const std::function<bool(const core::Incident&)>& keep) {
        std::size_t count = 0;
        while (count < m_incidents.size() && !m_over) {
            auto found = m_rows.next();
            if (!found) return tl::make_unexpected(found.error());
            m_over = !*found;
            if (m_over) break;
            m_reader.read(m_rows.row(), m_incidents[count]);
            if (keep(m_incidents[count])) ++count;
        }
        const std::span<core::Incident> kept(m_incidents.data(), count);
        if (m_belongings)
            if (auto loaded = load_belongings(*m_database, kept, false); !loaded)
                return tl::make_unexpected(loaded.error());
        return kept;
    }

  private:
    const sql::Database* m_database;
    Rows m_rows;
    bool m_belongings;
    bool m_over = false;
    std::vector<core::Incident> m_incidents;
    IncidentReader m_reader;
};

} // namespace

core::Result<void> visit(const sql::Database& database, const core::Query& query,
                         std::optional<std::int64_t> longest_span_ms, const Hints& hints, Detail detail,
                         const std::function<bool(const core::Incident&)>& visitor) {
    // Where an index says which incidents hold the words, nobody needs to read their texts.
    const std::vector<std::string> phrases =
        hints.matches == nullptr ? asked_phrases(query.text) : std::vector<std::string>();
    if (!phrases.empty() && detail == Detail::outline) detail = Detail::row;
    auto rows = Rows::open(database, query, longest_span_ms, hints, detail);
    if (!rows) return tl::make_unexpected(rows.error());
    auto any = has_belongings(database);
    if (!any) return tl::make_unexpected(any.error());
    const std::int64_t limit = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
    Batches batches(database, std::move(*rows), *any && (detail == Detail::all || !phrases.empty()),
                    phrases.empty() ? static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, batch)) : batch);
    std::int64_t left = limit;
    while (left > 0) {
        auto found = batches.next([&query](const core::Incident& incident) { return keeps(query, {}, incident); });
        if (!found) return tl::make_unexpected(found.error());
        if (found->empty()) return {};
        for (const core::Incident& incident : *found) {
            if (left == 0) return {};
            if (!phrases.empty() && !holds_all(searched_words(incident), phrases)) continue;
            --left;
            if (!visitor(incident)) return {};
        }
    }
    return {};
}

core::Result<std::optional<core::Incident>> incident_by_number(const sql::Database& database, std::int64_t id) {
    auto select = database.prepare(fmt::format("SELECT {} FROM incidents i WHERE i.fid=?1", incident_columns()));
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, id).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return std::optional<core::Incident>();
    core::Incident incident = read_incident(*select);
    if (auto loaded = load_belongings(database, {&incident, 1}, false); !loaded)
        return tl::make_unexpected(loaded.error());
    return std::optional(std::move(incident));
}

} // namespace whenabouts::store
