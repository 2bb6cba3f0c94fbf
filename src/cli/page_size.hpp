#pragma once
#include "core/result.hpp"

#include <string_view>

namespace whenabouts::cli {

/// A page in pixels and its physical scale.
struct PageSize {
    int width_px = 0, height_px = 0;
    double dpi = 150;
};
/// "240x160mm", "240mmx160mm", "24cmx16cm", "9.5inx6.3in" or pixels "1600x1000"; `dpi` 0 = 150 for lengths, 120 for
/// pixels. Refuses (exit status 2) what is not a size, pages below 20 mm and pictures above 16,384 pixels a side.
[[nodiscard]] core::Result<PageSize> parse_page_size(std::string_view text, double dpi);

} // namespace whenabouts::cli
