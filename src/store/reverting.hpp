#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_writer.hpp"

#include <cstdint>
#include <string_view>

namespace whenabouts::store {

/// Turns a change set round, newest revision first, each row as a revision with `op` ("undo" or "redo") that names the
/// revision it turned: columns get back what `before` says, rows that were added are marked deleted. What a change only
/// brought along (categories, names of parties, the entry of an import) stays.
[[nodiscard]] core::Result<void> revert_change_set(const sql::Database& database, RowWriter& rows, std::int64_t number,
                                                   std::string_view op);

} // namespace whenabouts::store
