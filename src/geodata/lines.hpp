#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/box.hpp"
#include "core/lon_lat.hpp"

namespace whenabouts::geodata {

/// How fine the lines are. Each level is the same topology simplified by Visvalingam on shared arcs, so neighbours
/// never come apart.
enum class Detail : std::uint8_t {
    full = 0, ///< Natural Earth 1:10m on a grid of 0.0001°
    km1 = 1,  ///< details under about 1 km are gone
    km4 = 2,
    km16 = 3, ///< for the whole world on a page; islets are dropped
};

/// What a line separates, as seen from a viewpoint.
enum class LineClass : std::uint8_t {
    coast,    ///< land and sea
    country,  ///< two countries, denied by nobody
    disputed, ///< a border that one side, another viewpoint or the facts on the ground deny: draw it dashed
    region,   ///< two regions of one country
};

using Line = std::vector<core::LonLat>; ///< open polyline, at least two points
using Ring = std::vector<core::LonLat>; ///< closed: the last point repeats the first; land is on its left

/// A piece of coast or border between two junctions. Text belongs to the Pack; a side at sea has an empty country.
struct BorderLine {
    LineClass line_class = LineClass::coast;
    std::string_view left_country; ///< ISO 3166 alpha-2 under the asked viewpoint
    std::string_view right_country;
    std::string_view note; ///< for disputed lines where known, e.g. "Line of control"; else empty
    Line points;
};

/// Land of one country within the asked box, outer and inner rings together (fill even-odd).
struct CountryArea {
    std::string_view country; ///< ISO 3166 alpha-2 under the asked viewpoint
    std::vector<Ring> rings;
};

/// A river course; rank as Natural Earth's scalerank, 0 for the greatest rivers to about 10 (smaller = draw earlier).
struct River {
    std::string_view name; ///< English, may be empty
    int rank = 0;
    Line points;
};

/// A lake with its holes (fill even-odd).
struct Lake {
    std::string_view name;
    int rank = 0;
    std::vector<Ring> rings;
};

/// A line some party claims as its border, which is not drawn as one (Aksai Chin, Arunachal, Kurils …): draw it dashed
/// and thinner.
struct ClaimLine {
    std::string_view name; ///< of the area or the claim, e.g. "Aksai Chin", "Japanese claim"; may be empty
    Line points;
};

/// A classed land boundary of Natural Earth ("Line of control (please verify)", "Disputed (please verify)" …), for
/// legends and checks.
struct ClassedLine {
    std::string_view line_class;
    std::string_view name;
    Line points;
};

/// A disputed area that touches the asked box, ready for a legend.
struct DisputedArea {
    std::string_view name; ///< e.g. "Crimea"
    core::LonLat label;    ///< a point inside it
    core::Box box;         ///< of the whole area; never across the antimeridian
    std::string statement; ///< e.g. "Crimea: controlled by Russia, claimed by Ukraine; shown as Ukraine (UN view)"
};

} // namespace whenabouts::geodata
