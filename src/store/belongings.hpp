#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"

#include <span>

namespace whenabouts::store {

/// Whether any incident of the store has evidence or parties: a large import of bare points has none, and then nobody
/// needs to ask for each.
[[nodiscard]] core::Result<bool> has_belongings(const sql::Database& database);

/// Fills in evidence, parties and sources of all these incidents with one query each. Source texts only when asked for.
[[nodiscard]] core::Result<void> load_belongings(const sql::Database& database, std::span<core::Incident> incidents,
                                                 bool texts);

} // namespace whenabouts::store
