#include "viewer/model/camera.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace whenabouts::viewer {

namespace {

using std::numbers::pi;
constexpr double sphere_radius_m = world_m / (2 * pi);

/// 512 × 2^(1/4), 2^(1/2), 2^(3/4), to whole pixels.
constexpr std::array<int, 4> sizes{512, 609, 724, 861};

double wrapped(double x) {
    return x - world_m * std::floor(x / world_m + 0.5);
}

double mercator_y(double lat) {
    const double bounded = std::clamp(lat, -85.0511287798, 85.0511287798);
    return sphere_radius_m * std::asinh(std::tan(bounded * pi / 180));
}

double latitude(double y) {
    return std::atan(std::sinh(y / sphere_radius_m)) * 180 / pi;
}

double coarsest(MapSize size) {
    // The world fills at least the map's height, or what one tile of it gives on a very low window.
    const double height = std::max(size.height, 256);
    return std::min(metres_per_px(first_level), world_m / height);
}

} // namespace

int tile_px(int level) {
    return sizes[static_cast<std::size_t>(level % 4)];
}
int tiles_across(int level) {
    return 1 << (level / 4);
}
double metres_per_px(int level) {
    return world_m / (static_cast<double>(tiles_across(level)) * tile_px(level));
}

int nearest_level(double scale) {
    const int guess = static_cast<int>(std::lround(4 * std::log2(metres_per_px(0) / scale)));
    return std::clamp(guess, first_level, last_level);
}

Camera settled(Camera camera, MapSize size) {
    const double finest = metres_per_px(last_level);
    camera.metres_per_px = std::clamp(camera.metres_per_px, finest, std::max(finest, coarsest(size)));
    const double room = std::max(0.0, world_m / 2 - size.height * camera.metres_per_px / 2);
    camera.y = std::clamp(camera.y, -room, room);
    // Snapping the top-left corner, not the middle: odd sizes have their middle between two pixels.
    const auto snapped = [&](double value, int length) {
        const double corner = std::round(value / camera.metres_per_px - length / 2.0);
        return (corner + length / 2.0) * camera.metres_per_px;
    };
    camera.x = snapped(wrapped(camera.x) + world_m / 2, size.width) - world_m / 2;
    camera.y = world_m / 2 - snapped(world_m / 2 - camera.y, size.height);
    return camera;
}

Camera panned(const Camera& camera, MapSize size, double dx_px, double dy_px) {
    Camera moved = camera;
    moved.x -= dx_px * camera.metres_per_px;
    moved.y += dy_px * camera.metres_per_px;
    return settled(moved, size);
}

Camera zoomed(const Camera& camera, MapSize size, Pixel at, int levels) {
    const int level = std::clamp(nearest_level(camera.metres_per_px) + levels, first_level, last_level);
    Camera moved = camera;
    moved.metres_per_px = std::min(metres_per_px(level), coarsest(size));
    const double change = camera.metres_per_px - moved.metres_per_px;
    moved.x += (at.x - size.width / 2.0) * change;
    moved.y -= (at.y - size.height / 2.0) * change;
    return settled(moved, size);
}

Camera fitted(const core::Box& box, MapSize size, int finest) {
    const core::LonLat middle = box.centre();
    const double top = mercator_y(box.north);
    const double bottom = mercator_y(box.south);
    const double width_m = box.width() / 360 * world_m;
    const double needed =
        std::max({width_m / std::max(size.width, 1), (top - bottom) / std::max(size.height, 1), 1e-3});
    int level = std::min(nearest_level(needed), finest);
    while (level > first_level && metres_per_px(level) < needed) --level;
    const double scale = std::min(metres_per_px(level), coarsest(size));
    return settled({middle.lon / 360 * world_m, (top + bottom) / 2, scale}, size);
}

Camera between(const Camera& from, const Camera& to, double t) {
    if (t >= 1) return to;
    if (t <= 0) return from;
    const double step_x = wrapped(to.x - from.x);
    Camera middle;
    middle.metres_per_px = from.metres_per_px * std::pow(to.metres_per_px / from.metres_per_px, t);
    const double range = to.metres_per_px - from.metres_per_px;
    const double share =
        std::abs(range) < 1e-9 * from.metres_per_px ? t : (middle.metres_per_px - from.metres_per_px) / range;
    middle.x = wrapped(from.x + step_x * share);
    middle.y = from.y + (to.y - from.y) * share;
    return middle;
}

Pixel to_pixel(const Camera& camera, MapSize size, core::LonLat position) {
    const double dx = wrapped(position.lon / 360 * world_m - camera.x);
    return {size.width / 2.0 + dx / camera.metres_per_px,
            size.height / 2.0 - (mercator_y(position.lat) - camera.y) / camera.metres_per_px};
}

core::LonLat to_lon_lat(const Camera& camera, MapSize size, Pixel pixel) {
    const double x = wrapped(camera.x + (pixel.x - size.width / 2.0) * camera.metres_per_px);
    const double y = camera.y - (pixel.y - size.height / 2.0) * camera.metres_per_px;
    return {x / world_m * 360, latitude(std::clamp(y, -world_m / 2, world_m / 2))};
}

core::Box visible_box(const Camera& camera, MapSize size) {
    const core::LonLat top_left = to_lon_lat(camera, size, {0, 0});
    const core::LonLat bottom_right =
        to_lon_lat(camera, size, {static_cast<double>(size.width), static_cast<double>(size.height)});
    const bool whole = size.width * camera.metres_per_px >= world_m;
    return {whole ? -180 : top_left.lon, bottom_right.lat, whole ? 180 : bottom_right.lon, top_left.lat};
}

double ground_metres_per_px(const Camera& camera, MapSize size) {
    const core::LonLat middle = to_lon_lat(camera, size, {size.width / 2.0, size.height / 2.0});
    return camera.metres_per_px * std::cos(middle.lat * pi / 180);
}

} // namespace whenabouts::viewer
