#include "store/reverting.hpp"

#include "store/row_blocks.hpp"
#include "store/table.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::store {

namespace {

struct Turn {
    std::int64_t rev = 0;
    std::string table;
    std::int64_t row_id = 0;
    std::string before; ///< empty: the row was added
    std::string after;  ///< of blocks of rows only
};

core::Result<std::vector<Turn>> revisions_of(const sql::Database& database, std::int64_t number) {
    auto select =
        database.prepare("SELECT rev,tbl,row_id,coalesce(before,''),CASE tbl WHEN 'incident_blocks' THEN after END "
                         "FROM im_revisions WHERE change_set=?1 ORDER BY rev DESC");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, number);
    std::vector<Turn> turns;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return turns;
        turns.push_back(
            {select->integer(0), select->string(1), select->integer(2), select->string(3), select->string(4)});
    }
}

bool follows_by_itself(std::string_view column, const Table& table) {
    return column == "rev" || column == "updated_at" || column == table.id;
}

core::Result<void> restore(const sql::Database& database, RowWriter& rows, const Table& table, const Turn& turn,
                           const RowImage& now, std::string_view op) {
    const auto before = json::parse(turn.before, database.name());
    if (!before) return tl::make_unexpected(before.error());
    Fields fields;
    const auto has_column = [&now](std::string_view column) {
        return std::find(now.columns.begin(), now.columns.end(), column) != now.columns.end();
    };
    for (const auto& [column, image] : *before->object()) {
        if (follows_by_itself(column, table) || !has_column(column)) continue;
        auto value = value_from_image(image);
        if (!value)
            return core::refused(database.name(), fmt::format("{} row {}: '{}' was too long to be kept in the history",
                                                              table.name, turn.row_id, column));
        fields.emplace_back(column, std::move(*value));
    }
    if (has_column("updated_at")) fields.emplace_back("updated_at", rows.now());
    return rows.update(table, turn.row_id, fields, op, turn.rev);
}

/// Takes a block of rows that came in bulk away, or brings it back, as one revision.
core::Result<void> revert_block(const sql::Database& database, RowWriter& rows, const Turn& turn, std::string_view op) {
    const auto block = read_block(turn.rev, op, turn.after);
    if (!block) return core::refused(database.name(), fmt::format("history revision {} cannot be read", turn.rev));
    auto update = database.prepare("UPDATE incidents SET deleted=?1,rev=rev+1,updated_at=?2 WHERE fid>=?3 AND fid<=?4");
    if (!update) return tl::make_unexpected(update.error());
    update->bind(1, !block->deleted).bind(2, rows.now()).bind(3, block->first).bind(4, block->last);
    if (auto done = update->run(); !done) return done;
    auto select = database.prepare("SELECT * FROM incidents WHERE fid>=?1 AND fid<=?2 ORDER BY fid");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, block->first).bind(2, block->last);
    RowDigester digester;
    std::vector<RowDigester::Digest> digests;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        digests.push_back(digester.of(*select));
    }
    if (static_cast<std::int64_t>(digests.size()) != block->last - block->first + 1)
        return core::refused(database.name(),
                             fmt::format("incidents of rows {} to {} are gone", block->first, block->last),
                             "see 'whenabouts check'");
    return rows.ledger().record(blocks_name, block->first, op, block_json(block->first, !block->deleted, digests),
                                turn.rev);
}

core::Result<void> revert(const sql::Database& database, RowWriter& rows, const Turn& turn, std::string_view op) {
    if (turn.table == blocks_name) return revert_block(database, rows, turn, op);
    const Table* const table = find_table(turn.table);
    if (table == nullptr) return {};
    const bool added = turn.before.empty();
    const bool by_product =
        table->name == taxonomy_table.name || table->name == im_imports_table.name || table->name == actors_table.name;
    if (added && by_product) return {};
    auto now = rows.image(*table, turn.row_id);
    if (!now) return tl::make_unexpected(now.error());
    if (!*now)
        return core::refused(database.name(), fmt::format("{} row {} is gone", table->name, turn.row_id),
                             "see 'whenabouts check'");
    if (!added) return restore(database, rows, *table, turn, **now, op);
    Fields fields{{"deleted", std::int64_t{1}}};
    if (!(*now)->value("updated_at").empty()) fields.emplace_back("updated_at", rows.now());
    return rows.update(*table, turn.row_id, fields, op, turn.rev);
}

} // namespace

core::Result<void> revert_change_set(const sql::Database& database, RowWriter& rows, std::int64_t number,
                                     std::string_view op) {
    auto turns = revisions_of(database, number);
    if (!turns) return tl::make_unexpected(turns.error());
    for (const Turn& turn : *turns)
        if (auto done = revert(database, rows, turn, op); !done) return done;
    return {};
}

} // namespace whenabouts::store
