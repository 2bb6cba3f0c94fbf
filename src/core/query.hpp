#pragma once
#include "core/box.hpp"
#include "core/filter.hpp"
#include "core/time_span.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::core {

/// Which incidents are meant. Every member narrows; an empty query means all that are not deleted.
struct Query {
    std::optional<TimeWindow> when;
    bool certain_only = false;          ///< leave out spans that only overlap `when`
    std::optional<Box> within;          ///< representative point inside
    std::function<bool(LonLat)> inside; ///< exact area test (`--in PLACE`), applied after `within`
    std::vector<std::string>
        categories;                ///< any of these, or below them in the tree ("conflict" holds "conflict.shelling")
    std::vector<std::string> tags; ///< all of these
    std::vector<std::string> workflows; ///< any of these
    std::optional<Filter> filter;       ///< a condition on members, asked in the store
    std::string text;                   ///< beginnings of words that title, summary, place or quotations must hold
    std::string order = "time";         ///< time, -time, title, place, category, updated, id (as stored)
    std::optional<std::int64_t> limit;
    bool unlocated = true; ///< include incidents without a place (never when `within` or `inside` is set)
    bool undated = true;   ///< include incidents without a time (never when `when` is set)
};

} // namespace whenabouts::core
