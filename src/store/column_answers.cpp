#include "store/column_answers.hpp"

#include "store/column_loading.hpp"

#include <algorithm>
#include <tuple>

namespace whenabouts::store {

namespace {

using timeline::ColumnRow;
using timeline::Columns;

/// The table's columns hold the years 0000 to 9999; others are NULL there, and NULL decides the order.
bool is_null_in_table(std::int64_t ms) {
    constexpr std::int64_t first = -62'167'219'200'000;
    constexpr std::int64_t last = 253'402'300'800'000;
    return ms < first || ms >= last;
}

/// As "t_begin IS NULL, t_begin, t_end, fid" sorts, where NULL comes before every value.
auto time_key(const ColumnRow& row) {
    constexpr std::int64_t null = std::numeric_limits<std::int64_t>::min();
    const bool no_begin = is_null_in_table(row.begin);
    return std::tuple(no_begin, no_begin ? null : row.begin, is_null_in_table(row.end) ? null : row.end, row.id);
}

/// Newest first, NULLs still last.
auto reverse_time_key(const ColumnRow& row) {
    const auto [no_begin, begin, end, id] = time_key(row);
    return std::tuple(no_begin, ~begin, ~end, id);
}

bool is_undated(const ColumnRow& row) {
    return row.begin == std::numeric_limits<std::int64_t>::min() && row.end == std::numeric_limits<std::int64_t>::max();
}

} // namespace

bool columns_can_find(const core::Query& query, const RowSet* matches) {
    const bool narrows =
        matches != nullptr || query.when || query.within || !query.categories.empty() || !query.workflows.empty();
    return narrows && (query.order == "time" || query.order == "-time" || query.order == "id");
}

bool columns_can_count(const core::Query& query, const RowSet* matches) {
    return !query.filter && !query.inside && query.tags.empty() && (query.text.empty() || matches != nullptr);
}

core::Result<std::vector<std::int64_t>> ids_from_columns(const sql::Database& database, const core::Query& query,
                                                         const Columns& columns, const RowSet* matches) {
    auto asked = column_query(database, query, columns);
    if (!asked) return tl::make_unexpected(asked.error());
    if (asked->within) { // what columns round by half a digit must not fall out
        constexpr double rounding = 1e-7;
        asked->within->south -= rounding;
        asked->within->north += rounding;
        asked->within->west = std::max(-180.0, asked->within->west - rounding);
        asked->within->east = std::min(180.0, asked->within->east + rounding);
    }
    std::vector<std::uint32_t> found = columns.find(*asked);
    if (matches != nullptr) std::erase_if(found, [&](std::uint32_t at) { return !matches->holds(columns.id(at)); });
    std::vector<std::int64_t> ids;
    ids.reserve(found.size());
    if (query.order == "id") {
        for (const std::uint32_t at : found) ids.push_back(columns.id(at));
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    std::vector<ColumnRow> rows;
    rows.reserve(found.size());
    for (const std::uint32_t at : found) rows.push_back(columns.row(at));
    // A few are wanted, and nothing else can turn them down: the others need no order.
    constexpr std::int64_t spare = 1000;
    std::size_t sorted = rows.size();
    if (query.limit && columns_can_count(query, matches))
        sorted = std::min(sorted, static_cast<std::size_t>(*query.limit + spare));
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(sorted);
    if (query.order == "time")
        std::partial_sort(rows.begin(), middle, rows.end(),
                          [](const ColumnRow& a, const ColumnRow& b) { return time_key(a) < time_key(b); });
    else
        std::partial_sort(rows.begin(), middle, rows.end(), [](const ColumnRow& a, const ColumnRow& b) {
            return reverse_time_key(a) < reverse_time_key(b);
        });
    for (const ColumnRow& row : rows) ids.push_back(row.id);
    return ids;
}

core::Result<Tally> tally_from_columns(const sql::Database& database, const core::Query& query, const Columns& columns,
                                       const RowSet* matches) {
    auto asked = column_query(database, query, columns);
    if (!asked) return tl::make_unexpected(asked.error());
    Tally tally;
    const auto count_in = [&](const timeline::ColumnQuery& narrowed, auto use) {
        for (const std::uint32_t at : columns.find(narrowed))
            if (matches == nullptr || matches->holds(columns.id(at))) use(columns.row(at));
    };
    count_in(*asked, [&tally](const ColumnRow& row) {
        ++tally.found;
        if (row.lon == ColumnRow::unlocated) ++tally.unlocated;
        if (is_undated(row)) ++tally.undated;
    });
    if (query.within) {
        timeline::ColumnQuery anywhere = *asked;
        anywhere.within.reset();
        anywhere.unlocated = true;
        count_in(anywhere, [&tally](const ColumnRow& row) {
            if (row.lon == ColumnRow::unlocated) ++tally.unlocated_left_out;
        });
    }
    if (query.when) {
        timeline::ColumnQuery always = *asked;
        always.when.reset();
        always.undated = true;
        count_in(always, [&tally](const ColumnRow& row) {
            if (is_undated(row)) ++tally.undated_left_out;
        });
    }
    return tally;
}

} // namespace whenabouts::store
