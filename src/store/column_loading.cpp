#include "store/column_loading.hpp"

#include "core/status_words.hpp"
#include "core/time_span.hpp"
#include "sql/geometry.hpp"
#include "store/incident_row.hpp"
#include "timeline/columns_of.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace whenabouts::store {

namespace {

using timeline::ColumnKey;
using timeline::ColumnRow;
using timeline::Columns;

std::uint16_t workflow_number(std::string_view word) {
    const auto& words = core::workflow_words;
    return static_cast<std::uint16_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

/// Gives each text its number, in the order met.
template <class Number>
class Numbers {
  public:
    Number number(std::string_view code) {
        if (code == m_last && !m_names.empty()) return m_last_number; // neighbours are often alike
        const auto [at, is_new] = m_numbers.try_emplace(std::string(code), static_cast<Number>(m_names.size()));
        if (is_new) m_names.emplace_back(code);
        m_last = code;
        return m_last_number = at->second;
    }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

  private:
    std::unordered_map<std::string, Number> m_numbers;
    std::vector<std::string> m_names;
    std::string m_last;
    Number m_last_number = 0;
};

/// What the numbers in columns stand for.
struct Legend {
    Legend() { areas.number(""); }
    Legend(const std::vector<std::string>& category_names, const std::vector<std::string>& area_names) {
        for (const std::string& name : category_names) kinds.number(name);
        for (const std::string& name : area_names) areas.number(name);
    }
    Numbers<std::uint16_t> kinds;
    Numbers<std::uint32_t> areas;
};

constexpr std::string_view read_columns = "SELECT fid,geom,t_begin,t_end,category,workflow,"
                                          "CASE WHEN t_begin IS NULL OR t_end IS NULL THEN t_edtf END,"
                                          "geo_precision,geo_radius_m,place_id,country FROM incidents";

ColumnRow read_column_row(const sql::Statement& row, Legend& legend) {
    ColumnRow out;
    out.id = row.integer(0);
    if (const auto position = sql::point_of(row.blob(1))) {
        out.lon = timeline::column_degrees(position->lon);
        out.lat = timeline::column_degrees(position->lat);
    }
    core::TimeWindow window{core::parse_iso(row.text(2)), core::parse_iso(row.text(3))};
    if (!window.from || !window.until) {
        // Absent bounds follow the words: years that the columns of the table cannot hold.
        const core::TimeSpan span = core::TimeSpan::parse(row.text(6)).value_or(core::TimeSpan());
        if (!window.from) window.from = span.begin();
        if (!window.until) window.until = span.end();
    }
    if (window.from) out.begin = window.from->time_since_epoch().count();
    if (window.until) out.end = window.until->time_since_epoch().count();
    out.category = legend.kinds.number(row.text(4));
    out.workflow = workflow_number(row.text(5));
    out.precision = core::parse_place_precision(row.text(7)).value_or(core::PlacePrecision::none);
    out.radius_m = static_cast<float>(row.optional_real(8).value_or(-1));
    if (core::is_area(out.precision))
        out.area = legend.areas.number(timeline::area_key(out.precision, row.text(9), row.text(10)));
    return out;
}

struct Part {
    std::vector<ColumnRow> rows;
    Legend legend;
};

core::Result<void> read_part(const sql::Database& database, std::int64_t first, std::int64_t last, Part& part) {
    auto select =
        database.prepare(fmt::format("{} WHERE deleted=0 AND fid BETWEEN ?1 AND ?2 ORDER BY fid", read_columns));
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, first).bind(2, last);
    while (true) {
        auto more = select->step();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return {};
        part.rows.push_back(read_column_row(*select, part.legend));
    }
}

/// The second half on a connection of its own; false when that sees another state of the store.
core::Result<bool> read_beside(const std::filesystem::path& path, const ColumnKey& key, std::int64_t first,
                               std::int64_t last, Part& part) {
    auto database = sql::Database::open(path, sql::Access::read);
    if (!database) return tl::make_unexpected(database.error());
    auto seen = column_key(*database);
    if (!seen) return tl::make_unexpected(seen.error());
    if (*seen != key) return false;
    if (auto done = read_part(*database, first, last, part); !done) return tl::make_unexpected(done.error());
    return true;
}

void append(Part& to, const Part& from) {
    std::vector<std::uint16_t> kind;
    for (const std::string& name : from.legend.kinds.names()) kind.push_back(to.legend.kinds.number(name));
    std::vector<std::uint32_t> area;
    for (const std::string& name : from.legend.areas.names()) area.push_back(to.legend.areas.number(name));
    to.rows.reserve(to.rows.size() + from.rows.size());
    for (ColumnRow row : from.rows) {
        row.category = kind[row.category];
        row.area = area[row.area];
        to.rows.push_back(row);
    }
}

core::Result<std::optional<std::vector<std::int64_t>>> changed_since(const sql::Database& database,
                                                                     const ColumnKey& former) {
    auto same = database.prepare("SELECT 1 FROM im_revisions WHERE rev=?1 AND hash=?2");
    if (!same) return tl::make_unexpected(same.error());
    auto row = same->bind(1, former.revision).bind(2, former.head).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return std::optional<std::vector<std::int64_t>>();
    auto select = database.prepare("SELECT DISTINCT tbl,row_id FROM im_revisions WHERE rev>?1");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, former.revision);
    std::vector<std::int64_t> ids;
    constexpr std::size_t most = 20'000; // beyond it reading everything anew is as fast
    while (true) {
        row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return std::optional(std::move(ids));
        if (select->text(0) == "incidents")
            ids.push_back(select->integer(1));
        else if (select->text(0) == "incident_blocks")
            return std::optional<std::vector<std::int64_t>>();
        if (ids.size() > most) return std::optional<std::vector<std::int64_t>>();
    }
}

} // namespace

core::Result<ColumnKey> column_key(const sql::Database& database) {
    ColumnKey key;
    auto uid = database.text("SELECT value FROM im_meta WHERE key='store_uid'");
    if (!uid) return tl::make_unexpected(uid.error());
    key.store = std::move(*uid);
    auto head = database.prepare("SELECT rev,hash FROM im_revisions ORDER BY rev DESC LIMIT 1");
    if (!head) return tl::make_unexpected(head.error());
    auto row = head->step();
    if (!row) return tl::make_unexpected(row.error());
    if (*row) {
        key.revision = head->integer(0);
        key.head = head->string(1);
    }
    return key;
}

core::Result<Columns> load_columns(const sql::Database& database, const std::filesystem::path& path,
                                   const ColumnKey& key) {
    auto first = database.integer("SELECT min(fid) FROM incidents");
    if (!first) return tl::make_unexpected(first.error());
    auto last = database.integer("SELECT max(fid) FROM incidents");
    if (!last) return tl::make_unexpected(last.error());
    Part part;
    Part second;
    constexpr std::int64_t worth_a_thread = 50'000;
    const bool two = *last - *first > worth_a_thread;
    const std::int64_t middle = two ? *first + (*last - *first) / 2 : *last;
    core::Result<bool> beside = true;
    core::Result<void> done;
    {
        std::jthread other;
        if (two) other = std::jthread([&] { beside = read_beside(path, key, middle + 1, *last, second); });
        done = read_part(database, *first, middle, part);
    }
    if (!done) return tl::make_unexpected(done.error());
    if (two && (!beside || !*beside)) {
        second = {};
        if (auto again = read_part(database, middle + 1, *last, second); !again)
            return tl::make_unexpected(again.error());
    }
    append(part, second);
    second = {};
    return Columns(std::move(part.rows), part.legend.kinds.names(), part.legend.areas.names());
}

core::Result<std::optional<Columns>> refresh_columns(const sql::Database& database, const Columns& former,
                                                     const ColumnKey& former_key) {
    auto changed = changed_since(database, former_key);
    if (!changed) return tl::make_unexpected(changed.error());
    if (!*changed) return std::optional<Columns>();
    const std::unordered_set<std::int64_t> gone((*changed)->begin(), (*changed)->end());
    Part part{{}, Legend(former.categories(), former.areas())};
    part.rows.reserve(former.size() + gone.size());
    for (std::size_t at = 0; at < former.size(); ++at)
        if (!gone.contains(former.id(at))) part.rows.push_back(former.row(at));
    auto select = database.prepare(fmt::format("{} WHERE deleted=0 AND fid=?1", read_columns));
    if (!select) return tl::make_unexpected(select.error());
    for (const std::int64_t id : gone) {
        auto row = select->bind(1, id).step();
        if (!row) return tl::make_unexpected(row.error());
        if (*row) part.rows.push_back(read_column_row(*select, part.legend));
        select->rewind();
    }
    return std::optional(Columns(std::move(part.rows), part.legend.kinds.names(), part.legend.areas.names()));
}

core::Result<timeline::ColumnQuery> column_query(const sql::Database& database, const core::Query& query,
                                                 const Columns& columns) {
    timeline::ColumnQuery out;
    out.when = query.when;
    out.certain_only = query.certain_only;
    out.within = query.within;
    out.unlocated = query.unlocated && !query.inside;
    out.undated = query.undated;
    for (const std::string& word : query.workflows)
        out.workflows = static_cast<std::uint16_t>(out.workflows | (1U << workflow_number(word)));
    if (query.categories.empty()) return out;
    std::string roots = "[";
    for (const std::string& code : query.categories)
        roots.append(roots.size() > 1 ? "," : "").append(json::quoted(code));
    auto select = database.prepare("WITH RECURSIVE below(code) AS(SELECT value FROM json_each(?1) UNION "
                                   "SELECT t.code FROM taxonomy t JOIN below ON t.parent=below.code) "
                                   "SELECT code FROM below");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, roots + "]");
    out.categories.assign(std::max<std::size_t>(columns.categories().size(), 1), 0);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return out;
        const auto at = std::find(columns.categories().begin(), columns.categories().end(), select->text(0));
        if (at != columns.categories().end())
            out.categories[static_cast<std::size_t>(at - columns.categories().begin())] = 1;
    }
}

} // namespace whenabouts::store
