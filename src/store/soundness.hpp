#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/store.hpp"

#include <vector>

namespace whenabouts::store {

/// Everything that `whenabouts check` looks at: the file's pages and constraints, references, GeoPackage's registers,
/// the schema's text, geometries against their indices, the history's chain and every row against its last image in it.
/// Reads only.
[[nodiscard]] core::Result<std::vector<CheckFinding>> check_soundness(const sql::Database& database);

} // namespace whenabouts::store
