#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// A field as it is, quoted where it must be (RFC 4180): for passing a person's own columns through unchanged.
[[nodiscard]] std::string csv_quoted(std::string_view text);
/// A field of ours, quoted where it must be. Text that a spreadsheet would run as a formula (first character = + - @,
/// tab or carriage return) gets an apostrophe before it, unless it is a plain number; so does such text that has
/// apostrophes before it already, so that without_shield() gives every text back.
[[nodiscard]] std::string csv_field(std::string_view text);
/// The same, at the end of `out`.
void append_csv_field(std::string& out, std::string_view text);
/// What csv_field() was given, without the apostrophe that it may have put before it.
[[nodiscard]] std::string_view without_shield(std::string_view field);
/// One CSV record of such fields, with a line feed.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

} // namespace whenabouts::exchange
