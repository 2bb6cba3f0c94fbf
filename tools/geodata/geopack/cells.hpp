#pragma once
#include "compact.hpp"

#include <vector>

namespace geopack {

/// For every cell of one degree, rows from the south: the unit at its centre plus half a grid step each way.
[[nodiscard]] std::vector<std::int32_t> centre_units(const std::vector<Arc>& arcs);

/// The cells a segment's box touches.
[[nodiscard]] std::vector<std::size_t> cells_of(GridPoint a, GridPoint b);

} // namespace geopack
