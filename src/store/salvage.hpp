#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/schema.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// Copies what can be read of a damaged store into one that holds the schema and nothing else: every table of ours with
/// the columns that other programs added, their own plain tables with their indices, and the registers' further rows.
/// Rows on unreadable pages are left out, and so are triggers and views that are not ours: `said` tells, a sentence
/// each. `guards`: the triggers of `fresh`, which must be off.
[[nodiscard]] core::Result<void> salvage(const sql::Database& damaged, const sql::Database& fresh,
                                         std::span<const SchemaObject> guards, std::vector<std::string>& said);

} // namespace whenabouts::store
