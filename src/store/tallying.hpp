#pragma once
#include "core/query.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/finding.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <optional>

namespace whenabouts::store {

/// See Store::tally(). A query that asks for everything is counted by SQLite alone.
[[nodiscard]] core::Result<Tally> tally_up(const sql::Database& database, const core::Query& query,
                                           std::optional<std::int64_t> longest_span_ms, const Hints& hints);

} // namespace whenabouts::store
