#pragma once
#include "viewer/model/camera.hpp"

#include <compare>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// One square of the basemap: `column` from the antimeridian eastwards, `row` from the north.
struct TileKey {
    int level = 0, column = 0, row = 0;
    auto operator<=>(const TileKey&) const = default;
};

/// A tile where it is to be drawn; the same tile may appear in several copies of the world.
struct PlacedTile {
    TileKey key;
    double left = 0, top = 0, size = 0; ///< map pixels
};

/// The camera that looks at exactly this tile.
[[nodiscard]] Camera tile_camera(TileKey key);
/// The tiles of `level` that the map shows, nearest to its middle first.
[[nodiscard]] std::vector<PlacedTile> visible_tiles(const Camera& camera, MapSize size, int level);
/// Where a tile lies, in all copies of the world that the map shows; empty when out of sight.
[[nodiscard]] std::vector<PlacedTile> placements(TileKey key, const Camera& camera, MapSize size);
/// The ring of tiles around those in sight, to be made ready while nothing else is to do.
[[nodiscard]] std::vector<TileKey> surrounding_tiles(const Camera& camera, MapSize size, int level);

} // namespace whenabouts::viewer
