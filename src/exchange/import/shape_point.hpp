#pragma once
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "json/value.hpp"

namespace whenabouts::exchange {

/// A point that stands for a GeoJSON geometry.
struct ShapePoint {
    core::LonLat position;
    double radius_m = 0; ///< to the farthest vertex; 0 for a point
    int decimals = 0;    ///< most digits behind the point that a coordinate has (of a point only)
    bool is_point = false;
    bool is_area = false;
    bool has_more = false; ///< a height or other numbers that the position does not hold
};

/// A point as it is; for areas a point inside the largest one, for lines the middle of the longest one, for several
/// points the one in their midst. Refused, in words: no geometry of RFC 7946, or coordinates outside the world.
[[nodiscard]] core::Result<ShapePoint> shape_point(const json::Value& geometry);

} // namespace whenabouts::exchange
