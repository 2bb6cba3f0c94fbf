#pragma once
#include "geodata/pack.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::basemap {

/// Units of a row of conflict_regions.csv, which names regions that are no unit of their own (Donbas, Darfur) by the
/// units and countries they consist of. Empty where the table lists none: such a region has no outline to draw.
[[nodiscard]] std::vector<geodata::UnitIndex>
units_of_conflict_region(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint, std::string_view id);

} // namespace whenabouts::basemap
