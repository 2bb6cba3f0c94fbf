#pragma once
#include "compact.hpp"

#include <cstdint>
#include <vector>

namespace geopack {

/// A closed ring on the grid, the first point not repeated, land on the left.
struct UnitRing {
    std::int32_t unit = 0;
    std::vector<GridPoint> points;
};

struct Topology {
    std::vector<Arc> arcs;
    std::uint32_t node_count = 0;
    std::size_t conflicting_edges = 0; ///< edges claimed by more units than have a side; 0 for clean input
};

/// Cuts the rings of all units into shared arcs. Edges that one unit uses twice (seams) vanish.
[[nodiscard]] Topology build_topology(const std::vector<UnitRing>& rings);

/// Signed double area on the grid, positive when anticlockwise.
[[nodiscard]] double doubled_area(const std::vector<GridPoint>& ring);

/// The ring without repeated points and spikes; empty if nothing with an area is left.
[[nodiscard]] std::vector<GridPoint> cleaned(const std::vector<GridPoint>& ring);

} // namespace geopack
