#include "viewer/model/camera.hpp"

#include "viewer/map/tiles.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;
using namespace whenabouts::viewer;

namespace {

struct RandomCameras {
    std::mt19937 engine{5};
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine); }
    MapSize size() { return {static_cast<int>(between(200, 2000)), static_cast<int>(between(200, 1200))}; }
    Camera camera(MapSize map) {
        const int level = static_cast<int>(between(0, last_level));
        return settled({between(-world_m, world_m), between(-world_m / 2, world_m / 2), metres_per_px(level)}, map);
    }
};

double pixels_apart(double a_m, double b_m, double scale) {
    const double d = a_m - b_m;
    return std::abs(d - world_m * std::round(d / world_m)) / scale;
}

} // namespace

TEST_CASE("levels: four to a doubling, whole pixels, and the nearest one is found") {
    for (int level = first_level; level <= last_level; ++level) {
        CHECK(nearest_level(metres_per_px(level)) == level);
        if (level + 4 <= last_level) CHECK(metres_per_px(level) == doctest::Approx(2 * metres_per_px(level + 4)));
        if (level > 0) CHECK(metres_per_px(level) < metres_per_px(level - 1));
    }
}

TEST_CASE("dragging keeps what is under the pointer under it, to the pixel") {
    RandomCameras random;
    for (int round = 0; round < 500; ++round) {
        const MapSize map = random.size();
        Camera camera = random.camera(map);
        const core::LonLat held = to_lon_lat(camera, map, {map.width / 2.0, map.height / 2.0});
        const double dx = std::round(random.between(-90, 90));
        const Camera moved = panned(camera, map, dx, 0);
        const Pixel now = to_pixel(moved, map, held);
        REQUIRE(std::abs(now.x - map.width / 2.0 - dx) < 0.51);
        REQUIRE(moved.metres_per_px == camera.metres_per_px);
    }
}

TEST_CASE("zooming keeps what is under the pointer under it") {
    RandomCameras random;
    int checked = 0;
    for (int round = 0; round < 500; ++round) {
        const MapSize map = random.size();
        const Camera camera = random.camera(map);
        const Pixel at{random.between(0, map.width), random.between(0, map.height)};
        const core::LonLat under = to_lon_lat(camera, map, at);
        const Camera nearer = zoomed(camera, map, at, 3);
        const bool at_pole =
            std::abs(nearer.y) + map.height * nearer.metres_per_px / 2 > world_m / 2 - 2 * nearer.metres_per_px;
        if (at_pole || nearer.metres_per_px == camera.metres_per_px) continue;
        const Pixel now = to_pixel(nearer, map, under);
        // At the coarsest scales the point may be met again in another copy of the world.
        const double world_px = world_m / nearer.metres_per_px;
        REQUIRE(std::abs(std::remainder(now.x - at.x, world_px)) < 1.01);
        REQUIRE(std::abs(now.y - at.y) < 1.01);
        ++checked;
    }
    CHECK(checked > 300);
}

TEST_CASE("at rest the map lies on whole pixels and shows no more than the world is high") {
    RandomCameras random;
    for (int round = 0; round < 500; ++round) {
        const MapSize map = random.size();
        const Camera camera = random.camera(map);
        const double left = (camera.x + world_m / 2) / camera.metres_per_px - map.width / 2.0;
        REQUIRE(std::abs(left - std::round(left)) < 1e-4);
        REQUIRE(map.height * camera.metres_per_px <= world_m * (1 + 1e-9));
        const Camera again = settled(camera, map);
        REQUIRE(pixels_apart(again.x, camera.x, camera.metres_per_px) < 1e-3);
        REQUIRE(std::abs(again.y - camera.y) < 1e-3 * camera.metres_per_px);
    }
}

TEST_CASE("a box is fitted whole, also across the antimeridian") {
    const MapSize map{900, 600};
    for (const core::Box box :
         {core::Box{22, 44, 40, 52.4}, core::Box{176, -20, -178, -12}, core::Box{-10, -5, 10, 5}}) {
        const Camera camera = fitted(box, map);
        const core::Box seen = visible_box(camera, map);
        CHECK(seen.contains(box));
        CHECK(metres_per_px(nearest_level(camera.metres_per_px)) == doctest::Approx(camera.metres_per_px));
    }
    CHECK(visible_box(fitted(core::world_box, map), map).width() == doctest::Approx(360));
}

TEST_CASE("on the way between two zooms the fixed point stays fixed") {
    const MapSize map{1000, 700};
    const Camera from = fitted({20, 40, 45, 55}, map);
    const Pixel at{740, 210};
    const core::LonLat under = to_lon_lat(from, map, at);
    const Camera to = zoomed(from, map, at, 8);
    for (double t = 0.1; t < 1; t += 0.2) {
        const Pixel now = to_pixel(between(from, to, t), map, under);
        CHECK(now.x == doctest::Approx(at.x).epsilon(0.005));
        CHECK(now.y == doctest::Approx(at.y).epsilon(0.01));
    }
    CHECK(between(from, to, 1) == to);
    const Camera west{-0.49 * world_m, 0, 5000};
    const Camera east{0.49 * world_m, 0, 5000};
    CHECK(std::abs(between(west, east, 0.5).x) == doctest::Approx(world_m / 2)); // the short way round
}

TEST_CASE("tiles cover the map without gap or overlap, also beyond the antimeridian") {
    RandomCameras random;
    for (int round = 0; round < 200; ++round) {
        const MapSize map = random.size();
        const Camera camera = random.camera(map);
        const int level = nearest_level(camera.metres_per_px);
        const auto tiles = visible_tiles(camera, map, level);
        REQUIRE_FALSE(tiles.empty());
        double covered = 0;
        for (const PlacedTile& tile : tiles) {
            REQUIRE(tile.key.column >= 0);
            REQUIRE(tile.key.column < tiles_across(level));
            const double width =
                std::min(tile.left + tile.size, static_cast<double>(map.width)) - std::max(tile.left, 0.0);
            const double height =
                std::min(tile.top + tile.size, static_cast<double>(map.height)) - std::max(tile.top, 0.0);
            covered += width * height;
            if (camera.metres_per_px == metres_per_px(level)) {
                REQUIRE(std::abs(tile.left - std::round(tile.left)) < 1e-3); // shown pixel for pixel
                REQUIRE(tile.size == doctest::Approx(tile_px(level)));
            }
        }
        REQUIRE(covered == doctest::Approx(static_cast<double>(map.width) * map.height).epsilon(1e-6));
        const auto copies = placements(tiles.front().key, camera, map);
        REQUIRE_FALSE(copies.empty());
    }
}

TEST_CASE("the ring around the map holds no tile that is in sight") {
    const MapSize map{900, 600};
    const Camera camera = fitted({20, 40, 45, 55}, map);
    const int level = nearest_level(camera.metres_per_px);
    for (const TileKey& key : surrounding_tiles(camera, map, level)) CHECK(placements(key, camera, map).empty());
}
