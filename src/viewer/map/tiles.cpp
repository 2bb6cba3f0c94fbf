#include "viewer/map/tiles.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::viewer {

namespace {

double tile_m(int level) {
    return world_m / tiles_across(level);
}

struct TileRange {
    int first_column, last_column; ///< may lie outside 0 … across-1: other copies of the world
    int first_row, last_row;
};

TileRange range_in_sight(const Camera& camera, MapSize size, int level) {
    const double length = tile_m(level);
    const double half_width = size.width * camera.metres_per_px / 2;
    const double half_height = size.height * camera.metres_per_px / 2;
    const auto index = [&](double metres) { return static_cast<int>(std::floor(metres / length)); };
    constexpr double inside = 1e-6; // metres: a tile that only touches the edge is not in sight
    const int last = tiles_across(level) - 1;
    return {index(camera.x - half_width + world_m / 2 + inside), index(camera.x + half_width + world_m / 2 - inside),
            std::clamp(index(world_m / 2 - camera.y - half_height + inside), 0, last),
            std::clamp(index(world_m / 2 - camera.y + half_height - inside), 0, last)};
}

int wrapped_column(int column, int across) {
    return ((column % across) + across) % across;
}

PlacedTile placed(int level, int column, int row, const Camera& camera, MapSize size) {
    const double length = tile_m(level);
    const double left = (column * length - world_m / 2 - camera.x) / camera.metres_per_px + size.width / 2.0;
    const double top = (row * length - world_m / 2 + camera.y) / camera.metres_per_px + size.height / 2.0;
    return {{level, wrapped_column(column, tiles_across(level)), row}, left, top, length / camera.metres_per_px};
}

} // namespace

Camera tile_camera(TileKey key) {
    const double length = tile_m(key.level);
    return {(key.column + 0.5) * length - world_m / 2, world_m / 2 - (key.row + 0.5) * length,
            metres_per_px(key.level)};
}

std::vector<PlacedTile> visible_tiles(const Camera& camera, MapSize size, int level) {
    const TileRange range = range_in_sight(camera, size, level);
    std::vector<PlacedTile> tiles;
    for (int row = range.first_row; row <= range.last_row; ++row)
        for (int column = range.first_column; column <= range.last_column; ++column)
            tiles.push_back(placed(level, column, row, camera, size));
    const auto off_middle = [&](const PlacedTile& tile) {
        return std::hypot(tile.left + tile.size / 2 - size.width / 2.0, tile.top + tile.size / 2 - size.height / 2.0);
    };
    std::stable_sort(tiles.begin(), tiles.end(),
                     [&](const auto& a, const auto& b) { return off_middle(a) < off_middle(b); });
    return tiles;
}

std::vector<PlacedTile> placements(TileKey key, const Camera& camera, MapSize size) {
    const int across = tiles_across(key.level);
    const TileRange range = range_in_sight(camera, size, key.level);
    std::vector<PlacedTile> tiles;
    if (key.row < range.first_row || key.row > range.last_row) return tiles;
    for (int column = range.first_column; column <= range.last_column; ++column)
        if (wrapped_column(column, across) == key.column)
            tiles.push_back(placed(key.level, column, key.row, camera, size));
    return tiles;
}

std::vector<TileKey> surrounding_tiles(const Camera& camera, MapSize size, int level) {
    const TileRange range = range_in_sight(camera, size, level);
    const int across = tiles_across(level);
    std::vector<TileKey> ring;
    for (int row = range.first_row - 1; row <= range.last_row + 1; ++row)
        for (int column = range.first_column - 1; column <= range.last_column + 1; ++column) {
            const bool in_sight = row >= range.first_row && row <= range.last_row && column >= range.first_column &&
                                  column <= range.last_column;
            const TileKey key{level, wrapped_column(column, across), row};
            if (!in_sight && row >= 0 && row < across && std::find(ring.begin(), ring.end(), key) == ring.end())
                ring.push_back(key);
        }
    return ring;
}

} // namespace whenabouts::viewer
