#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_image.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// The hash of the revision before the first.
inline constexpr std::string_view first_hash = "0000000000000000000000000000000000000000000000000000000000000000";

/// One row of im_revisions with everything that its hash covers.
struct Link {
    Revision revision;
    std::string prev_hash;
    bool has_uid = true, has_before = true, has_why = true; ///< NULL and empty text hash differently
};
/// SHA-256, hex, over the fields prev_hash, rev, change_set, at, who, tool, tbl, row_id, row_uid, op, before, after,
/// why, undoes in this order; each as its length in bytes, ':', its text and a line feed; NULL as "-" and a line feed.
[[nodiscard]] std::string hash_of(const Link& link);

/// Writes revisions of one change set. Lives inside one transaction: it holds the head of the chain.
class Ledger {
  public:
    [[nodiscard]] static core::Result<Ledger> open(const sql::Database& database, const Author& author,
                                                   std::string now);
    /// The row as it is now; none when there is no such row.
    [[nodiscard]] core::Result<std::optional<RowImage>> image(const Table& table, std::int64_t id);
    /// Notes the row as it is now; `before` is its image from before the change.
    /// `undoes`: the revision that this one turns round.
    [[nodiscard]] core::Result<void> record(const Table& table, std::int64_t id, std::string_view op,
                                            const RowImage* before = nullptr,
                                            std::optional<std::int64_t> undoes = std::nullopt);
    /// Notes something that is not a row of a table with a history.
    [[nodiscard]] core::Result<void> record(std::string_view table, std::int64_t id, std::string_view op,
                                            std::string after, std::optional<std::int64_t> undoes = std::nullopt);
    [[nodiscard]] const std::string& now() const { return m_now; }
    /// Whether anything was recorded.
    [[nodiscard]] bool has_written() const { return m_written; }

  private:
    Ledger(const sql::Database& database, sql::Statement insert, Author author, std::string now);
    core::Result<void> write(Link link);
    const sql::Database* m_database;
    sql::Statement m_insert;
    Author m_author;
    std::string m_now;
    std::string m_head;
    std::int64_t m_rev = 0;
    std::int64_t m_change_set = 0;
    bool m_written = false;
    std::map<std::string_view, RowImager> m_imagers;
};

/// Whether the revision says what was written: its fields give its hash. False when there is no such revision.
[[nodiscard]] core::Result<bool> is_as_written(const sql::Database& database, std::int64_t rev);

/// Breaks in the chain: changed, missing or inserted revisions, each named.
[[nodiscard]] core::Result<std::vector<CheckFinding>> check_chain(const sql::Database& database);
/// Revisions of an incident and of what belongs to it (evidence, parties), oldest first.
[[nodiscard]] core::Result<std::vector<Revision>> history_of(const sql::Database& database, std::int64_t incident_id);

} // namespace whenabouts::store
