#include "core/box.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace whenabouts::core;

namespace {

constexpr Box ukraine{22, 44, 41, 53};
constexpr Box fiji{176, -21, -178, -12};

} // namespace

TEST_CASE("a box across the antimeridian holds both sides of it") {
    CHECK(fiji.crosses_antimeridian());
    CHECK(fiji.width() == doctest::Approx(6));
    CHECK(fiji.contains(LonLat{179, -18}));
    CHECK(fiji.contains(LonLat{-179, -18}));
    CHECK(fiji.contains(LonLat{180, -18}));
    CHECK_FALSE(fiji.contains(LonLat{0, -18}));
    CHECK(fiji.centre().lon == doctest::Approx(179));
}

TEST_CASE("edges belong to the box") {
    CHECK(ukraine.contains(LonLat{22, 44}));
    CHECK(ukraine.contains(LonLat{41, 53}));
    CHECK_FALSE(ukraine.contains(LonLat{41.001, 50}));
    CHECK(world_box.contains(LonLat{180, 90}));
    CHECK(world_box.contains(fiji));
}

TEST_CASE("boxes meet or do not") {
    CHECK(ukraine.intersects({40, 50, 60, 60}));
    CHECK_FALSE(ukraine.intersects(fiji));
    CHECK(fiji.intersects({-179, -15, -170, 0}));
    CHECK(fiji.intersects({170, -15, 177, 0}));
    CHECK_FALSE(ukraine.intersects({22, 54, 41, 60}));
}

TEST_CASE("the union of two boxes takes the shorter way round and holds both") {
    CHECK(unite({170, -20, 175, -10}, {-178, -20, -170, -10}) == Box{170, -20, -170, -10});
    CHECK(unite({0, 0, 10, 10}, {20, 5, 30, 15}) == Box{0, 0, 30, 15});
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-90, 90);
    for (int i = 0; i < 2000; ++i) {
        Box a{lon(random), lat(random), lon(random), lat(random)};
        Box b{lon(random), lat(random), lon(random), lat(random)};
        if (a.south > a.north) std::swap(a.south, a.north);
        if (b.south > b.north) std::swap(b.south, b.north);
        const Box both = unite(a, b);
        CAPTURE(a.west);
        CAPTURE(a.east);
        CAPTURE(b.west);
        CAPTURE(b.east);
        CHECK(both.contains(a.centre()));
        CHECK(both.contains(b.centre()));
        CHECK(both.width() <= 360);
        CHECK(both.intersects(a));
        CHECK(both.intersects(b));
    }
}

TEST_CASE("padding stops at the poles and at the whole turn") {
    CHECK(ukraine.padded(1) == Box{21, 43, 42, 54});
    CHECK(Box{170, 80, 179, 89}.padded(2) == Box{168, 78, -179, 90});
    CHECK(Box{-179, -80, 179, 80}.padded(5) == Box{-180, -85, 180, 85});
}

TEST_CASE("the box around a point holds its circle") {
    for (const LonLat centre : {LonLat{35, 48}, LonLat{179.9, -17}, LonLat{-60, 75}}) {
        const Box box = around(centre, 50'000);
        for (int bearing = 0; bearing < 360; bearing += 15) {
            CAPTURE(bearing);
            CHECK(box.padded(1e-9).contains(destination(centre, bearing, 50'000)));
        }
    }
    CHECK(around({10, 89.9}, 50'000).width() == doctest::Approx(360));
    CHECK(around({10, 89.9}, 50'000).north == 90);
}

TEST_CASE("boxes of the command line") {
    CHECK(parse_box("22,44,41,53") == ukraine);
    CHECK(parse_box(" 176 , -21 , -178 , -12 ") == fiji);
    for (const char* bad : {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,4x", "181,0,190,1", "0,50,1,40", "0,-91,1,0",
                            "nan,0,1,1", "1;2;3;4"}) {
        CAPTURE(bad);
        const auto box = parse_box(bad);
        REQUIRE_FALSE(box);
        CHECK(box.error().exit_status() == 2);
        CHECK_FALSE(box.error().next.empty());
    }
}
