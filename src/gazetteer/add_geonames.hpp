#pragma once
#include "core/result.hpp"
#include "gazetteer/further_builder.hpp"
#include "gazetteer/geonames_rows.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace whenabouts::gazetteer {

/// Told of each row that cannot be used: file (with the entry of a ZIP file), line, what is wrong. Gives false to stop
/// with that as the error.
using BadRow = std::function<bool(const core::Error& why)>;

struct RowCounts {
    std::uint64_t rows = 0;    ///< read, empty lines and comments apart
    std::uint64_t skipped = 0; ///< of them, not usable
};

/// Which table of GeoNames a file is, plain or in a ZIP file. Refuses a file that cannot be read at all, such as a
/// damaged ZIP file.
[[nodiscard]] core::Result<GeonamesTable> geonames_table_of(const std::filesystem::path& file);

/// Why names alone cannot be added, and what to do.
[[nodiscard]] core::Error names_without_places(const std::filesystem::path& file);

/// Feeds GeoNames dumps (places, and alternateNamesV2 joined by id) in any order into a builder. Refused when no file
/// has places.
[[nodiscard]] core::Result<RowCounts> add_geonames(const std::vector<std::filesystem::path>& files,
                                                   FurtherBuilder& builder, const BadRow& bad_row,
                                                   const Progress& progress);

} // namespace whenabouts::gazetteer
