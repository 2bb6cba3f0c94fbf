#include "viewer/map/map_layer.hpp"

#include "viewer/map/compositor.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::viewer {

namespace {

constexpr std::size_t most_tile_bytes = std::size_t{192} << 20; ///< about 150 squares

/// Where the picture taken by `from` lies when seen by `to`; the nearest copy of the world.
gl::Rectangle moved_to(const Camera& from, MapSize size, const Camera& to, MapSize map) {
    const double scale = from.metres_per_px / to.metres_per_px;
    double dx = from.x - to.x;
    dx -= world_m * std::round(dx / world_m);
    const double width = size.width * scale;
    const double height = size.height * scale;
    return {map.width / 2.0 + dx / to.metres_per_px - width / 2,
            map.height / 2.0 - (from.y - to.y) / to.metres_per_px - height / 2, width, height};
}

gl::Rectangle offset(const gl::Rectangle& r, const gl::Rectangle& map) {
    return {r.left + map.left, r.top + map.top, r.width, r.height};
}

void clear_to(gl::Painter& painter, canvas::Colour colour) {
    const auto channel = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    painter.clear(channel(colour.r), channel(colour.g), channel(colour.b));
}

} // namespace

MapLayer::MapLayer(std::shared_ptr<MapDrawer> drawer, gl::Painter painter, bool software, std::function<void()> wake)
    : m_drawer(drawer), m_painter(std::move(painter)), m_software(software),
      m_workers(std::move(drawer), std::move(wake)) {}

bool MapLayer::update(const State& state, const MapLook& look, std::vector<std::array<double, 4>> keep_free) {
    ++m_frame;
    if (look != m_look) {
        m_look = look;
        m_tiles.clear();
        m_tile_bytes = 0;
    }
    for (Tile& tile : m_workers.take_tiles()) {
        if (tile.look != m_look || m_tiles.contains(tile.key) || tile.picture.empty()) continue;
        CachedTile& cached = m_tiles[tile.key];
        cached.size_px = tile.picture.width_px;
        cached.used = m_frame;
        m_tile_bytes += tile.picture.rgba.size();
        if (m_software)
            cached.picture = std::move(tile.picture);
        else
            cached.texture.upload(tile.picture.rgba, tile.picture.width_px, tile.picture.height_px);
        ++m_content;
        ++m_tile_content;
    }
    if (auto overlay = m_workers.take_overlay()) {
        m_overlay = std::move(*overlay);
        m_overlay_uploaded = false;
        m_density_drawn = false;
        m_density_scale.reset();
        if (m_overlay.crowd)
            m_density_scale = m_drawer->density_scale(m_overlay.request.look.theme, m_overlay.crowd->fullest_cell());
        ++m_content;
    }
    update_density(state);

    std::vector<TileKey> missing;
    const int level = nearest_level(destination(state).metres_per_px);
    for (const PlacedTile& tile : visible_tiles(destination(state), state.map, level)) {
        const auto cached = m_tiles.find(tile.key);
        if (cached != m_tiles.end())
            cached->second.used = m_frame;
        else if (std::find(missing.begin(), missing.end(), tile.key) == missing.end())
            missing.push_back(tile.key);
    }
    const bool complete = missing.empty();
    if (complete && !is_moving(state))
        for (const TileKey& key : surrounding_tiles(state.camera, state.map, level)) {
            const auto cached = m_tiles.find(key);
            if (cached != m_tiles.end())
                cached->second.used = m_frame;
            else
                missing.push_back(key);
        }
    m_workers.want_tiles(m_look, std::move(missing));

    OverlayRequest request{m_look,         destination(state),    state.map,
                           state.passing,  window_of(state.time), state.time.possible,
                           state.selected, std::move(keep_free)};
    ask_for(std::move(request));
    forget_unused();
    return complete && !m_deferred && m_overlay.request == m_asked;
}

void MapLayer::ask_for(OverlayRequest request) {
    m_deferred = false;
    if (request == m_asked) return;
    OverlayRequest moved = m_asked;
    moved.window = request.window;
    moved.possible = request.possible;
    // A density follows the slider by itself: names stay, and only areas and a change to symbols need a new picture.
    if (moved == request && m_overlay.crowd && m_overlay.request == m_asked && m_overlay.marks.empty() &&
        m_overlay.crowd->areas().sum() == 0 && !m_overlay.crowd->few(scene::CrowdLook::automatic, false)) {
        m_asked = m_overlay.request = request;
        return;
    }
    moved.window = m_asked.window;
    moved.possible = m_asked.possible;
    moved.camera = request.camera;
    const auto now = std::chrono::steady_clock::now();
    // A dragged map moves its picture along, and a density follows the slider by itself; new labels a few times a
    // second leave the processor to the moving.
    if (m_overlay.crowd) moved.window = request.window;
    constexpr std::chrono::milliseconds between_pictures{100};
    if (moved == request && now - m_asked_at < between_pictures) {
        m_deferred = true;
        return;
    }
    m_asked = request;
    m_asked_at = now;
    m_workers.want_overlay(std::move(request));
}

void MapLayer::update_density(const State& state) {
    if (!m_overlay.crowd) return;
    const core::TimeWindow window = window_of(state.time);
    if (m_density_drawn && window == m_density_window && state.time.possible == m_density_possible) return;
    scene::CrowdCounts& crowd = *m_overlay.crowd;
    crowd.move_to(window);
    const scene::DensityGrid& grid = crowd.grid();
    const auto certain = grid.spread(crowd.cells().certain());
    const auto possible = state.time.possible ? grid.spread(crowd.cells().possible()) : std::vector<float>{};
    m_density_colours = scene::cell_colours(grid, certain, possible, *m_density_scale);
    m_density_uploaded = false;
    ++m_content;
    m_density_window = window;
    m_density_possible = state.time.possible;
    m_density_drawn = true;
}

void MapLayer::draw_density(const State& state, const gl::Rectangle& map) {
    if (!m_overlay.crowd || !m_density_drawn) return;
    const scene::DensityGrid& grid = m_overlay.crowd->grid();
    if (!m_density_uploaded) {
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(m_density_colours.data());
        m_density_texture.upload({bytes, m_density_colours.size() * 4}, grid.columns(), grid.rows());
        m_density_uploaded = true;
    }
    const MapSize size = m_overlay.request.size;
    const gl::Rectangle seen = moved_to(m_overlay.request.camera, size, state.camera, state.map);
    const double scale = seen.width / size.width;
    const double world = world_m / m_overlay.request.camera.metres_per_px * scale;
    const gl::Rectangle first{seen.left + grid.corner().x * scale, seen.top + grid.corner().y * scale,
                              grid.columns() * grid.cell_px() * scale, grid.rows() * grid.cell_px() * scale};
    // The world as often as the map shows it.
    const double begin = first.left - world * std::ceil((first.left + first.width) / world);
    for (double left = begin; left < state.map.width; left += world)
        if (left + first.width > 0)
            m_painter.blend(m_density_texture, offset({left, first.top, first.width, first.height}, map));
}

void MapLayer::forget_unused() {
    while (m_tile_bytes > most_tile_bytes) {
        const auto oldest = std::min_element(
            m_tiles.begin(), m_tiles.end(), [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
        if (oldest->second.used == m_frame) return; // all are in sight
        m_tile_bytes -= std::size_t{4} * static_cast<std::size_t>(oldest->second.size_px) *
                        static_cast<std::size_t>(oldest->second.size_px);
        m_tiles.erase(oldest);
    }
}

void MapLayer::clear(int target_width, int target_height, canvas::Colour colour) {
    m_painter.begin(target_width, target_height,
                    {0, 0, static_cast<double>(target_width), static_cast<double>(target_height)});
    clear_to(m_painter, colour);
    m_painter.end();
}

bool MapLayer::compose_tiles(const State& state, canvas::Colour empty) {
    std::vector<ScaledPicture> tiles;
    for (const PlacedTile& at : visible_tiles(state.camera, state.map, nearest_level(state.camera.metres_per_px))) {
        const auto tile = m_tiles.find(at.key);
        if (tile == m_tiles.end()) return false;
        const auto left = static_cast<int>(std::lround(at.left)), top = static_cast<int>(std::lround(at.top));
        tiles.push_back({&tile->second.picture, left, top, static_cast<int>(std::lround(at.left + at.size)) - left,
                         static_cast<int>(std::lround(at.top + at.size)) - top});
    }
    const Composed wanted{state.camera, state.map, m_tile_content};
    if (m_grounded == wanted) return true;
    if (m_ground.width_px != state.map.width || m_ground.height_px != state.map.height)
        m_ground = image::Image(state.map.width, state.map.height);
    compose_ground(m_ground, empty, tiles);
    m_grounded = wanted;
    return true;
}

const image::Image* MapLayer::composed(const State& state, canvas::Colour empty) {
    const bool has_overlay = !m_overlay.picture.empty();
    // On the way from one scale to another textures are scaled; what rests or is moved is not.
    if (state.flight || (has_overlay && m_overlay.request.camera.metres_per_px != state.camera.metres_per_px) ||
        !compose_tiles(state, empty))
        return nullptr;
    const Composed wanted{state.camera, state.map, m_content};
    if (m_composed == wanted) return &m_composition;
    PlacedPicture overlay;
    std::optional<scene::DensityRaster> density;
    if (has_overlay) {
        const gl::Rectangle at = moved_to(m_overlay.request.camera, m_overlay.request.size, state.camera, state.map);
        overlay = {&m_overlay.picture, static_cast<int>(std::lround(at.left)), static_cast<int>(std::lround(at.top))};
        if (m_overlay.crowd && m_density_drawn)
            density.emplace(m_overlay.crowd->grid(), m_density_colours, -overlay.left, -overlay.top, state.map.width);
    }
    if (m_composition.width_px != state.map.width || m_composition.height_px != state.map.height)
        m_composition = image::Image(state.map.width, state.map.height);
    compose_map(m_composition, m_ground, density ? &*density : nullptr, overlay);
    m_composed_uploaded = false;
    m_composed = wanted;
    return &m_composition;
}

void MapLayer::show(const image::Image& window) {
    m_window_texture.upload(window.rgba, window.width_px, window.height_px);
    m_painter.begin(window.width_px, window.height_px,
                    {0, 0, static_cast<double>(window.width_px), static_cast<double>(window.height_px)});
    m_painter.copy(m_window_texture, 0, 0);
    m_painter.end();
}

void MapLayer::draw(const State& state, int target_width, int target_height, const gl::Rectangle& map,
                    canvas::Colour empty) {
    m_painter.begin(target_width, target_height, map);
    if (m_software && composed(state, empty) != nullptr) {
        if (!m_composed_uploaded)
            m_composed_texture.upload(m_composition.rgba, m_composition.width_px, m_composition.height_px);
        m_composed_uploaded = true;
        m_painter.copy(m_composed_texture, map.left, map.top);
    } else {
        clear_to(m_painter, empty);
        draw_textures(state, map);
    }
    m_painter.end();
}

void MapLayer::draw_textures(const State& state, const gl::Rectangle& map) {
    const Camera& camera = state.camera;
    const int level = nearest_level(camera.metres_per_px);
    const auto blit = [&](CachedTile& tile, const PlacedTile& at) {
        if (tile.texture.empty()) tile.texture.upload(tile.picture.rgba, tile.picture.width_px, tile.picture.height_px);
        // Rounding both edges, not the size, leaves no gap between neighbours.
        const double left = std::round(at.left), top = std::round(at.top);
        const gl::Rectangle to{left, top, std::round(at.left + at.size) - left, std::round(at.top + at.size) - top};
        m_painter.blit(tile.texture, offset(to, map));
    };
    const auto tiles = visible_tiles(camera, state.map, level);
    const bool complete =
        std::all_of(tiles.begin(), tiles.end(), [&](const PlacedTile& tile) { return m_tiles.contains(tile.key); });
    if (!complete) // what other levels have, coarse below fine; the map's keys are sorted by level
        for (auto& [key, tile] : m_tiles) {
            if (key.level == level || key.level > level + 8) continue;
            for (const PlacedTile& at : placements(key, camera, state.map)) blit(tile, at);
        }
    for (const PlacedTile& at : tiles)
        if (const auto tile = m_tiles.find(at.key); tile != m_tiles.end()) blit(tile->second, at);
    draw_density(state, map);
    if (m_overlay.picture.empty()) return;
    if (!m_overlay_uploaded)
        m_overlay_texture.upload(m_overlay.picture.rgba, m_overlay.picture.width_px, m_overlay.picture.height_px);
    m_overlay_uploaded = true;
    m_painter.blend(m_overlay_texture,
                    offset(moved_to(m_overlay.request.camera, m_overlay.request.size, camera, state.map), map));
}

PlacedMarks MapLayer::marks(const State& state) const {
    const MapSize size = m_overlay.request.size;
    const gl::Rectangle to = moved_to(m_overlay.request.camera, size, state.camera, state.map);
    return {&m_overlay.marks,
            to.left,
            to.top,
            to.width / size.width,
            m_overlay.crowd.get(),
            m_density_scale ? &*m_density_scale : nullptr};
}

} // namespace whenabouts::viewer
