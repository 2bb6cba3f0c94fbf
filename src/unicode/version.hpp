#pragma once
#include <string>

namespace whenabouts::unicode {

/// ICU's version, "72.1".
[[nodiscard]] std::string library_version();

} // namespace whenabouts::unicode
