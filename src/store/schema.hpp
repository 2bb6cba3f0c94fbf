#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/table.hpp"

#include <string>
#include <vector>

namespace whenabouts::store {

/// What this program writes into im_meta.
inline constexpr int schema_version = 2;
inline constexpr int min_reader = 1; ///< the oldest schema version a program must know to read our stores
inline constexpr int min_writer = 2; ///< … and to write them
inline constexpr const char* format_name = "whenabouts incident store";

/// The whole schema as one script: GeoPackage's tables, ours, guards and spatial indices; as it was for a former
/// version.
[[nodiscard]] std::string schema_script(int version = schema_version);

/// What a store gets when the first name is pinned: the table, its register entry, its guards.
[[nodiscard]] std::string pins_script();

/// One entry of sqlite_master.
struct SchemaObject {
    std::string type, name, table, sql;
    bool operator==(const SchemaObject&) const = default;
};
/// Everything in the schema but SQLite's own objects, sorted by name.
[[nodiscard]] core::Result<std::vector<SchemaObject>> schema_of(const sql::Database& database);
/// A database in memory with the schema of that version and nothing in it.
[[nodiscard]] core::Result<sql::Database> reference_database(int version = schema_version, bool with_pins = false);
/// The one that `database` must be like: of the version it states, with pinned names when it has them.
[[nodiscard]] core::Result<sql::Database> reference_for(const sql::Database& database);

/// How a store's schema differs from ours.
struct SchemaDifferences {
    std::vector<std::string> missing_or_changed; ///< in words, one an object
    std::vector<std::string> unsafe; ///< foreign triggers, views and changed expressions: never write to such a file
    [[nodiscard]] bool sound() const { return missing_or_changed.empty() && unsafe.empty(); }
};
/// Further tables and plain columns, as QGIS and GDAL add them, are no difference; nor is the absence of pinned names.
[[nodiscard]] core::Result<SchemaDifferences> compare_schema(const sql::Database& database);

} // namespace whenabouts::store
