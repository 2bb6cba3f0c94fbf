#pragma once
#include "core/query.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_set.hpp"
#include "store/store.hpp"
#include "timeline/columns.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::store {

/// Whether columns know where to look: the query narrows by time, place, category, state or by words whose `matches`
/// are known, and its order is one of theirs.
[[nodiscard]] bool columns_can_find(const core::Query& query, const RowSet* matches);
/// Whether columns alone can count it: nothing is asked of texts, tags, areas or other members.
[[nodiscard]] bool columns_can_count(const core::Query& query, const RowSet* matches);

/// Numbers of the rows that fit what columns know, in the query's order; a little more than fits at the edges of a box,
/// so positions are to be tested again.
[[nodiscard]] core::Result<std::vector<std::int64_t>> ids_from_columns(const sql::Database& database,
                                                                       const core::Query& query,
                                                                       const timeline::Columns& columns,
                                                                       const RowSet* matches);
/// The tally but for `total`.
[[nodiscard]] core::Result<Tally> tally_from_columns(const sql::Database& database, const core::Query& query,
                                                     const timeline::Columns& columns, const RowSet* matches);

} // namespace whenabouts::store
