#pragma once
#include <string>

namespace whenabouts::cli {

/// Program, libraries and gazetteer, one a line, for --version and bug reports.
[[nodiscard]] std::string version_text();

} // namespace whenabouts::cli
