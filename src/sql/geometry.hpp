#pragma once
#include "core/box.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::sql {

/// The bounds of a geometry in its own order: no antimeridian logic, so min_x ≤ max_x.
struct Bounds {
    double min_x = 0, max_x = 0, min_y = 0, max_y = 0;
};

/// A GeoPackage geometry blob (header and WKB, OGC 12-128r17, 2.1.3) of a point in SRS 4326, little endian, no
/// envelope.
[[nodiscard]] std::string point_blob(core::LonLat point);
/// The position in a GeoPackage blob that holds a point; none for empty points, other types and malformed blobs.
[[nodiscard]] std::optional<core::LonLat> point_of(std::string_view blob);
/// Bounds of any GeoPackage blob (points, lines, polygons, collections; Z and M skipped); none = empty or malformed.
[[nodiscard]] std::optional<Bounds> bounds_of(std::string_view blob);
/// False for what is no GeoPackage blob at all.
[[nodiscard]] bool is_geometry_blob(std::string_view blob);

} // namespace whenabouts::sql
