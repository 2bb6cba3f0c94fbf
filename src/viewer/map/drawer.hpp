#pragma once
#include "core/incident.hpp"
#include "image/image.hpp"
#include "viewer/model/camera.hpp"

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
    bool operator==(const MapLook&) const = default;
};

/// A picture of the incidents and labels that is wanted.
struct OverlayRequest {
    MapLook look;
    Camera camera;
    MapSize size;
    std::shared_ptr<const std::vector<core::Incident>> incidents; ///< compared by address
    core::TimeWindow window;
    bool possible = true;
    std::optional<std::int64_t> selected;
    bool operator==(const OverlayRequest&) const = default;
};

/// Where an incident was drawn, in pixels of its overlay.
struct OverlayMark {
    std::int64_t id = 0;
    Pixel at;
    double radius_px = 0;
    std::vector<std::vector<Pixel>> area; ///< rings of the drawn area, even-odd; empty for a mere symbol
    bool certain = true;
};

/// Incidents and labels, transparent elsewhere.
struct Overlay {
    OverlayRequest request;
    image::Image picture;
    std::vector<OverlayMark> marks; ///< in drawing order
};

/// Makes the map's pictures. tile() and overlay() are called from different threads at the same time.
class MapDrawer {
  public:
    virtual ~MapDrawer() = default;
    /// The basemap without labels, opaque.
    [[nodiscard]] virtual image::Image tile(const MapLook& look, const Camera& camera, MapSize size) const = 0;
    /// Called from one thread only.
    [[nodiscard]] virtual Overlay overlay(const OverlayRequest& request) = 0;
    /// The credit line of what is drawn.
    [[nodiscard]] virtual std::string credit() const = 0;
};

/// The topmost mark under the pointer: symbols before areas, small areas before large ones.
[[nodiscard]] const OverlayMark* pick(const std::vector<OverlayMark>& marks, Pixel at, double slack_px);

} // namespace whenabouts::viewer
