#include "store/restoring.hpp"

#include "store/history.hpp"
#include "store/row_image.hpp"
#include "store/row_writer.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace whenabouts::store {

core::Result<void> Restorer::restore_history() {
    auto last = m_fresh->integer("SELECT coalesce(max(rev),0) FROM im_revisions");
    if (!last) return tl::make_unexpected(last.error());
    for (const std::int64_t rev : kept_revisions()) {
        if (rev > *last) break;
        auto sound = is_as_written(*m_fresh, rev);
        if (!sound) return tl::make_unexpected(sound.error());
        if (*sound) continue;
        for (const sql::Database& backup : m_backups) {
            const auto there = is_as_written(backup, rev);
            if (!there || !*there) continue;
            if (auto done = copy_row(backup, "im_revisions", "rev", rev); !done) return done;
            m_mended->push_back(fmt::format("history revision {}: from a backup", rev));
            break;
        }
    }
    return {};
}

/// Those that any backup has. A damaged number may be huge, so nobody counts up to the last one.
std::set<std::int64_t> Restorer::kept_revisions() const {
    std::set<std::int64_t> kept;
    for (const sql::Database& backup : m_backups) {
        auto select = backup.prepare("SELECT rev FROM im_revisions ORDER BY rev");
        while (select && select->step().value_or(false)) kept.insert(kept.end(), select->integer(0));
    }
    return kept;
}

core::Result<void> Restorer::restore(const Table& table) {
    auto ids = known_rows(table);
    if (!ids) return tl::make_unexpected(ids.error());
    auto select = m_fresh->prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table.name, table.id));
    if (!select) return tl::make_unexpected(select.error());
    auto waiting = m_fresh->prepare("SELECT 1 FROM im_foreign_edits WHERE tbl=?1 AND row_id=?2 LIMIT 1");
    if (!waiting) return tl::make_unexpected(waiting.error());
    for (const std::int64_t id : *ids) {
        auto edited = waiting->bind(1, table.name).bind(2, id).step();
        if (!edited) return tl::make_unexpected(edited.error());
        const bool edited_elsewhere = *edited;
        waiting->rewind();
        if (edited_elsewhere) continue; // another program's edit that waits to be adopted is no damage
        if (auto done = restore_row(table, id, *select); !done) return done;
    }
    return {};
}

core::Result<std::set<std::int64_t>> Restorer::known_rows(const Table& table) const {
    std::set<std::int64_t> ids;
    auto known = m_fresh->prepare(fmt::format("SELECT DISTINCT row_id FROM im_revisions WHERE tbl='{}'", table.name));
    if (!known) return tl::make_unexpected(known.error());
    while (true) {
        auto row = known->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        ids.insert(known->integer(0));
    }
    if (table.name == incidents_table.name)
        if (auto done = add_block_rows(ids); !done) return tl::make_unexpected(done.error());
    return ids;
}

core::Result<void> Restorer::add_block_rows(std::set<std::int64_t>& ids) const {
    auto blocks = m_fresh->prepare(
        fmt::format("SELECT DISTINCT row_id,json_extract(after,'$.last') FROM im_revisions WHERE tbl='{}' AND "
                    "json_valid(after)",
                    blocks_name));
    if (!blocks) return tl::make_unexpected(blocks.error());
    while (true) {
        auto row = blocks->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return {};
        const std::int64_t first = blocks->integer(0);
        if (first < 0 || first > std::numeric_limits<std::int64_t>::max() - block_rows) continue; // no block of ours
        const std::int64_t last = std::min(blocks->integer(1), first + block_rows - 1);
        for (std::int64_t id = first; id <= last; ++id) ids.insert(ids.end(), id);
    }
}

core::Result<void> Restorer::restore_row(const Table& table, std::int64_t id, sql::Statement& select) {
    auto state = last_state(*m_fresh, table.name, id);
    if (!state) return tl::make_unexpected(state.error());
    if (!*state) return {};
    auto there = select.bind(1, id).step();
    if (!there) return tl::make_unexpected(there.error());
    const bool by_image = !(*state)->image.empty();
    const bool same = *there && (by_image ? image_of(select).json() == (*state)->image
                                          : hex_of(m_digester.of(select)) == (*state)->digest);
    select.rewind();
    if (same) return {};
    auto trusted = is_as_written(*m_fresh, (*state)->rev);
    if (!trusted) return tl::make_unexpected(trusted.error());
    if (!*trusted) return {}; // the row may be right and the history wrong
    if (by_image) {
        auto written = write_image(table, (*state)->image);
        if (!written) return tl::make_unexpected(written.error());
        if (*written) {
            m_mended->push_back(fmt::format("{} row {}: from the history", table.name, id));
            return {};
        }
    }
    return restore_from_backup(table, id, **state);
}

/// False when the image keeps only the digest of a long blob.
core::Result<bool> Restorer::write_image(const Table& table, const std::string& image) {
    const auto parsed = json::parse(image, m_fresh->name());
    if (!parsed || parsed->object() == nullptr) return false;
    std::string names, marks;
    std::vector<Value> values;
    for (const auto& [column, written] : *parsed->object()) {
        if (!has_column(table.name, column)) continue;
        auto value = value_from_image(written);
        if (!value) return false;
        values.push_back(std::move(*value));
        names.append(names.empty() ? "" : ",").append(sql::quoted_name(column));
        marks.append(marks.empty() ? "" : ",").append(fmt::format("?{}", values.size()));
    }
    auto insert = m_fresh->prepare(fmt::format("INSERT OR REPLACE INTO {}({}) VALUES({})", table.name, names, marks));
    if (!insert) return tl::make_unexpected(insert.error());
    for (std::size_t i = 0; i < values.size(); ++i) bind_value(*insert, static_cast<int>(i) + 1, values[i]);
    if (auto done = insert->run(); !done) return tl::make_unexpected(done.error());
    return true;
}

bool Restorer::has_column(std::string_view table, std::string_view column) const {
    auto select = m_fresh->prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name=?2");
    if (!select) return false;
    const auto row = select->bind(1, table).bind(2, column).step();
    return row && *row;
}

core::Result<void> Restorer::restore_from_backup(const Table& table, std::int64_t id, const LastState& state) {
    for (const sql::Database& backup : m_backups) {
        auto select = backup.prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table.name, table.id));
        if (!select) continue;
        const auto row = select->bind(1, id).step();
        if (!row || !*row) continue;
        const bool fits = state.image.empty() ? hex_of(m_digester.of(*select)) == state.digest
                                              : image_of(*select).json() == state.image;
        if (!fits) continue;
        if (auto done = copy_row(backup, table.name, table.id, id); !done) return done;
        m_mended->push_back(fmt::format("{} row {}: from a backup", table.name, id));
        return {};
    }
    return {};
}

core::Result<void> Restorer::copy_row(const sql::Database& from, std::string_view table, std::string_view id,
                                      std::int64_t number) const {
    auto select = from.prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table, id));
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, number).step();
    if (!row) return tl::make_unexpected(row.error());
    std::string names, marks;
    for (int i = 0; i < select->columns(); ++i) {
        names.append(i == 0 ? "" : ",").append(sql::quoted_name(select->name(i)));
        marks.append(i == 0 ? "?" : ",?");
    }
    auto insert = m_fresh->prepare(fmt::format("INSERT OR REPLACE INTO {}({}) VALUES({})", table, names, marks));
    if (!insert) return tl::make_unexpected(insert.error());
    for (int i = 0; i < select->columns(); ++i) insert->bind_column(i + 1, *select, i);
    return insert->run();
}

} // namespace whenabouts::store
