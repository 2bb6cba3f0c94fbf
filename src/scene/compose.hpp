#pragma once
#include "basemap/basemap.hpp"
#include "core/query.hpp"
#include "projection/projection.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// What the eye sees: the projection, the place in its middle and the scale. Plain value.
struct View {
    std::shared_ptr<const projection::Projection> projection;
    double centre_x = 0, centre_y = 0; ///< projected units (metres) at the middle of the picture
    double metres_per_px = 1000;       ///< projected metres per pixel
    int width_px = 0, height_px = 0;
    double px_per_mm = 96 / 25.4;      ///< physical scale: line widths and type follow it
    [[nodiscard]] Point to_px(projection::Projected p) const {
        return {(p.x - centre_x) / metres_per_px + width_px / 2.0, height_px / 2.0 - (p.y - centre_y) / metres_per_px};
    }
};

/// The view that shows `box` whole, with `pad` (fraction of its size) around it.
[[nodiscard]] View fit(std::shared_ptr<const projection::Projection> projection, const core::Box& box, int width_px,
                       int height_px, double px_per_mm, double pad = 0.06);

/// The basemap alone: land, water, borders by viewpoint, graticule; layers "land" … "borders".
[[nodiscard]] Scene compose_basemap(const basemap::Basemap& basemap, const View& view, const Style& style);

/// Options for the incident layer.
struct IncidentOptions {
    core::TimeWindow window;               ///< incidents certainly inside are solid, possibly inside hollow
    bool possible = true;                  ///< draw the possible ones
    std::optional<std::int64_t> selected;  ///< drawn with a ring
    std::optional<std::int64_t> hovered;
};
/// Layers "areas" (uncertain places as their polygon or radius) and "incidents" (symbols); fills Scene::marks.
void compose_incidents(Scene& scene, const basemap::Basemap& basemap, std::span<const core::Incident> incidents,
                       const View& view, const Style& style, const IncidentOptions& options);

/// Layer "labels": towns, countries, regions, seas and incident titles, without overlap, keeping `marks` free.
void compose_labels(Scene& scene, const basemap::Basemap& basemap, std::span<const core::Incident> incidents,
                    const View& view, const Style& style);

/// Words of a printed figure. Empty members are left out.
struct Furniture {
    std::string title, subtitle, caption, credit;
    bool legend = true, scale_bar = true, graticule_labels = true, inset = true;
    std::vector<std::string> counts; ///< the honest counter: "2 incidents shown · 1 unlocated"
};
/// Layer "furniture": title, date, legend (symbols in use, uncertainty, disputed borders and viewpoint), scale bar, credit.
void compose_furniture(Scene& scene, const basemap::Basemap& basemap, std::span<const core::Incident> incidents,
                       const View& view, const Style& style, const Furniture& furniture);

} // namespace whenabouts::scene
