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
        if (!m_overlay.picture.empty())
            m_overlay_texture.upload(m_overlay.picture.rgba, m_overlay.picture.width_px, m_overlay.picture.height_px);
        m_overlay.picture = {};
    }

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

    OverlayRequest request{m_look,
                           destination(state),
                           state.map,
                           state.passing->incidents,
                           window_of(state.time),
                           state.time.possible,
                           state.selected,
                           std::move(keep_free)};
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
    // A dragged map moves its picture along; new labels a few times a second leave the processor to the moving.
    constexpr std::chrono::milliseconds between_pictures{100};
    if (moved == request && now - m_asked_at < between_pictures) {
        m_deferred = true;
        return;
    }
    m_asked = request;
    m_asked_at = now;
    m_workers.want_overlay(std::move(request));
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
    if (!m_overlay_texture.empty())
        m_painter.blend(m_overlay_texture,
                        offset(moved_to(m_overlay.request.camera, m_overlay.request.size, camera, state.map), map));
    m_painter.end();
}

PlacedMarks MapLayer::marks(const State& state) const {
    const MapSize size = m_overlay.request.size;
    const gl::Rectangle to = moved_to(m_overlay.request.camera, size, state.camera, state.map);
    return {&m_overlay.marks, to.left, to.top, to.width / size.width};
}

} // namespace whenabouts::viewer
