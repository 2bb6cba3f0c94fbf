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
#include <vector>

namespace whenabouts::viewer {

/// The map as textures: basemap squares that are kept and reused, and one picture of incidents and labels that is moved
/// and scaled with the map until a new one is ready; between them the density of incidents too many for symbols. Lives
/// on the window's thread with a current context.
class MapLayer {
  public:
    /// The drawer's pictures are made by its own threads, which call `wake` when one is ready.
    /// `software`: the renderer draws by the processor, so that the processor had better compose by itself.
    MapLayer(std::shared_ptr<MapDrawer> drawer, gl::Painter painter, bool software, std::function<void()> wake);

    /// Takes finished pictures and asks for what the state needs; false while something is still missing.
    bool update(const State& state, const MapLook& look, std::vector<std::array<double, 4>> keep_free = {});
    /// Draws onto the bound target of this size, into the map's rectangle (whole pixels).
    void draw(const State& state, int target_width, int target_height, const gl::Rectangle& map, canvas::Colour empty);
    /// Whether the processor had better draw the whole window.
    [[nodiscard]] bool software() const { return m_software; }
    /// The map put together by the processor, the lowest row first; null where something must be scaled or is missing.
    /// Valid until the next call.
    [[nodiscard]] const image::Image* composed(const State& state, canvas::Colour empty);
    /// A picture of the whole target, the lowest row first.
    void show(const image::Image& window);
    /// The whole target in one colour: cheaper than panels that blend their own backgrounds.
    void clear(int target_width, int target_height, canvas::Colour colour);

    /// The marks of the picture that is shown; valid until the next update().
    [[nodiscard]] PlacedMarks marks(const State& state) const;
    /// update() must be called again soon, although nobody will wake the loop.
    [[nodiscard]] bool deferred() const { return m_deferred; }
    [[nodiscard]] std::string credit() const { return m_drawer->credit(); }

  private:
    /// On a software renderer the picture is kept, and becomes a texture only when it has to be scaled.
    struct CachedTile {
        image::Image picture;
        gl::Texture texture;
        int size_px = 0;
        std::uint64_t used = 0;
    };
    /// What the composed picture shows.
    struct Composed {
        Camera camera;
        MapSize size;
        std::uint64_t content = 0; ///< m_content or m_tile_content then
        bool operator==(const Composed&) const = default;
    };
    void ask_for(OverlayRequest request);
    void forget_unused();
    void update_density(const State& state);
    void draw_density(const State& state, const gl::Rectangle& map);
    bool compose_tiles(const State& state, canvas::Colour empty);
    void draw_textures(const State& state, const gl::Rectangle& map);

    std::shared_ptr<MapDrawer> m_drawer;
    gl::Painter m_painter;
    MapLook m_look;
    std::map<TileKey, CachedTile> m_tiles;
    std::size_t m_tile_bytes = 0;
    std::uint64_t m_frame = 0;
    OverlayRequest m_asked;
    std::chrono::steady_clock::time_point m_asked_at;
    bool m_deferred = false; ///< a picture is wanted that has not been asked for yet
    Overlay m_overlay;
    gl::Texture m_overlay_texture;
    bool m_overlay_uploaded = false, m_density_uploaded = false;
    bool m_software;
    std::uint64_t m_content = 0, m_tile_content = 0; ///< grow whenever anything that is drawn, or a tile, changes
    std::optional<Composed> m_composed, m_grounded;  ///< what m_composition and m_ground show
    image::Image m_composition, m_ground;
    gl::Texture m_composed_texture, m_window_texture;
    bool m_composed_uploaded = false;
    std::vector<std::uint32_t> m_density_colours;
    // The density is counted on the window's thread, so that it follows the slider within the frame.
    std::optional<scene::DensityScale> m_density_scale;
    gl::Texture m_density_texture;
    core::TimeWindow m_density_window;
    bool m_density_possible = true, m_density_drawn = false; ///< what the texture shows
    MapWorkers m_workers;                                    ///< last: stops before what it uses goes
};

} // namespace whenabouts::viewer
