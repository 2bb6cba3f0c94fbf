#pragma once
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

struct Pin;

/// Makes the table of pinned names when it is not there. Lives inside a transaction.
[[nodiscard]] core::Result<void> ensure_pins_table(const sql::Database& database);
[[nodiscard]] core::Result<bool> has_pins_table(const sql::Database& database);
/// Pins that are not taken away, by name; none when the store has no such table.
[[nodiscard]] core::Result<std::vector<Pin>> read_pins(const sql::Database& database);
/// Adds the pin or moves the one of the same name (case and marks do not matter). Gives its number.
[[nodiscard]] core::Result<std::int64_t> write_pin(const sql::Database& database, RowWriter& rows, const Pin& pin);
/// Refused when no such name is pinned.
[[nodiscard]] core::Result<void> take_pin_away(const sql::Database& database, RowWriter& rows, std::string_view name);

} // namespace whenabouts::store
