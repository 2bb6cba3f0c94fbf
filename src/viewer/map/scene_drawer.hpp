#pragma once
#include "basemap/basemap.hpp"
#include "core/data_folder.hpp"
#include "core/result.hpp"
#include "geodata/pack.hpp"
#include "lettering/fonts.hpp"
#include "scene/style.hpp"
#include "taxonomy/taxonomy.hpp"
#include "viewer/map/drawer.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// Draws by the same scene and the same rasteriser as printed figures.
class SceneDrawer final : public MapDrawer {
  public:
    /// Reads both map styles and the default viewpoint's borders.
    [[nodiscard]] static core::Result<std::shared_ptr<SceneDrawer>> open(const core::DataFolders& folders,
                                                                         const taxonomy::Taxonomy& taxonomy);
    /// The viewpoints that the pack offers, code and name, in its order.
    [[nodiscard]] std::vector<geodata::Viewpoint> viewpoints() const;
    [[nodiscard]] image::Image tile(const MapLook& look, const Camera& camera, MapSize size) const override;
    [[nodiscard]] Overlay overlay(const OverlayRequest& request) override;
    [[nodiscard]] scene::DensityScale density_scale(const std::string& theme, double fullest_cell) const override;
    [[nodiscard]] std::string credit() const override;
    [[nodiscard]] const lettering::Fonts& fonts() const { return m_fonts; }

  private:
    SceneDrawer(core::DataFolders folders, taxonomy::Taxonomy taxonomy, lettering::Fonts fonts)
        : m_folders(std::move(folders)), m_taxonomy(std::move(taxonomy)), m_fonts(std::move(fonts)) {}
    [[nodiscard]] std::shared_ptr<const basemap::Basemap> basemap(const std::string& viewpoint) const;
    [[nodiscard]] const scene::Style& style(const std::string& theme) const;
    [[nodiscard]] const image::Image& labels(const OverlayRequest& request);
    [[nodiscard]] std::shared_ptr<const scene::Crowd> crowd(const OverlayRequest& request);
    [[nodiscard]] scene::CrowdCounts& counts(const OverlayRequest& request);

    core::DataFolders m_folders;
    taxonomy::Taxonomy m_taxonomy;
    lettering::Fonts m_fonts;
    std::map<std::string, scene::Style> m_styles;
    mutable std::mutex m_mutex; ///< of m_basemaps
    mutable std::map<std::string, std::shared_ptr<const basemap::Basemap>> m_basemaps;
    // Used by the overlay thread only; each with what it was made for.
    OverlayRequest m_labelled, m_counted;
    image::Image m_labels;
    std::shared_ptr<const scene::Crowd> m_crowd;
    std::shared_ptr<const Passing> m_crowd_rows;
    std::string m_crowd_viewpoint;
    std::unique_ptr<scene::CrowdCounts> m_counts;
    bool m_few = true; ///< symbols were drawn last
};

} // namespace whenabouts::viewer
