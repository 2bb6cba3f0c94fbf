#pragma once
#include "gazetteer/table_columns.hpp"

namespace whenabouts::gazetteer {

/// Walks a table; `row` may keep nothing that it is shown.
template <std::size_t N, class Row>
[[nodiscard]] core::Result<void> each_row(const std::filesystem::path& file,
                                          const std::array<std::string_view, N>& names, Row row) {
    auto table = Columns<N>::open(file, names);
    if (!table) return tl::unexpected(table.error());
    while (true) {
        const auto more = table->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        row(*table);
    }
}

} // namespace whenabouts::gazetteer
