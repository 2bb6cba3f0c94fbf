#pragma once
#include "scene/block.hpp"
#include "scene/figure.hpp"
#include "scene/incident_groups.hpp"

#include <map>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// What the words beside the map are made from.
struct PanelSources {
    const basemap::Basemap& basemap;
    const taxonomy::Taxonomy& taxonomy;
    const Style& style;
    const lettering::Fonts& fonts;
    double px_per_mm = 1;
    const std::vector<Shown>& shown;
    const IncidentOptions& options;
    const FigureCounts& counts;
    core::Box box;        ///< what the map shows
    bool heaps = false;   ///< some symbols stand for several incidents
    bool circles = false; ///< some radius is drawn
    bool regions_drawn = false;
    geodata::Detail detail = geodata::Detail::km4;
};

/// The numbered incidents: date, title, place. Those that do not fit into `height_px` are counted in a last line.
[[nodiscard]] Block incident_list(const PanelSources& from, double width_px, double height_px);
/// Categories with their counts, for more incidents than a list can hold.
[[nodiscard]] Block category_table(const PanelSources& from, double width_px);
/// Symbols in use, what shading means, borders and whose view they follow.
[[nodiscard]] Block legend(const PanelSources& from, double width_px, bool with_categories);

/// How exactly the place is known, in words: "region only", "within 9 km", "exact spot".
[[nodiscard]] std::string precision_words(const Shown& shown);

} // namespace whenabouts::scene
