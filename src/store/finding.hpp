#pragma once
#include "core/incident.hpp"
#include "core/query.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_set.hpp"
#include "store/row_writer.hpp"
#include "timeline/columns.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::store {

/// A query in SQL. What SQL cannot say exactly (32-bit index boxes, years outside the columns, areas, folded text) is
/// checked again by `keeps`.
struct Selection {
    std::string where; ///< a condition on the table "i" with parameters ?1 …
    std::vector<Value> values;
    std::string order;
};
/// `longest_span_ms`: no stored stretch of time is longer; none = not known, then time queries read the whole index.
[[nodiscard]] Selection select_by(const core::Query& query, std::optional<std::int64_t> longest_span_ms);

/// The exact test of everything but categories, tags, workflows and the filter. `incident` carries evidence when there
/// are phrases (search_words.hpp).
[[nodiscard]] bool keeps(const core::Query& query, const std::vector<std::string>& phrases,
                         const core::Incident& incident);

/// How much of each incident is wanted: number, place and time only; its row; or all that belongs to it too.
enum class Detail : std::uint8_t { outline, row, all };

/// What is known beforehand about the state that the connection sees; either may be null.
struct Hints {
    const timeline::Columns* columns = nullptr;
    const RowSet* matches = nullptr; ///< the incidents that hold the query's words
};

/// See Store::visit(). Evidence, parties and sources are fetched also where the query's words need them.
[[nodiscard]] core::Result<void> visit(const sql::Database& database, const core::Query& query,
                                       std::optional<std::int64_t> longest_span_ms, const Hints& hints, Detail detail,
                                       const std::function<bool(const core::Incident&)>& visitor);

/// With all that belongs to it but source texts; none when there is no such row.
[[nodiscard]] core::Result<std::optional<core::Incident>> incident_by_number(const sql::Database& database,
                                                                             std::int64_t id);

} // namespace whenabouts::store
