#include "store/salvage.hpp"

#include "store/schema.hpp"
#include "store/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace whenabouts::store {

namespace {

std::vector<std::string> names(const sql::Database& database, const std::string& script) {
    std::vector<std::string> out;
    auto select = database.prepare(script);
    while (select) {
        const auto row = select->step();
        if (!row || !*row) break;
        out.push_back(select->string(0));
    }
    return out;
}

std::vector<std::string> columns_of(const sql::Database& database, const std::string& table) {
    return names(database, fmt::format("SELECT name FROM pragma_table_info({})", "'" + table + "'"));
}

/// Copies one table.
class TableCopy {
  public:
    TableCopy(const sql::Database& damaged, const sql::Database& fresh, std::string table)
        : m_damaged(&damaged), m_fresh(&fresh), m_table(std::move(table)) {}

    core::Result<void> run(std::string_view id) {
        const auto theirs = columns_of(*m_damaged, m_table);
        auto ours = columns_of(*m_fresh, m_table);
        for (const std::string& column : theirs)
            if (std::find(ours.begin(), ours.end(), column) == ours.end())
                if (add_column(column)) ours.push_back(column);
        std::erase_if(ours, [&](const auto& c) { return std::find(theirs.begin(), theirs.end(), c) == theirs.end(); });
        if (ours.empty()) return {};
        std::string list, marks;
        for (const std::string& column : ours) {
            list.append(list.empty() ? "" : ",").append(sql::quoted_name(column));
            marks.append(marks.empty() ? "?" : ",?");
        }
        m_width = static_cast<int>(ours.size());
        auto insert = m_fresh->prepare(
            fmt::format("INSERT OR IGNORE INTO {}({}) VALUES({})", sql::quoted_name(m_table), list, marks));
        if (!insert) return tl::make_unexpected(insert.error());
        const std::string select = fmt::format("SELECT {} FROM {}", list, sql::quoted_name(m_table));
        if (!copy_in_order(select, id, *insert) && !id.empty()) copy_one_by_one(select, id, *insert);
        return {};
    }
    [[nodiscard]] bool is_whole() const { return m_whole; }
    [[nodiscard]] std::int64_t refused() const { return m_refused; }

  private:
    bool add_column(const std::string& column) {
        auto type = m_damaged->prepare("SELECT type FROM pragma_table_info(?1) WHERE name=?2");
        if (!type) return false;
        const auto row = type->bind(1, m_table).bind(2, column).step();
        if (!row || !*row) return false;
        return m_fresh
            ->execute(fmt::format("ALTER TABLE {} ADD COLUMN {} {}", sql::quoted_name(m_table),
                                  sql::quoted_name(column), sql::quoted_name(type->text(0))))
            .has_value();
    }

    void put(const sql::Statement& row, sql::Statement& insert) {
        for (int i = 0; i < m_width; ++i) insert.bind_column(i + 1, row, i);
        if (!insert.run()) ++m_refused;
    }

    /// False when a page could not be read.
    bool copy_in_order(const std::string& script, std::string_view id, sql::Statement& insert) {
        auto select =
            m_damaged->prepare(id.empty() ? script : fmt::format("{} ORDER BY {}", script, sql::quoted_name(id)));
        if (!select) return m_whole = false;
        while (true) {
            const auto row = select->step();
            if (!row) return m_whole = false;
            if (!*row) return true;
            m_last = id.empty() ? 0 : select->integer(0);
            put(*select, insert);
        }
    }

    /// Behind the first unreadable page each row is asked for by its number: those on sound pages answer.
    void copy_one_by_one(const std::string& script, std::string_view id, sql::Statement& insert) {
        auto given = m_damaged->integer(fmt::format("SELECT max(seq) FROM sqlite_sequence WHERE name='{}'", m_table));
        constexpr std::int64_t most = 20'000'000;
        const std::int64_t last = given ? std::min(*given, m_last + most) : m_last;
        for (std::int64_t number = m_last + 1; number <= last; ++number) {
            auto select = m_damaged->prepare(fmt::format("{} WHERE {}=?1", script, sql::quoted_name(id)));
            if (!select) return;
            const auto row = select->bind(1, number).step();
            if (row && *row) put(*select, insert);
        }
    }

    const sql::Database* m_damaged;
    const sql::Database* m_fresh;
    std::string m_table;
    int m_width = 0;
    std::int64_t m_last = 0, m_refused = 0;
    bool m_whole = true;
};

bool is_built_anew(const SchemaObject& object) {
    return object.name.starts_with("rtree_") || object.name.starts_with("sqlite_");
}

core::Result<void> copy_table(const sql::Database& damaged, const sql::Database& fresh, const std::string& table,
                              std::string_view id, std::vector<std::string>& said) {
    TableCopy copy(damaged, fresh, table);
    if (auto done = copy.run(id); !done) return done;
    if (!copy.is_whole()) said.push_back(fmt::format("{}: some rows could not be read", table));
    if (copy.refused() > 0) said.push_back(fmt::format("{}: {} rows were no valid rows", table, copy.refused()));
    return {};
}

} // namespace

core::Result<void> salvage(const sql::Database& damaged, const sql::Database& fresh,
                           std::span<const SchemaObject> guards, std::vector<std::string>& said) {
    auto ours = schema_of(fresh);
    if (!ours) return tl::make_unexpected(ours.error());
    auto theirs = schema_of(damaged);
    if (!theirs) return tl::make_unexpected(theirs.error());
    std::set<std::string> known;
    for (const SchemaObject& object : *ours) known.insert(object.name);
    for (const SchemaObject& guard : guards) known.insert(guard.name);
    for (const SchemaObject& object : *theirs) {
        if (known.contains(object.name) || is_built_anew(object)) continue;
        const bool plain = (object.type == "table" && object.sql.starts_with("CREATE TABLE")) ||
                           (object.type == "index" && !known.contains(object.table));
        const bool of_gdal = object.name.starts_with("trigger_insert_feature_count_") ||
                             object.name.starts_with("trigger_delete_feature_count_");
        if (plain && object.type == "table" && fresh.execute(object.sql)) continue;
        if (object.type != "index" && !of_gdal)
            said.push_back(fmt::format("{} {} is not ours and was left out", object.type, object.name));
    }
    for (const SchemaObject& object : *theirs)
        if (object.type == "index" && !known.contains(object.name) && !known.contains(object.table) &&
            !object.sql.empty() && !is_built_anew(object))
            static_cast<void>(fresh.execute(object.sql));
    const auto all = names(fresh, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'rtree_%' "
                                  "AND name NOT LIKE 'sqlite_%' ORDER BY name");
    for (const std::string& table : all) {
        const Table* const own = find_table(table);
        const std::string_view id = own != nullptr ? own->id : table == "im_revisions" ? "rev" : "";
        if (auto done = copy_table(damaged, fresh, table, id, said); !done) return done;
    }
    return {};
}

} // namespace whenabouts::store
