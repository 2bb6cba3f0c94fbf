#pragma once
#include "viewer/map/drawer.hpp"
#include "viewer/map/tiles.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace whenabouts::viewer {

/// A finished basemap square.
struct Tile {
    MapLook look;
    TileKey key;
    image::Image picture;
};

/// Draws map pictures beside the window's thread. Functions are called by that thread; `wake` by the workers.
class MapWorkers {
  public:
    MapWorkers(std::shared_ptr<MapDrawer> drawer, std::function<void()> wake);
    MapWorkers(const MapWorkers&) = delete;
    MapWorkers& operator=(const MapWorkers&) = delete;
    /// Waits for the pictures in work.
    ~MapWorkers();

    /// Replaces what is still wanted, most urgent first; a tile in work is finished.
    void want_tiles(const MapLook& look, std::vector<TileKey> keys);
    /// Replaces what is wanted; the picture in work is finished and given as well.
    void want_overlay(OverlayRequest request);
    [[nodiscard]] std::vector<Tile> take_tiles();
    [[nodiscard]] std::optional<Overlay> take_overlay();

  private:
    void draw_tiles();
    void draw_overlays();

    std::shared_ptr<MapDrawer> m_drawer;
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stop = false;
    MapLook m_look;
    std::vector<TileKey> m_wanted; ///< last = most urgent
    std::set<TileKey> m_in_work;
    std::vector<Tile> m_tiles;
    std::optional<OverlayRequest> m_overlay_wanted;
    bool m_overlay_in_work = false;
    std::optional<Overlay> m_overlay;
    std::vector<std::thread> m_threads; ///< last: they use all of the above
};

} // namespace whenabouts::viewer
