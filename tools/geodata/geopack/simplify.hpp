#pragma once
#include "geodata/basemap_format.hpp"

#include <cstdint>
#include <vector>

namespace geopack {

using whenabouts::geodata::format::GridPoint;

/// For every point the coarsest level that still has it (0 = full detail only), by Visvalingam & Whyatt (1993) with the
/// ground area of the triangles. The ends of a line stay, so that lines that share a junction stay together. A loop
/// keeps a triangle at 1 km and is left out of coarser levels where it covers less than a dot.
[[nodiscard]] std::vector<std::uint8_t> coarsest_levels(const std::vector<GridPoint>& line, bool is_loop);

} // namespace geopack
