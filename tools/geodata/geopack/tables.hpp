#pragma once
#include "units.hpp"

#include <filesystem>

namespace geopack {

/// `recipe` holds the inputs that are no packages. Writes places, regions, admin2, countries and airports (.tsv.zst)
/// into `out`.
void write_tables(const std::filesystem::path& work, const std::filesystem::path& recipe,
                  const std::filesystem::path& out, const Units& units);

} // namespace geopack
