#include "scene/area_spot.hpp"
#include "scene/label_board.hpp"
#include "scene/shapes.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using scene::ClipBox;
using scene::Point;

TEST_CASE("a name finds the middle of a plain area") {
    const auto spots = scene::area_spots(scene::rectangle({100, 100, 300, 200}), {0, 0, 400, 400}, 60, 20);
    REQUIRE_FALSE(spots.empty());
    CHECK(spots[0].fits);
    CHECK(spots[0].centre.x == doctest::Approx(200).epsilon(0.02));
    CHECK(spots[0].centre.y == doctest::Approx(150).epsilon(0.05));
}

TEST_CASE("only the part inside the frame counts") {
    const ClipBox frame{0, 0, 400, 400};
    const auto spots = scene::area_spots(scene::rectangle({300, 100, 1000, 300}), frame, 50, 20);
    REQUIRE_FALSE(spots.empty());
    CHECK(spots[0].fits);
    CHECK(spots[0].centre.x + 25 <= 400);
    CHECK(spots[0].centre.x - 25 >= 300);
    CHECK(scene::area_spots(scene::rectangle({500, 100, 600, 300}), frame, 50, 20).empty());
}

TEST_CASE("a ring-shaped area takes the name on its land, not in its hole") {
    scene::Path ring = scene::rectangle({0, 0, 300, 300});
    const scene::Path hole = scene::rectangle({60, 60, 240, 240});
    ring.starts.push_back(ring.points.size());
    ring.points.insert(ring.points.end(), hole.points.begin(), hole.points.end());
    for (const auto& spot : scene::area_spots(ring, {0, 0, 300, 300}, 50, 20)) {
        if (!spot.fits) continue;
        CHECK(scene::is_inside(ring, spot.centre));
        CHECK(scene::is_inside(ring, {spot.centre.x - 24, spot.centre.y}));
        CHECK(scene::is_inside(ring, {spot.centre.x + 24, spot.centre.y}));
    }
}

TEST_CASE("what is too small is said to be") {
    const auto spots = scene::area_spots(scene::rectangle({10, 10, 20, 20}), {0, 0, 100, 100}, 60, 20);
    REQUIRE_FALSE(spots.empty());
    CHECK_FALSE(spots[0].fits);
}
