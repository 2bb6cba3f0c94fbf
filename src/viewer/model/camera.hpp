#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"

namespace whenabouts::viewer {

/// A point of the map picture: framebuffer pixels from its top-left corner, y down.
struct Pixel {
    double x = 0, y = 0;
    bool operator==(const Pixel&) const = default;
};

/// Width of the Web Mercator world (EPSG:3857), metres.
inline constexpr double world_m = 40'075'016.685578488;

/// The zoom levels at which the map rests: four to a doubling. At level L the world is 2^(L/4) tiles of tile_px(L)
/// whole pixels wide, so that tiles fit together exactly and are shown pixel for pixel.
inline constexpr int first_level = 0;
inline constexpr int last_level = 72; ///< 0.3 m per pixel
[[nodiscard]] int tile_px(int level);
[[nodiscard]] int tiles_across(int level);
[[nodiscard]] double metres_per_px(int level);
/// The level whose scale is nearest.
[[nodiscard]] int nearest_level(double metres_per_px);

/// Which part of the world a map of width × height pixels shows. Plain value; all functions are pure.
struct Camera {
    double x = 0, y = 0;           ///< projected metres in the middle; x in [-world_m/2, world_m/2)
    double metres_per_px = 40'000; ///< projected
    bool operator==(const Camera&) const = default;
};

struct MapSize {
    int width = 1, height = 1; ///< framebuffer pixels
    bool operator==(const MapSize&) const = default;
};

/// No coarser than the height of the world fits, no finer than the last level; the poles stay at the map's edge and the
/// middle on whole pixels, so that what rests is sharp.
[[nodiscard]] Camera settled(Camera camera, MapSize size);
/// The map moves with the pointer by whole pixels: what was under it stays under it.
[[nodiscard]] Camera panned(const Camera& camera, MapSize size, double dx_px, double dy_px);
/// `levels` finer (negative: coarser), resting on a level; what is under `at` stays there.
[[nodiscard]] Camera zoomed(const Camera& camera, MapSize size, Pixel at, int levels);
/// The finest level that shows the box whole; at most level `finest`.
[[nodiscard]] Camera fitted(const core::Box& box, MapSize size, int finest = 44);
/// Between two cameras, t in 0 … 1: the scale changes evenly, and a point fixed in both stays fixed on the way.
[[nodiscard]] Camera between(const Camera& from, const Camera& to, double t);

/// The nearest image of a position: x may lie in a neighbouring copy of the world.
[[nodiscard]] Pixel to_pixel(const Camera& camera, MapSize size, core::LonLat position);
/// Latitudes beyond the picture of Web Mercator are those at its edge.
[[nodiscard]] core::LonLat to_lon_lat(const Camera& camera, MapSize size, Pixel pixel);
/// What is in sight; the whole range of longitudes when more than one world is.
[[nodiscard]] core::Box visible_box(const Camera& camera, MapSize size);
/// Ground metres per pixel in the middle of the map.
[[nodiscard]] double ground_metres_per_px(const Camera& camera, MapSize size);

} // namespace whenabouts::viewer
