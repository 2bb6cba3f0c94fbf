#pragma once
#include "basemap/basemap.hpp"
#include "core/incident.hpp"
#include "core/query.hpp"
#include "lettering/fonts.hpp"
#include "lettering/placer.hpp"
#include "projection/projection.hpp"
#include "scene/density_grid.hpp"
#include "scene/incident_options.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"
#include "scene/view.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::scene {

/// The basemap alone: sea, land, water, graticule, borders by viewpoint; layers "land", "water", "borders".
[[nodiscard]] Scene compose_basemap(const basemap::Basemap& basemap, const View& view, const Style& style,
                                    std::span<const std::string> focus_countries = {});

/// Layers "areas" (uncertain places as their polygon or radius) and "incidents" (symbols, keys); fills Scene::marks.
/// Symbols that would cover each other become one with their number.
void compose_incidents(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                       const lettering::Fonts& fonts, std::span<const core::Incident> incidents, const View& view,
                       const Style& style, const IncidentOptions& options);

/// How many incidents at once are drawn.
enum class CrowdLook : std::uint8_t {
    automatic, ///< symbols up to a few thousand in sight, else density
    symbols,
    density
};
[[nodiscard]] std::optional<CrowdLook> parse_crowd_look(std::string_view word);

/// Incidents of a view, counted by cell and by area for one window; made once for a view, then moved in time.
class CrowdCounts {
  public:
    CrowdCounts(std::shared_ptr<const Crowd> crowd, const View& view, double cell_px);
    void move_to(const core::TimeWindow& window);

    [[nodiscard]] const Crowd& crowd() const { return *m_crowd; }
    [[nodiscard]] const DensityGrid& grid() const { return m_grid; }
    [[nodiscard]] const timeline::BinCounts& cells() const { return m_cells; }
    [[nodiscard]] const timeline::BinCounts& areas() const { return m_areas; }
    /// Of all times: the meaning of colours does not change while time plays.
    [[nodiscard]] double fullest_cell() const { return m_fullest; }
    /// Whether that many incidents in sight are drawn one by one. Not at once anew with every step near the border.
    [[nodiscard]] bool few(CrowdLook look, bool were_few) const;

  private:
    std::shared_ptr<const Crowd> m_crowd;
    DensityGrid m_grid;
    timeline::BinCounts m_cells, m_areas;
    double m_fullest = 0;
};

/// Rows that are drawn at a position inside the map's frame, in the window.
[[nodiscard]] std::size_t count_in_frame(const CrowdCounts& counts, const View& view, bool with_possible);

/// Like compose_incidents() for the incidents of `counts` in its window: few are drawn one by one, many as density
/// (layer "density", under "incidents") and areas with their numbers. `with_density` false leaves the density out (the
/// window draws it itself).
void compose_crowd(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                   const lettering::Fonts& fonts, const CrowdCounts& counts, const View& view, const Style& style,
                   const IncidentOptions& options, bool few, bool with_density = true);

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
