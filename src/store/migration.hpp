#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"

#include <span>
#include <string>
#include <string_view>

namespace whenabouts::store {

/// One step from a schema version to the next; there is no way back but a backup.
struct Migration {
    int from = 0;
    std::string_view what; ///< in words, for the history
    /// Changes the file; runs inside the migration's transaction.
    core::Result<void> (*apply)(const sql::Database& database, const std::string& now) = nullptr;
    /// What the schema's script was before this step, made from what it is after it.
    std::string (*former)(std::string script) = nullptr;
};
/// All steps up to `schema_version`, oldest first.
[[nodiscard]] std::span<const Migration> migrations();

/// The version that the file itself states; 0 when it states none.
[[nodiscard]] core::Result<int> stated_version(const sql::Database& database);
/// Brings the file through `steps` to their end, each step in one transaction with a revision `migrate`. Refused where
/// no step starts. The caller made a backup.
[[nodiscard]] core::Result<void> migrate(const sql::Database& database, std::span<const Migration> steps,
                                         const std::string& now);
/// Brings an older store to our version, after a backup beside it; does nothing for a store of our version.
[[nodiscard]] core::Result<void> bring_up_to_date(const sql::Database& database, const std::string& now);

} // namespace whenabouts::store
