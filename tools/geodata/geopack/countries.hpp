#pragma once
#include "names.hpp"
#include "settlements.hpp"
#include "units.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace geopack {

/// Rows of countries.tsv: names of every CLDR locale, GeoNames' point where known, else the middle of the land.
[[nodiscard]] std::string countries_table(const Units& units, const std::filesystem::path& cldr_main,
                                          const std::filesystem::path& points_csv,
                                          const std::vector<Settlement>& places, const TaggedNames& tagged);

} // namespace geopack
