#pragma once
#include "names.hpp"
#include "settlements.hpp"
#include "units.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace geopack {

/// The country of a unit as ISO 3166-2 has it (Crimea: UA), else Natural Earth's.
[[nodiscard]] std::string country_of(const UnitSource& unit);

/// Rows of regions.tsv: first-order divisions of Natural Earth, joined with GeoNames' by id or code. Where GeoNames'
/// division holds several units (French regions) or none, it has a row of its own.
[[nodiscard]] std::string regions_table(const Units& units, const std::filesystem::path& admin1_names,
                                        const std::vector<Settlement>& places, const TaggedNames& tagged);

} // namespace geopack
