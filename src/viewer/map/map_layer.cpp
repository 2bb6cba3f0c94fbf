#include "viewer/map/map_layer.hpp"

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

MapLayer::MapLayer(std::shared_ptr<MapDrawer> drawer, gl::Painter painter, std::function<void()> wake)
    : m_drawer(drawer), m_painter(std::move(painter)), m_workers(std::move(drawer), std::move(wake)) {}

bool MapLayer::update(const State& state, const MapLook& look, std::vector<std::array<double, 4>> keep_free) {
    ++m_frame;
    if (look != m_look) {
        m_look = look;
        m_tiles.clear();
        m_tile_bytes = 0;
    }
    for (const Tile& tile : m_workers.take_tiles()) {
        if (tile.look != m_look || m_tiles.contains(tile.key) || tile.picture.empty()) continue;
        CachedTile& cached = m_tiles[tile.key];
        cached.texture.upload(tile.picture.rgba, tile.picture.width_px, tile.picture.height_px);
        cached.used = m_frame;
        m_tile_bytes += tile.picture.rgba.size();
    }
    if (auto overlay = m_workers.take_overlay()) {
        m_overlay = std::move(*overlay);
        m_density_drawn = false;
        m_density_scale.reset();
        if (m_overlay.crowd)
            m_density_scale = m_drawer->density_scale(m_overlay.request.look.theme, m_overlay.crowd->fullest_cell());
        if (!m_overlay.picture.empty())
            m_overlay_texture.upload(m_overlay.picture.rgba, m_overlay.picture.width_px, m_overlay.picture.height_px);
        m_overlay.picture = {};
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
    const std::vector<std::uint32_t> colours = scene::cell_colours(grid, certain, possible, *m_density_scale);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(colours.data());
    m_density_texture.upload({bytes, colours.size() * 4}, grid.columns(), grid.rows());
    m_density_window = window;
    m_density_possible = state.time.possible;
    m_density_drawn = true;
}

void MapLayer::draw_density(const State& state, const gl::Rectangle& map) {
    if (!m_overlay.crowd || !m_density_drawn) return;
    const scene::DensityGrid& grid = m_overlay.crowd->grid();
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
        m_tile_bytes -= std::size_t{4} * static_cast<std::size_t>(oldest->second.texture.width()) *
                        static_cast<std::size_t>(oldest->second.texture.height());
        m_tiles.erase(oldest);
    }
}

void MapLayer::clear(int target_width, int target_height, canvas::Colour colour) {
    m_painter.begin(target_width, target_height,
                    {0, 0, static_cast<double>(target_width), static_cast<double>(target_height)});
    clear_to(m_painter, colour);
    m_painter.end();
}

void MapLayer::draw(const State& state, int target_width, int target_height, const gl::Rectangle& map,
                    canvas::Colour empty) {
    m_painter.begin(target_width, target_height, map);
    clear_to(m_painter, empty);
    const Camera& camera = state.camera;
    const int level = nearest_level(camera.metres_per_px);
    const auto blit = [&](const CachedTile& tile, const PlacedTile& at) {
        // Rounding both edges, not the size, leaves no gap between neighbours.
        const double left = std::round(at.left), top = std::round(at.top);
        const gl::Rectangle to{left, top, std::round(at.left + at.size) - left, std::round(at.top + at.size) - top};
        m_painter.blit(tile.texture, offset(to, map));
    };
    const auto tiles = visible_tiles(camera, state.map, level);
    const bool complete =
        std::all_of(tiles.begin(), tiles.end(), [&](const PlacedTile& tile) { return m_tiles.contains(tile.key); });
    if (!complete) // what other levels have, coarse below fine; the map's keys are sorted by level
        for (const auto& [key, tile] : m_tiles) {
            if (key.level == level || key.level > level + 8) continue;
            for (const PlacedTile& at : placements(key, camera, state.map)) blit(tile, at);
        }
    for (const PlacedTile& at : tiles)
        if (const auto tile = m_tiles.find(at.key); tile != m_tiles.end()) blit(tile->second, at);
    draw_density(state, map);
    if (!m_overlay_texture.empty())
        m_painter.blend(m_overlay_texture,
                        offset(moved_to(m_overlay.request.camera, m_overlay.request.size, camera, state.map), map));
    m_painter.end();
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
