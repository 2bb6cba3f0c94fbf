#pragma once
#include "core/result.hpp"
#include "gazetteer/further_builder.hpp"

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

/// Whether a file is one that add_geonames() reads: tables of GeoNames, plain or in a ZIP file. Refuses a file that
/// cannot be read at all, such as a damaged ZIP file.
[[nodiscard]] core::Result<bool> is_geonames(const std::filesystem::path& file);

/// Feeds GeoNames dumps (places, and alternateNamesV2 joined by id) into a builder. Refused when no file has places.
[[nodiscard]] core::Result<RowCounts> add_geonames(const std::vector<std::filesystem::path>& files,
                                                   FurtherBuilder& builder, const BadRow& bad_row,
                                                   const Progress& progress);

} // namespace whenabouts::gazetteer
