#include "viewer/map/workers.hpp"

#include <algorithm>

namespace whenabouts::viewer {

MapWorkers::MapWorkers(std::shared_ptr<MapDrawer> drawer, std::function<void()> wake)
    : m_drawer(std::move(drawer)), m_wake(std::move(wake)) {
    const unsigned tile_threads = std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U);
    for (unsigned i = 0; i < tile_threads; ++i) m_threads.emplace_back([this] { draw_tiles(); });
    m_threads.emplace_back([this] { draw_overlays(); });
}

MapWorkers::~MapWorkers() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

void MapWorkers::want_tiles(const MapLook& look, std::vector<TileKey> keys) {
    {
        const std::lock_guard lock(m_mutex);
        std::reverse(keys.begin(), keys.end());
        std::erase_if(keys, [&](const TileKey& key) {
            return look == m_look &&
                   (m_in_work.contains(key) || std::any_of(m_tiles.begin(), m_tiles.end(), [&](const Tile& tile) {
                        return tile.key == key && tile.look == look;
                    }));
        });
        m_look = look;
        m_wanted = std::move(keys);
        if (m_wanted.empty()) return;
    }
    m_changed.notify_all();
}

void MapWorkers::want_overlay(OverlayRequest request) {
    {
        const std::lock_guard lock(m_mutex);
        m_overlay_wanted = std::move(request);
    }
    m_changed.notify_all();
}

std::vector<Tile> MapWorkers::take_tiles() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_tiles, {});
}

std::optional<Overlay> MapWorkers::take_overlay() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_overlay, std::nullopt);
}

void MapWorkers::draw_tiles() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return m_stop || !m_wanted.empty(); });
        if (m_stop) return;
        const TileKey key = m_wanted.back();
        m_wanted.pop_back();
        m_in_work.insert(key);
        const MapLook look = m_look;
        lock.unlock();
        const int size = tile_px(key.level);
        Tile tile{look, key, m_drawer->tile(look, tile_camera(key), {size, size})};
        lock.lock();
        m_in_work.erase(key);
        m_tiles.push_back(std::move(tile));
        lock.unlock();
        m_wake();
        lock.lock();
    }
}

void MapWorkers::draw_overlays() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return m_stop || m_overlay_wanted; });
        if (m_stop) return;
        const OverlayRequest request = *std::exchange(m_overlay_wanted, std::nullopt);
        m_overlay_in_work = true;
        lock.unlock();
        Overlay overlay = m_drawer->overlay(request);
        lock.lock();
        m_overlay = std::move(overlay);
        m_overlay_in_work = false;
        lock.unlock();
        m_wake();
        lock.lock();
    }
}

} // namespace whenabouts::viewer
