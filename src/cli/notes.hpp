#pragma once
#include <string_view>

namespace whenabouts::cli {

/// A plain line on standard error for the person who waits: counters, what was chosen among several.
void note(std::string_view text);

} // namespace whenabouts::cli
