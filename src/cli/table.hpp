#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace whenabouts::cli {

/// Rows as an aligned table on standard output, the first being the header. On a terminal columns are cut to `widest`
/// (0 = never) with an ellipsis; into a file or pipe everything is written. Control bytes become blanks.
void print_table(std::vector<std::vector<std::string>> rows, const std::vector<std::size_t>& widest);

} // namespace whenabouts::cli
