#pragma once
#include "topology.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace geopack {

/// A first-order division as Natural Earth gives it.
struct UnitSource {
    std::string adm1_code, adm0_a3, iso_3166_2, iso_a2, gn_a1_code, name, name_alt, name_local, gn_name, type, type_en;
    std::uint32_t gn_id = 0;
    double label_lon = 0;
    double label_lat = 0;
    double area_km2 = 0;
    std::vector<std::pair<std::string, std::string>> names; ///< language, name
};

struct Units {
    std::vector<UnitSource> list;
    std::vector<UnitRing> rings;
};

/// Reads admin1.json (GeoJSON) onto the grid, in the order of the file.
[[nodiscard]] Units read_units(const std::filesystem::path& admin1_json);

/// Area on the authalic sphere of a ring of degrees, signed, positive when anticlockwise.
[[nodiscard]] double ring_km2(const std::vector<std::pair<double, double>>& ring);

/// The rings with every outer ring anticlockwise and every hole clockwise.
void orient(std::vector<GridPoint>& ring, bool is_outer);

} // namespace geopack
