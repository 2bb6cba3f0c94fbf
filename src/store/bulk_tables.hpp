#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "sql/row_feed.hpp"
#include "store/row_digest.hpp"
#include "store/row_writer.hpp"
#include "store/rtree_packing.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::store {

/// The table `incidents` while very many rows come in: what triggers and indices would do row by row is done once at
/// the end. begin(), add() …, finish(), all inside one transaction, after which the schema is what it was, word for
/// word; any failure in between has to end that transaction. May be used by another thread than the one that made it,
/// by one at a time.
class BulkTables {
  public:
    [[nodiscard]] static core::Result<std::unique_ptr<BulkTables>> begin(const sql::Database& database,
                                                                         RowWriter& rows);
    /// The number that the first new row takes; the next ones follow without gaps.
    [[nodiscard]] std::int64_t first_new_id() const { return m_first_new; }
    /// Writes rows laid out by BulkRows, numbered from `first`, and their revision. At most block_rows.
    [[nodiscard]] core::Result<void> add(const sql::RowBlock& block, std::int64_t first,
                                         std::span<const RowDigester::Digest> digests);
    /// Builds the indices and puts the triggers back.
    [[nodiscard]] core::Result<void> finish();

  private:
    BulkTables(const sql::Database& database, RowWriter& rows, sql::RowFeed feed)
        : m_database(&database), m_rows(&rows), m_feed(feed), m_packer(database, incidents_table) {}
    core::Result<void> set_aside();
    core::Result<void> prepare_insert();
    core::Result<void> put_back();
    core::Result<void> index_older_rows();
    const sql::Database* m_database;
    RowWriter* m_rows;
    sql::RowFeed m_feed;
    std::optional<sql::Statement> m_insert;
    RtreePacker m_packer;
    std::vector<std::string> m_set_aside; ///< the statements that make the dropped objects again
    std::int64_t m_first_new = 1;
};

} // namespace whenabouts::store
