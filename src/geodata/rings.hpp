#pragma once
#include "geodata/lines.hpp"
#include "geodata/mapped_basemap.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::geodata {

/// A number for every unit; units with the same number are dissolved into one area. 0 = not part of any.
using Grouping = std::vector<std::uint32_t>;

/// The outline of all units in group `group`: of the arcs of `units` (the members of the group) those with another
/// group on the other side, chained at junctions. Module-internal.
[[nodiscard]] std::vector<Ring> dissolved(const MappedBasemap& basemap, std::span<const std::uint32_t> units,
                                          const Grouping& grouping, std::uint32_t group, Detail detail);

} // namespace whenabouts::geodata
