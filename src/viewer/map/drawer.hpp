#pragma once
#include "image/image.hpp"
#include "scene/compose.hpp"
#include "scene/density_layer.hpp"
#include "viewer/model/camera.hpp"
#include "viewer/model/filter.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// What decides how the basemap looks.
struct MapLook {
    std::string theme = "light";
    std::string viewpoint = "un";
    double px_per_mm = 96 / 25.4;
    std::vector<std::string> focus; ///< countries that stand out, ISO 3166 alpha-2; empty = none does
    bool operator==(const MapLook&) const = default;
};

/// A picture of the incidents and labels that is wanted.
struct OverlayRequest {
    MapLook look;
    Camera camera;
    MapSize size;
    std::shared_ptr<const Passing> rows; ///< compared by address
    core::TimeWindow window;
    bool possible = true;
    std::optional<std::int64_t> selected;
    std::vector<std::array<double, 4>> keep_free; ///< left, top, right, bottom of what lies on the map, pixels
    bool operator==(const OverlayRequest&) const = default;
};

/// Where an incident was drawn, in pixels of its overlay.
struct OverlayMark {
    std::int64_t id = 0;
    Pixel at;
    double radius_px = 0;                 ///< of a symbol; half the width of an area's name plate
    double half_height_px = 0;            ///< of the plate; the radius for symbols
    std::vector<std::vector<Pixel>> area; ///< rings of the drawn area, even-odd; empty for a mere symbol
    bool certain = true;
    std::size_t stands_for = 1; ///< incidents, where an area stands for more than are drawn (id 0)
};

/// Incidents and labels, transparent elsewhere.
struct Overlay {
    OverlayRequest request;
    image::Image picture;
    std::shared_ptr<scene::CrowdCounts> crowd; ///< too many to be drawn one by one: the window draws their density
    std::vector<OverlayMark> marks;            ///< in drawing order
};

/// Makes the map's pictures. tile() and overlay() are called from different threads at the same time.
class MapDrawer {
  public:
    virtual ~MapDrawer() = default;
    /// The basemap without labels, opaque.
    [[nodiscard]] virtual image::Image tile(const MapLook& look, const Camera& camera, MapSize size) const = 0;
    /// Called from one thread only.
    [[nodiscard]] virtual Overlay overlay(const OverlayRequest& request) = 0;
    /// What a density's colours mean; called by the window's thread.
    [[nodiscard]] virtual scene::DensityScale density_scale(const std::string& theme, double fullest_cell) const = 0;
    /// The credit line of what is drawn.
    [[nodiscard]] virtual std::string credit() const = 0;
};

/// Marks of a picture that is shown moved and scaled: where the camera now puts them.
struct PlacedMarks {
    const std::vector<OverlayMark>* marks = nullptr; ///< in pixels of their own picture
    double left = 0, top = 0, scale = 1;             ///< of that picture on the map
    const scene::CrowdCounts* crowd = nullptr;       ///< of that picture; null = symbols are drawn
    const scene::DensityScale* density = nullptr;    ///< likewise
    [[nodiscard]] Pixel on_map(Pixel p) const { return {left + p.x * scale, top + p.y * scale}; }
    [[nodiscard]] Pixel on_picture(Pixel p) const { return {(p.x - left) / scale, (p.y - top) / scale}; }
};

/// What lies under the pointer: all symbols and plates there, nearest first; without any, the areas, smallest first.
[[nodiscard]] std::vector<const OverlayMark*> pick(const std::vector<OverlayMark>& marks, Pixel at, double slack_px);

} // namespace whenabouts::viewer
