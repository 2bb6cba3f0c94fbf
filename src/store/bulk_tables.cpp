#include "store/bulk_tables.hpp"

#include "store/bulk_row.hpp"
#include "store/row_blocks.hpp"

#include <array>
#include <fmt/format.h>

namespace whenabouts::store {

namespace {

// What has nothing to do for rows that come with a uid, a known category and a row version, or is built at the end.
// The other indices are only appended to.
constexpr std::string_view aside = "('rtree_incidents_geom_insert','im_incidents_uid','im_incidents_category_i',"
                                   "'im_incidents_inserted','ix_incidents_time','ix_incidents_category',"
                                   "'ux_incidents_origin')";

/// Small pieces sorted by two helper threads take half the time of one big sort, and spill into a temporary file.
constexpr const char* sorting_settings = "PRAGMA cache_size=-8000; PRAGMA threads=2;";
constexpr const char* usual_settings = "PRAGMA cache_size=-65536; PRAGMA threads=0;";

} // namespace

core::Result<std::unique_ptr<BulkTables>> BulkTables::begin(const sql::Database& database, RowWriter& rows) {
    auto feed = sql::RowFeed::make(database, "new_incidents", incident_table_columns().size());
    if (!feed) return tl::make_unexpected(feed.error());
    std::unique_ptr<BulkTables> bulk(new BulkTables(database, rows, *feed));
    auto last = database.integer("SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name='incidents'),0),"
                                 "coalesce((SELECT max(fid) FROM incidents),0))");
    if (!last) return tl::make_unexpected(last.error());
    bulk->m_first_new = *last + 1;
    if (auto done = bulk->set_aside(); !done) return tl::make_unexpected(done.error());
    if (auto done = bulk->prepare_insert(); !done) return tl::make_unexpected(done.error());
    return bulk;
}

core::Result<void> BulkTables::set_aside() {
    auto select = m_database->prepare(fmt::format(
        "SELECT type,name,sql FROM sqlite_master WHERE tbl_name='incidents' AND name IN{} ORDER BY type", aside));
    if (!select) return tl::make_unexpected(select.error());
    std::vector<std::string> drops;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        drops.push_back(fmt::format("DROP {} \"{}\"", select->text(0), select->text(1)));
        m_set_aside.push_back(select->string(2));
    }
    select->reset();
    for (const std::string& drop : drops)
        if (auto done = m_database->execute(drop); !done) return done;
    return {};
}

core::Result<void> BulkTables::prepare_insert() {
    auto insert = m_database->prepare(
        fmt::format("INSERT INTO incidents({}) SELECT * FROM new_incidents", fmt::join(incident_table_columns(), ",")));
    if (!insert) return tl::make_unexpected(insert.error());
    m_insert = std::move(*insert);
    return {};
}

core::Result<void> BulkTables::add(const sql::RowBlock& block, std::int64_t first,
                                   std::span<const RowDigester::Digest> digests) {
    if (block.rows() == 0) return {};
    m_feed.show(block);
    // BulkRows lets only such rows through as pass every CHECK; asking SQLite too would take three times as long.
    if (auto done = m_database->execute("PRAGMA ignore_check_constraints=ON"); !done) return done;
    auto inserted = m_insert->run();
    auto restored = m_database->execute("PRAGMA ignore_check_constraints=OFF");
    if (!inserted || !restored) return inserted ? restored : inserted;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        if (block.type(row, 1) != sql::Type::blob) continue;
        const auto bounds = sql::bounds_of(block.bytes(row, 1));
        if (!bounds) continue;
        if (auto done = m_packer.add(block.integer(row, 0), *bounds); !done) return done;
    }
    return m_rows->ledger().record(blocks_name, first, "insert", block_json(first, false, digests));
}

core::Result<void> BulkTables::index_older_rows() {
    auto select = m_database->prepare("SELECT fid,geom FROM incidents WHERE geom IS NOT NULL AND fid<?1");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, m_first_new);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return {};
        const auto bounds = sql::bounds_of(select->blob(1));
        if (!bounds) continue; // empty
        if (auto done = m_packer.add(select->integer(0), *bounds); !done) return done;
    }
}

core::Result<void> BulkTables::put_back() {
    // Refused where this connection has sorted in memory already: then it goes on so, and only needs more of it.
    static_cast<void>(m_database->execute("PRAGMA temp_store=FILE"));
    if (auto done = m_database->execute(sorting_settings); !done) return done;
    for (const std::string& script : m_set_aside)
        if (auto done = m_database->execute(script); !done) return done;
    return m_database->execute(usual_settings);
}

core::Result<void> BulkTables::finish() {
    m_insert.reset();
    if (auto done = index_older_rows(); !done) return done;
    if (auto done = m_packer.write(); !done) return done;
    return put_back();
}

} // namespace whenabouts::store
