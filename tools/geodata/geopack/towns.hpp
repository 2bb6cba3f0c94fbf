#pragma once
#include <string>
#include <string_view>

namespace geopack {

/// towns.tsv: the settlements of places.tsv as labels for a map, most important first (rank, then population), under
/// the names that display_names.csv gives them. Ranks go on after Natural Earth's by population, 0 greatest … 12.
[[nodiscard]] std::string towns_table(std::string_view places, std::string_view display_names);

} // namespace geopack
