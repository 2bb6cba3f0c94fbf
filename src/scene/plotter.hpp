#pragma once
#include "core/box.hpp"
#include "geodata/lines.hpp"
#include "scene/clip.hpp"
#include "scene/scene.hpp"
#include "scene/view.hpp"

#include <optional>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// Brings geographic lines and areas onto the page: cut where the projection tears and at the map's frame, long edges
/// bent as the projection bends them. Immutable.
class Plotter {
  public:
    explicit Plotter(const View& view);

    /// What the map shows, for asking the pack: degrees, generous.
    [[nodiscard]] const core::Box& box() const { return m_box; }
    /// The map's frame on the page.
    [[nodiscard]] ClipBox frame() const;
    /// Rings together as one path for an even-odd fill. Edges that the cutting adds lie just outside the frame.
    [[nodiscard]] Path area(std::span<const geodata::Ring> rings) const;
    [[nodiscard]] Path line(std::span<const core::LonLat> points) const;
    /// Adds to `path` instead of making a new one.
    void add_line(Path& path, std::span<const core::LonLat> points) const;
    /// On the page, also where it lies outside the frame; none where the projection has no image.
    [[nodiscard]] std::optional<Point> point(core::LonLat p) const;
    [[nodiscard]] std::optional<core::LonLat> at(Point p) const;
    /// The whole of the projection's world, when its rim is seen; empty when the map is filled to the frame.
    [[nodiscard]] Path world_rim() const;
    [[nodiscard]] const View& view() const { return m_view; }

  private:
    struct Runs;
    void find_windows();
    void clip_into(Runs& runs, std::span<const core::LonLat> ring) const;
    void densify(Runs& runs, std::span<const Point> degrees, bool closed) const;
    [[nodiscard]] Path globe_rim() const;
    [[nodiscard]] Path project(const Runs& runs, bool closed) const;

    View m_view;
    core::Box m_box = core::world_box;
    std::vector<ClipBox> m_windows; ///< degrees, longitudes unwrapped around the central meridian
    bool m_rim_seen = false;
    double m_step_deg = 1;
};

} // namespace whenabouts::scene
