#pragma once
#include "canvas/canvas.hpp"
#include "gl/painter.hpp"
#include "gl/texture.hpp"
#include "viewer/map/drawer.hpp"
#include "viewer/map/tiles.hpp"
#include "viewer/map/workers.hpp"
#include "viewer/model/state.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>

namespace whenabouts::viewer {

/// The map as textures: basemap squares that are kept and reused, and one picture of incidents and labels that is moved
/// and scaled with the map until a new one is ready; between them the density of incidents too many for symbols. Lives
/// on the window's thread with a current context.
class MapLayer {
  public:
    /// The drawer's pictures are made by its own threads, which call `wake` when one is ready.
    MapLayer(std::shared_ptr<MapDrawer> drawer, gl::Painter painter, std::function<void()> wake);

    /// Takes finished pictures and asks for what the state needs; false while something is still missing.
    bool update(const State& state, const MapLook& look, std::vector<std::array<double, 4>> keep_free = {});
    /// Draws onto the bound target of this size, into the map's rectangle (whole pixels).
    void draw(const State& state, int target_width, int target_height, const gl::Rectangle& map, canvas::Colour empty);
    /// The whole target in one colour: cheaper than panels that blend their own backgrounds.
    void clear(int target_width, int target_height, canvas::Colour colour);

    /// The marks of the picture that is shown; valid until the next update().
    [[nodiscard]] PlacedMarks marks(const State& state) const;
    /// update() must be called again soon, although nobody will wake the loop.
    [[nodiscard]] bool deferred() const { return m_deferred; }
    [[nodiscard]] std::string credit() const { return m_drawer->credit(); }

  private:
    struct CachedTile {
        gl::Texture texture;
        std::uint64_t used = 0;
    };
    void ask_for(OverlayRequest request);
    void forget_unused();
    void update_density(const State& state);
    void draw_density(const State& state, const gl::Rectangle& map);

    std::shared_ptr<MapDrawer> m_drawer;
    gl::Painter m_painter;
    MapLook m_look;
    std::map<TileKey, CachedTile> m_tiles;
    std::size_t m_tile_bytes = 0;
    std::uint64_t m_frame = 0;
    OverlayRequest m_asked;
    std::chrono::steady_clock::time_point m_asked_at;
    bool m_deferred = false; ///< a picture is wanted that has not been asked for yet
    Overlay m_overlay;       ///< its picture is emptied once uploaded
    gl::Texture m_overlay_texture;
    // The density is counted on the window's thread, so that it follows the slider within the frame.
    std::optional<scene::DensityScale> m_density_scale;
    gl::Texture m_density_texture;
    core::TimeWindow m_density_window;
    bool m_density_possible = true, m_density_drawn = false; ///< what the texture shows
    MapWorkers m_workers;                                    ///< last: stops before what it uses goes
};

} // namespace whenabouts::viewer
