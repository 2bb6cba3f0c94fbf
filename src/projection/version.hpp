#pragma once
#include <string>

namespace whenabouts::projection {

/// The PROJ release this program was built with, "9.1.1". Does not load PROJ.
[[nodiscard]] std::string library_version();

} // namespace whenabouts::projection
