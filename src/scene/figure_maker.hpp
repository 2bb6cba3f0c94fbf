#pragma once
#include "scene/compose.hpp"
#include "scene/crowd.hpp"
#include "scene/figure.hpp"
#include "scene/incident_groups.hpp"
#include "scene/panel.hpp"

#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// Where things lie on the page, pixels.
struct Page {
    double width = 0, height = 0, margin = 0;
    bool words = true; ///< room for list and legend beside the map
    ClipBox map;
    ClipBox panel;
    bool beside = true; ///< panel right of the map, else underneath
};

/// Sets one printed page: decides what is seen, draws the map, then the words around it.
class FigureMaker {
  public:
    FigureMaker(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy, const lettering::Fonts& fonts,
                std::span<const core::Incident> incidents, const Style& style, const FigureOptions& options)
        : m_basemap(basemap), m_taxonomy(taxonomy), m_fonts(fonts), m_style(style), m_options(options),
          m_incidents(incidents) {
        m_incident_options.window = options.window;
        m_incident_options.possible = options.possible;
        m_shown = shown_incidents(incidents, basemap, m_incident_options);
        m_total = m_shown.size();
    }
    FigureMaker(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy, const lettering::Fonts& fonts,
                std::shared_ptr<const Crowd> crowd, const Style& style, const FigureOptions& options)
        : FigureMaker(basemap, taxonomy, fonts, std::span<const core::Incident>(), style, options) {
        m_crowd = std::move(crowd);
        m_by_category = m_crowd->rows->by_category(options.window, options.possible);
        m_total = std::accumulate(m_by_category.begin(), m_by_category.end(), std::size_t{0});
    }

    core::Result<Figure> make();

  private:
    static constexpr std::size_t most_listed = 24; ///< more are counted by kind instead of listed
    [[nodiscard]] double mm(double millimetres) const { return millimetres * m_options.px_per_mm; }
    void count();
    void count_crowd(const CrowdCounts& counts);
    [[nodiscard]] std::vector<KindCount> kinds() const;
    [[nodiscard]] const std::optional<core::Box>& crowd_extent();
    void number();
    void find_focus();
    [[nodiscard]] std::string default_title() const;
    [[nodiscard]] std::string default_subtitle() const;
    void lay_out(double title_height, double credit_height);
    void choose_box();
    core::Result<void> choose_view();
    void draw_map();
    void draw_frame(Layer& layer);
    void draw_panel(Layer& layer);
    [[nodiscard]] std::string credit(const std::string& projection_name, bool brief) const;

    const basemap::Basemap& m_basemap;
    const taxonomy::Taxonomy& m_taxonomy;
    const lettering::Fonts& m_fonts;
    const Style& m_style;
    const FigureOptions& m_options;
    std::span<const core::Incident> m_incidents;
    IncidentOptions m_incident_options;
    std::vector<Shown> m_shown;             ///< none of a crowd
    std::shared_ptr<const Crowd> m_crowd;   ///< null for incidents given one by one
    std::optional<std::optional<core::Box>> m_crowd_extent; ///< once it was asked for
    std::vector<std::size_t> m_by_category; ///< of the crowd, in the window
    std::size_t m_total = 0;                ///< in the window
    std::vector<std::string> m_focus, m_strong_units;
    Page m_page;
    View m_view;
    Figure m_figure;
    core::Box m_box = core::world_box; ///< what is asked to be seen
    bool m_world = false;              ///< the whole world in one outline
    bool m_one_land = false;           ///< every located incident lies in m_focus, undisputed
};

} // namespace whenabouts::scene
