#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "exchange/import/row_builder.hpp"

#include <span>
#include <string>
#include <vector>

namespace whenabouts::exchange {

/// Whether a table was written by `export`: it has the columns that only those have.
[[nodiscard]] bool is_own_table(const std::vector<std::string>& columns);

/// The incident of such a row: columns named as the members of our GeoJSON, lon, lat, and JSON in `sources`,
/// `evidence`, `actors` and `extra`. Columns that somebody added are put into `extra`. Refused, in words, when a cell
/// is malformed.
[[nodiscard]] core::Result<core::Incident> incident_of_own_row(const std::vector<std::string>& columns,
                                                               std::span<const Cell> cells);

} // namespace whenabouts::exchange
