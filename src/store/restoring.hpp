#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_blocks.hpp"
#include "store/row_digest.hpp"
#include "store/table.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// Gives rows back what the history or a backup says of them. Triggers are off. Not thread-safe.
class Restorer {
  public:
    /// What is mended is told in `mended`, a sentence each; backups newest first. `fresh` and `mended` must outlive
    /// this.
    Restorer(const sql::Database& fresh, std::vector<sql::Database> backups, std::vector<std::string>& mended)
        : m_fresh(&fresh), m_backups(std::move(backups)), m_mended(&mended) {}
    /// Revisions that are missing or changed, where a backup has them as they were written.
    [[nodiscard]] core::Result<void> restore_history();
    /// The rows of a table, where a revision that gives its hash says that they were others.
    [[nodiscard]] core::Result<void> restore(const Table& table);

  private:
    [[nodiscard]] std::set<std::int64_t> kept_revisions() const;
    core::Result<std::set<std::int64_t>> known_rows(const Table& table) const;
    core::Result<void> add_block_rows(std::set<std::int64_t>& ids) const;
    core::Result<void> restore_row(const Table& table, std::int64_t id, sql::Statement& select);
    core::Result<bool> write_image(const Table& table, const std::string& image);
    core::Result<void> restore_from_backup(const Table& table, std::int64_t id, const LastState& state);
    [[nodiscard]] bool has_column(std::string_view table, std::string_view column) const;
    core::Result<void> copy_row(const sql::Database& from, std::string_view table, std::string_view id,
                                std::int64_t number) const;

    const sql::Database* m_fresh;
    std::vector<sql::Database> m_backups;
    std::vector<std::string>* m_mended;
    RowDigester m_digester;
};

} // namespace whenabouts::store
