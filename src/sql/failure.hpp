#pragma once
#include "core/result.hpp"

#include <string>

struct sqlite3;

namespace whenabouts::sql {

/// SQLite's (extended) result code as an Error in plain words; `handle` may be null.
[[nodiscard]] tl::unexpected<core::Error> failure(int code, sqlite3* handle, const std::string& name);

} // namespace whenabouts::sql
