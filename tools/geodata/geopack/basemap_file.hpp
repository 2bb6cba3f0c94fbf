#pragma once
#include "compact.hpp"

#include <string>

namespace geopack {

/// The bytes of basemap.bin (src/geodata/basemap_format.hpp) for a compact basemap.
[[nodiscard]] std::string basemap_bytes(const CompactBasemap& basemap);

} // namespace geopack
