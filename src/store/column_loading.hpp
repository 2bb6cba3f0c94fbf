#pragma once
#include "core/query.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "timeline/columns.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace whenabouts::store {

/// The state that the connection sees. Nobody's edits may be waiting for adoption: they have no revision yet.
[[nodiscard]] core::Result<timeline::ColumnKey> column_key(const sql::Database& database);

/// All incidents that are not deleted, as columns. Reads on two connections where the file allows it; inside the
/// caller's read transaction.
[[nodiscard]] core::Result<timeline::Columns>
load_columns(const sql::Database& database, const std::filesystem::path& path, const timeline::ColumnKey& key);

/// `former` brought up to date by reading only the rows that the history says changed since `former_key`; none when the
/// history does not continue that state or too much has changed.
[[nodiscard]] core::Result<std::optional<timeline::Columns>>
refresh_columns(const sql::Database& database, const timeline::Columns& former, const timeline::ColumnKey& former_key);

/// The part of a query that columns can answer; the numbers of its categories are those of `columns`.
[[nodiscard]] core::Result<timeline::ColumnQuery> column_query(const sql::Database& database, const core::Query& query,
                                                               const timeline::Columns& columns);

} // namespace whenabouts::store
