#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// A field as it is, quoted where it must be (RFC 4180): for passing a person's own columns through unchanged.
[[nodiscard]] std::string csv_quoted(std::string_view text);
/// A field of ours, quoted where it must be. Text that a spreadsheet would run as a formula (first
/// character = + - @, tab or carriage return) gets an apostrophe before it, unless it is a plain number.
[[nodiscard]] std::string csv_field(std::string_view text);
/// One CSV record of such fields, with a line feed.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

} // namespace whenabouts::exchange
