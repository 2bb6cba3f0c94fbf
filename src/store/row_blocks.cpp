#include "store/row_blocks.hpp"

#include "store/table.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace whenabouts::store {

std::string block_json(std::int64_t first, bool deleted, std::span<const RowDigester::Digest> digests) {
    std::string out = fmt::format(R"({{"first":{},"last":{},"deleted":{},"digests":")", first,
                                  first + static_cast<std::int64_t>(digests.size()) - 1, deleted ? 1 : 0);
    for (const RowDigester::Digest& digest : digests) out += hex_of(digest);
    return out += "\"}";
}

std::optional<RowBlockRevision> read_block(std::int64_t rev, std::string_view op, std::string_view after) {
    const auto value = json::parse(after, "history");
    if (!value) return std::nullopt;
    const auto* const first = (*value)["first"].whole();
    const auto* const last = (*value)["last"].whole();
    const auto* const digests = (*value)["digests"].string();
    if (first == nullptr || last == nullptr || digests == nullptr || *first < 0 || *last < *first) return std::nullopt;
    if (*last - *first >= block_rows || digests->size() != static_cast<std::size_t>(*last - *first + 1) * 32)
        return std::nullopt;
    return RowBlockRevision{rev, *first, *last, (*value)["deleted"].number() != 0, std::string(op), *digests};
}

core::Result<BlockFinder> BlockFinder::make(const sql::Database& database) {
    auto near = database.prepare(fmt::format("SELECT rev,op,after FROM im_revisions WHERE tbl='{}' AND row_id>?1 AND "
                                             "row_id<=?2 ORDER BY rev DESC",
                                             blocks_name));
    if (!near) return tl::make_unexpected(near.error());
    auto next =
        database.prepare(fmt::format("SELECT min(row_id) FROM im_revisions WHERE tbl='{}' AND row_id>?1", blocks_name));
    if (!next) return tl::make_unexpected(next.error());
    return BlockFinder(std::move(*near), std::move(*next));
}

core::Result<const RowBlockRevision*> BlockFinder::find(std::int64_t id) {
    if (id < m_from || id >= m_until) {
        m_blocks.clear();
        m_near.bind(1, id - block_rows).bind(2, id);
        while (true) {
            auto row = m_near.step();
            if (!row) return tl::make_unexpected(row.error());
            if (!*row) break;
            auto block = read_block(m_near.integer(0), m_near.text(1), m_near.text(2));
            if (block) m_blocks.push_back(std::move(*block));
        }
        m_near.reset();
        m_next.bind(1, id);
        auto row = m_next.step();
        if (!row) return tl::make_unexpected(row.error());
        m_from = id;
        m_until = !*row || m_next.is_null(0) ? std::numeric_limits<std::int64_t>::max() : m_next.integer(0);
        m_next.reset();
    }
    const auto found =
        std::find_if(m_blocks.begin(), m_blocks.end(), [id](const RowBlockRevision& b) { return b.covers(id); });
    return found == m_blocks.end() ? nullptr : &*found;
}

core::Result<std::optional<LastState>> last_state(const sql::Database& database, std::string_view table,
                                                  std::int64_t id) {
    auto select =
        database.prepare("SELECT rev,after FROM im_revisions WHERE tbl=?1 AND row_id=?2 ORDER BY rev DESC LIMIT 1");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, table).bind(2, id).step();
    if (!row) return tl::make_unexpected(row.error());
    std::optional<LastState> state;
    if (*row) state = LastState{select->integer(0), select->string(1), {}};
    if (table != incidents_table.name) return state;
    auto blocks = BlockFinder::make(database);
    if (!blocks) return tl::make_unexpected(blocks.error());
    auto block = blocks->find(id);
    if (!block) return tl::make_unexpected(block.error());
    if (*block != nullptr && (!state || state->rev < (*block)->rev))
        state = LastState{(*block)->rev, {}, std::string((*block)->digest(id))};
    return state;
}

} // namespace whenabouts::store
