#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// One CSV record (RFC 4180) with a line feed. Text that a spreadsheet would run as a formula (first character = + - @,
/// tab or carriage return) gets an apostrophe before it, unless it is a plain number.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

} // namespace whenabouts::exchange
