#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace whenabouts::store {

/// A store's file, open, with what was found out about it.
struct Opened {
    sql::Database database;
    bool writable = false;
    std::string notice; ///< why it is not writable although that was asked for; empty = it is
};

/// Refuses what is no store of ours in one clear line: folders, empty and truncated files, other formats, foreign
/// GeoPackages, versions that this program cannot read. Looks at the schema before anything is written. Reading changes
/// no byte, except that work which a crashed program left half-done is rolled back first.
[[nodiscard]] core::Result<Opened> open_file(const std::filesystem::path& path, Mode mode,
                                             Journal journal = Journal::document);
/// Brings a store back into one file when this is the last connection to it; to be called before closing. Leaves it to
/// the others when there are any.
void leave_live_mode(const sql::Database& database) noexcept;

/// A new store, complete or not there at all; when another program made it meanwhile, that one stays.
[[nodiscard]] core::Result<void> create_file(const std::filesystem::path& path, const taxonomy::Taxonomy* taxonomy,
                                             const Author& author, const std::string& now);

} // namespace whenabouts::store
