#pragma once
#include <string>

namespace whenabouts::sql {

/// SQLite's version, "3.40.1".
[[nodiscard]] std::string library_version();

} // namespace whenabouts::sql
