#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/filing.hpp"
#include "store/row_writer.hpp"

#include <cstdint>

namespace whenabouts::store {

/// Brings what a file says now into a row that an earlier import made, as one revision ("merge"): columns that differ
/// from what the file said last are written; columns that people changed since stay. Where both changed the same thing
/// (the time and the place count as one thing each), the people's stays and `quality` gets "import_conflict". A row
/// that a person removed stays removed; one whose import was undone comes back. Sources and parties are added, never
/// taken. True when anything changed.
[[nodiscard]] core::Result<bool> merge_known(const sql::Database& database, Filing& filing, RowWriter& rows,
                                             std::int64_t id, const core::Incident& incoming);

} // namespace whenabouts::store
