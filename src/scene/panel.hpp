#pragma once
#include "scene/block.hpp"
#include "scene/figure.hpp"
#include "scene/incident_groups.hpp"

#include <map>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// How many of the drawn incidents are of a category.
struct KindCount {
    const taxonomy::Category* category = nullptr;
    std::size_t count = 0;
};

/// What the words beside the map are made from.
struct PanelSources {
    const basemap::Basemap& basemap;
    const taxonomy::Taxonomy& taxonomy;
    const Style& style;
    const lettering::Fonts& fonts;
    double px_per_mm = 1;
    const std::vector<Shown>& shown;     ///< none of a crowd
    const std::vector<KindCount>& kinds; ///< in the order met
    const IncidentOptions& options;
    const FigureCounts& counts;
    const Plotter& plotter;
    Drawn drawn;
    bool regions_drawn = false;
    geodata::Detail detail = geodata::Detail::km4;
    bool kinds_in_list = false; ///< the list names each incident's category, so that the legend need not
};

/// The numbered incidents in columns: date, title, place; shorter when that does not fit into `height_px`; what still
/// finds no room is counted in a last line.
[[nodiscard]] Block incident_list(const PanelSources& from, double width_px, double height_px, std::size_t columns = 1);
/// Categories with their counts, for more incidents than a list can hold, in columns side by side.
[[nodiscard]] Block category_table(const PanelSources& from, double width_px, std::size_t columns = 1);
/// Symbols in use, what shading means, borders and whose view they follow; `brief` leaves more room for the list.
[[nodiscard]] Block legend(const PanelSources& from, double width_px, bool with_categories, bool brief = false);
/// Whether incident_list() could say everything in full.
[[nodiscard]] bool list_fits(const PanelSources& from, double width_px, double height_px);

/// How exactly the place is known, in words: "region only", "within 9 km", "exact spot".
[[nodiscard]] std::string precision_words(const Shown& shown);

} // namespace whenabouts::scene
