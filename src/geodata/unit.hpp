#pragma once

#include <cstdint>
#include <string_view>

#include "core/box.hpp"
#include "core/lon_lat.hpp"

namespace whenabouts::geodata {

/// The number of an admin-1 unit in the pack, 0 … unit_count()-1. It is stable for one pack only: keep an ISO or
/// GeoNames id instead.
using UnitIndex = std::uint32_t;

/// One first-order division (oblast, state, province). The text belongs to the Pack and lives as long as it does.
struct Unit {
    std::string_view adm1_code;  ///< Natural Earth's code, e.g. "UKR-329"; never empty
    std::string_view adm0_a3;    ///< Natural Earth's country code by de facto control, e.g. "UKR", "KOS", "PSX"
    std::string_view iso_3166_2; ///< e.g. "UA-23"; empty where Natural Earth has none
    std::string_view gn_a1_code; ///< GeoNames admin-1 code, e.g. "UA.26"; empty if unknown
    std::string_view name;       ///< Natural Earth's name, UTF-8; may be empty
    std::string_view type;       ///< Natural Earth's English type, e.g. "Oblast"; may be empty
    std::uint32_t gn_id = 0;     ///< GeoNames id; 0 if unknown
    core::LonLat label;          ///< a point inside the unit where a label sits well
    core::Box box;               ///< bounds of the whole unit; never crosses the antimeridian (data is cut there)
    double area_km2 = 0;         ///< area on the authalic sphere, lakes included
};

} // namespace whenabouts::geodata
