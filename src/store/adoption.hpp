#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"

#include <cstdint>

namespace whenabouts::store {

/// Edits by other programs that wait for adoption.
[[nodiscard]] core::Result<std::int64_t> count_foreign_edits(const sql::Database& database);

/// Takes what other programs (QGIS, ogr2ogr) changed into the history, one change set, inside the caller's transaction,
/// and mends what they cannot know: bounds and days follow a changed t_edtf (or t_edtf follows changed days), a new
/// point gets a precision and a radius, a new incident its short code. Gives the number of rows.
[[nodiscard]] core::Result<std::int64_t> adopt_foreign_edits(const sql::Database& database, std::string now);

} // namespace whenabouts::store
