#pragma once
#include "basemap/basemap.hpp"
#include "core/incident.hpp"
#include "core/query.hpp"
#include "lettering/fonts.hpp"
#include "lettering/placer.hpp"
#include "projection/projection.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"
#include "scene/view.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// The basemap alone: sea, land, water, graticule, borders by viewpoint; layers "land", "water", "borders".
[[nodiscard]] Scene compose_basemap(const basemap::Basemap& basemap, const View& view, const Style& style,
                                    std::span<const std::string> focus_countries = {});

/// Options for the incident layer.
struct IncidentOptions {
    core::TimeWindow window;              ///< incidents certainly inside are solid, possibly inside hollow
    bool possible = true;                 ///< draw the possible ones
    std::optional<std::int64_t> selected; ///< drawn with a ring
    std::optional<std::int64_t> hovered;
    std::map<std::int64_t, std::string> keys; ///< short text beside an incident's symbol ("1"); missing = none
};
/// Layers "areas" (uncertain places as their polygon or radius) and "incidents" (symbols, keys); fills Scene::marks.
/// Symbols that would cover each other become one with their number.
void compose_incidents(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                       const lettering::Fonts& fonts, std::span<const core::Incident> incidents, const View& view,
                       const Style& style, const IncidentOptions& options);

struct LabelOptions {
    std::string language = "en";
    std::vector<lettering::Rect> keep_free;   ///< boxes of furniture that lies on the map
    std::vector<std::string> strong_units;    ///< adm1_code of regions that hold incidents: named first and darker
    std::vector<std::string> focus_countries; ///< ISO 3166 alpha-2; regions of other countries are not named from afar
};
/// Layer "labels": towns, countries, regions, seas, rivers, without overlap, keeping `marks` and `keep_free` free.
void compose_labels(Scene& scene, const basemap::Basemap& basemap, const lettering::Fonts& fonts, const View& view,
                    const Style& style, const LabelOptions& options = {});

} // namespace whenabouts::scene
