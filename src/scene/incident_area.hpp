#pragma once
#include "basemap/basemap.hpp"
#include "core/incident.hpp"
#include "geodata/lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// What may honestly be drawn of an incident's place.
enum class PlaceShape : std::uint8_t {
    none,   ///< unlocated: only counted and listed
    point,  ///< known to the point, as far as a map shows
    circle, ///< somewhere within a radius
    region, ///< somewhere in a region
    country ///< only the country is known
};

/// The shape with its geometry. `rings` is empty for points.
struct IncidentArea {
    PlaceShape shape = PlaceShape::none;
    std::string key; ///< equal for incidents with the same area: "region:geonames:687699"
    core::LonLat at; ///< representative point
    double radius_m = 0;
    std::vector<geodata::UnitIndex> units; ///< of regions and countries
};
[[nodiscard]] IncidentArea area_of(const core::Incident& incident, const basemap::Basemap& basemap);
/// The outline: units dissolved, or the geodesic circle.
[[nodiscard]] std::vector<geodata::Ring> rings_of(const IncidentArea& area, const basemap::Basemap& basemap,
                                                  geodata::Detail detail);
/// Everything of the area, for choosing a map's extent; none for unlocated incidents.
[[nodiscard]] std::optional<core::Box> extent_of(const IncidentArea& area, const basemap::Basemap& basemap);
/// The rings as lines for stroking, without the edges along the antimeridian and the poles where the data is cut.
[[nodiscard]] std::vector<geodata::Line> outlines_of(const std::vector<geodata::Ring>& rings);
/// The points at `radius_m` from `centre`, closed; longitudes run on beyond ±180° rather than jump.
[[nodiscard]] geodata::Ring geodesic_circle(core::LonLat centre, double radius_m);

} // namespace whenabouts::scene
