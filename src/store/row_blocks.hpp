#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_digest.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// A bulk import (and an undo of one) leaves one revision for up to a thousand consecutive incidents: `tbl` is
/// blocks_name, `row_id` the first of them, `after` {"first":…,"last":…,"deleted":0 or 1,"digests":"32 hex digits a
/// row"}. A later edit of a row leaves a revision of the row itself, with its whole image, as ever.
inline constexpr std::string_view blocks_name = "incident_blocks";
inline constexpr std::int64_t block_rows = 1000;

/// SQL: revisions of blocks that may hold incident ?1; read_block() tells whether they do.
inline constexpr std::string_view block_condition =
    "(tbl='incident_blocks' AND row_id>?1-1000 AND row_id<=?1 AND json_extract(after,'$.last')>=?1)";

/// `deleted`: whether the rows are marked so.
[[nodiscard]] std::string block_json(std::int64_t first, bool deleted, std::span<const RowDigester::Digest> digests);

/// A revision of that kind.
struct RowBlockRevision {
    std::int64_t rev = 0, first = 0, last = 0;
    bool deleted = false;
    std::string op, digests; ///< the last as hex
    [[nodiscard]] bool covers(std::int64_t id) const { return first <= id && id <= last; }
    /// 32 hex digits.
    [[nodiscard]] std::string_view digest(std::int64_t id) const {
        return std::string_view(digests).substr(static_cast<std::size_t>(id - first) * 32, 32);
    }
};
/// None when `after` is not of that form.
[[nodiscard]] std::optional<RowBlockRevision> read_block(std::int64_t rev, std::string_view op, std::string_view after);

/// The newest block that covers incident `id`; remembers it, because neighbours are asked for next.
class BlockFinder {
  public:
    [[nodiscard]] static core::Result<BlockFinder> make(const sql::Database& database);
    /// Null when no block does; valid until the next call.
    [[nodiscard]] core::Result<const RowBlockRevision*> find(std::int64_t id);

  private:
    BlockFinder(sql::Statement near, sql::Statement next) : m_near(std::move(near)), m_next(std::move(next)) {}
    sql::Statement m_near, m_next;
    std::vector<RowBlockRevision> m_blocks; ///< newest first
    std::int64_t m_from = 0, m_until = 0;   ///< no other block covers rows of [from, until)
};

/// How the history left a row the last time: its whole image, or only its digest.
struct LastState {
    std::int64_t rev = 0;
    std::string image;  ///< JSON; empty when only the digest is known
    std::string digest; ///< hex
};
/// None for a row that the history does not know.
[[nodiscard]] core::Result<std::optional<LastState>> last_state(const sql::Database& database, std::string_view table,
                                                                std::int64_t id);

} // namespace whenabouts::store
