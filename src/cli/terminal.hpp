#pragma once
#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace whenabouts::cli {

/// Prints "whenabouts: FILE:LINE: what — next step" on standard error and gives the exit status.
int fail(const core::Error& error);
/// A warning line on standard error; the work goes on.
void warn(std::string_view text);
/// To standard output as it is. A closed pipe ends the program quietly.
void print(std::string_view text);
/// One line of standard input without its line end; false at the end.
bool read_line(std::string& line);
/// The whole of a file, or of standard input for "-".
[[nodiscard]] core::Result<std::string> read_input(const std::string& path);
/// Columns that UTF-8 text takes on a terminal: combining and invisible characters none, wide CJK letters two.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Pads `text` with spaces to `columns` display columns (wide CJK letters count twice); never cuts.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
/// Control characters as blanks: what came out of a file must not steer the terminal. Line feeds stay.
[[nodiscard]] std::string without_controls(std::string text);
/// The name that goes into the history: $WHENABOUTS_USER, else the login name.
[[nodiscard]] std::string user_name();

} // namespace whenabouts::cli
