#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "timeline/columns.hpp"

#include <filesystem>

namespace whenabouts::store {

/// $XDG_CACHE_HOME/whenabouts (or ~/.cache/whenabouts): what can be made again from a store, one file a store.
[[nodiscard]] std::filesystem::path cache_folder();

/// The columns of the store as the connection sees it: from the cache where it is up to date; else brought up to date,
/// or read anew, and kept for the next time. A cache that cannot be read or written is no error. Edits that wait for
/// adoption have no revision, so then nothing is kept.
[[nodiscard]] core::Result<timeline::Columns> cached_columns(const sql::Database& database,
                                                             const std::filesystem::path& store);

} // namespace whenabouts::store
