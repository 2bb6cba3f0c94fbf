#pragma once
#include "compact.hpp"

#include <filesystem>
#include <vector>

namespace geopack {

/// Rivers under the names that `names_csv` (source, name, rank) gives them; else the name in brackets where there is
/// one.
[[nodiscard]] std::vector<Path> read_rivers(const std::filesystem::path& shapefile,
                                            const std::filesystem::path& names_csv);
/// The lakes that the packager of the ocean layer put beside the sea itself; rank 0 (over 10,000 km²) … 5 by area.
[[nodiscard]] std::vector<Path> read_lakes(const std::filesystem::path& shapefile);
[[nodiscard]] std::vector<Path> read_claims(const std::filesystem::path& geopackage);
[[nodiscard]] std::vector<Path> read_boundaries(const std::filesystem::path& shapefile);

} // namespace geopack
