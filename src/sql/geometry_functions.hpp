#pragma once

struct sqlite3;

namespace whenabouts::sql {

/// Registers ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY, which GeoPackage's R-tree triggers call (annex F.3).
/// Gives SQLite's result code.
[[nodiscard]] int register_geometry_functions(sqlite3* handle);

} // namespace whenabouts::sql
