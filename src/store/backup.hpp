#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace whenabouts::store {

/// A copy of a store beside it: "case.gpkg.bak-57" holds it as it was at revision 57 ("-2", "-3" … when there is one
/// already).
struct Backup {
    std::filesystem::path path;
    std::int64_t revision = 0;
    std::filesystem::file_time_type at;
};

/// Copies through SQLite's own interface, whole or not at all, then removes old copies: the newest five stay, and of
/// each of the last seven days that have any, the newest.
[[nodiscard]] core::Result<std::filesystem::path> back_up(const sql::Database& database,
                                                          const std::filesystem::path& store);
/// The backups of a store, newest first.
[[nodiscard]] std::vector<Backup> backups_of(const std::filesystem::path& store);
/// Those that no rule keeps; `backups` newest first.
[[nodiscard]] std::vector<Backup> superfluous(const std::vector<Backup>& backups);

} // namespace whenabouts::store
