#pragma once
#include "basemap/basemap.hpp"
#include "core/incident.hpp"
#include "lettering/fonts.hpp"
#include "scene/compose.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"
#include "taxonomy/taxonomy.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace whenabouts::scene {

/// A printed page: map, title, list, legend, scale bar, locator, credit.
struct FigureOptions {
    int width_px = 1417, height_px = 945;
    double px_per_mm = 150 / 25.4;
    std::string title;               ///< empty = made from what is drawn ("Incidents in Ukraine")
    std::string subtitle;            ///< empty = the dates of what is drawn, with their zone
    std::optional<core::Box> extent; ///< none = what holds the incidents, with some air
    std::string projection = "auto"; ///< as projection::make() takes it
    std::string language = "en";
    core::TimeWindow window; ///< incidents possibly inside are drawn hollow
    bool possible = true;
    CrowdLook look = CrowdLook::automatic; ///< of incidents that are not given one by one
};

/// What was drawn, for a caption and for scripts.
struct FigureCounts {
    std::size_t shown = 0;    ///< in the window, located or not
    std::size_t possible = 0; ///< of these, only possibly in the window
    std::size_t points = 0, circles = 0, regions = 0, countries = 0, unlocated = 0;
    std::size_t outside = 0; ///< located, but outside the map's frame
    /// "2 incidents: 1 in a region, 1 in a country". The words of the legend.
    [[nodiscard]] std::string text() const;
};

struct Figure {
    Scene scene;
    FigureCounts counts;
    std::string title, subtitle, projection_name;
};

/// Refused when the page is too small for a map or the projection does not exist.
[[nodiscard]] core::Result<Figure> compose_figure(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                                                  const lettering::Fonts& fonts,
                                                  std::span<const core::Incident> incidents, const Style& style,
                                                  const FigureOptions& options);
/// The same for incidents that are too many to be listed: symbols while they can be told apart, else their density.
[[nodiscard]] core::Result<Figure> compose_figure(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                                                  const lettering::Fonts& fonts, std::shared_ptr<const Crowd> crowd,
                                                  const Style& style, const FigureOptions& options);

} // namespace whenabouts::scene
