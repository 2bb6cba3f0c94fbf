#pragma once
#include <string>

namespace whenabouts::projection {

/// PROJ's version, "9.1.1".
[[nodiscard]] std::string library_version();

} // namespace whenabouts::projection
