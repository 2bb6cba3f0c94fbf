#pragma once
#include "core/query.hpp"
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace whenabouts::cli {

/// The flags that narrow `list`, `export` and `map`, as typed (cli.md).
struct QueryFlags {
    std::string when; ///< EDTF window
    bool certain = false;
    std::string within; ///< W,S,E,N
    std::string in;     ///< a place name; its area
    std::vector<std::string> categories, tags, statuses;
    std::string search;
    std::string where; ///< a condition (core/filter.hpp)
    std::string order;
    std::optional<std::int64_t> limit;
};

/// Adds --when --certain --within --in --category --tag --status --search --where to `command`.
void add_query_flags(CLI::App& command, QueryFlags& flags);
/// Adds --order and --limit; an order that stands in `flags` already is the usual one.
void add_order_flags(CLI::App& command, QueryFlags& flags);

/// Exit status 2, naming the groups there are.
[[nodiscard]] tl::unexpected<core::Error> unknown_category(std::string_view code, const taxonomy::Taxonomy& taxonomy);

/// The query, with what its area test needs kept alive inside it. `in` is the place that --in named, for titles.
struct Asked {
    core::Query query;
    std::optional<core::Place> in;
};
/// Opens the gazetteer only when --in asks for it and the category list only when --category does. Refuses (exit status
/// 2) malformed windows and boxes, unknown categories, statuses and orders, and (1) an unknown place.
[[nodiscard]] core::Result<Asked> to_query(const QueryFlags& flags);

} // namespace whenabouts::cli
