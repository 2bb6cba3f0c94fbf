#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace whenabouts::store {

/// See Store::changes(). Reads the history's tail, not all of it.
[[nodiscard]] core::Result<std::vector<ChangeSet>> change_sets(const sql::Database& database, std::int64_t limit,
                                                               std::optional<std::int64_t> incident_id);
/// The change that this set is, or that it turned round in the end when it is an undo or redo.
[[nodiscard]] core::Result<ChangeSet> original_change(const sql::Database& database, std::int64_t number);

/// The change set that undo takes back next, and the one that redo brings again next; none = nothing left. An undo
/// names the revisions that it turned round, so both follow from the history alone, whoever wrote it and whenever.
[[nodiscard]] core::Result<std::optional<std::int64_t>> newest_undoable(const sql::Database& database);
[[nodiscard]] core::Result<std::optional<std::int64_t>> newest_redoable(const sql::Database& database);

} // namespace whenabouts::store
