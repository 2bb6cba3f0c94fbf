#pragma once
#include "core/incident.hpp"
#include "core/query.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
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

/// The exact test of everything but categories, tags, workflows and the filter. `incident` carries evidence when the
/// query has words.
[[nodiscard]] bool keeps(const core::Query& query, const std::vector<std::string>& folded_words,
                         const core::Incident& incident);
/// The query's words as unicode::fold writes them.
[[nodiscard]] std::vector<std::string> folded_words(const core::Query& query);

/// How much of each incident is wanted: number, place and time only; its row; or all that belongs to it too.
enum class Detail : std::uint8_t { outline, row, all };

/// See Store::visit(). `columns` may be null; else they are those of the state that the connection sees. Evidence,
/// parties and sources are fetched also where the query's words need them.
[[nodiscard]] core::Result<void> visit(const sql::Database& database, const core::Query& query,
                                       std::optional<std::int64_t> longest_span_ms, const timeline::Columns* columns,
                                       Detail detail, const std::function<bool(const core::Incident&)>& visitor);

} // namespace whenabouts::store
