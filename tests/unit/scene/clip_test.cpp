#include "scene/clip.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>
#include <vector>

using namespace whenabouts;
using canvas::Point;
using scene::ClipBox;

namespace {
double area(const std::vector<Point>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}
} // namespace

TEST_CASE("a ring is cut to a box, concave ones keep their area") {
    const ClipBox box{0, 0, 10, 10};
    const std::vector<Point> inside{{1, 1}, {9, 1}, {9, 9}, {1, 9}};
    CHECK(area(scene::clip_ring(inside, box)) == doctest::Approx(64));
    const std::vector<Point> around{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}};
    CHECK(area(scene::clip_ring(around, box)) == doctest::Approx(100));
    const std::vector<Point> outside{{20, 20}, {30, 20}, {30, 30}};
    CHECK(scene::clip_ring(outside, box).empty());
    // A comb whose teeth reach into the box from the right: three pieces joined along the edge.
    const std::vector<Point> comb{{12, 0}, {4, 0}, {4, 2}, {11, 2}, {11, 4}, {4, 4}, {4, 6}, {12, 6}};
    CHECK(std::abs(area(scene::clip_ring(comb, box))) == doctest::Approx(24));
}

TEST_CASE("a ring is cut to a convex polygon given in either direction") {
    std::vector<Point> disc;
    for (int i = 0; i < 360; ++i)
        disc.push_back({10 * std::cos(i * std::numbers::pi / 180), 10 * std::sin(i * std::numbers::pi / 180)});
    const std::vector<Point> half{{0, -20}, {20, -20}, {20, 20}, {0, 20}};
    const double expected = 50 * std::numbers::pi;
    CHECK(std::abs(area(scene::clip_ring(half, disc))) == doctest::Approx(expected).epsilon(0.001));
    const std::vector<Point> backwards(disc.rbegin(), disc.rend());
    CHECK(std::abs(area(scene::clip_ring(half, backwards))) == doctest::Approx(expected).epsilon(0.001));
}

TEST_CASE("a line keeps only what lies in the box") {
    const ClipBox box{0, 0, 10, 10};
    const std::vector<Point> zigzag{{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}};
    const canvas::Path path = scene::clip_line(zigzag, box);
    REQUIRE(path.starts.size() == 2);
    CHECK(path.points[0] == Point{0, 5});
    CHECK(path.points[2] == Point{5, 10});
    CHECK(path.points[3] == Point{8, 10});
    CHECK(path.points[4] == Point{8, 5});
    CHECK(scene::clip_line(std::vector<Point>{{20, 0}, {20, 10}}, box).empty());
}

TEST_CASE("a segment outside the box is told apart from one that touches it") {
    double from = 0;
    double to = 1;
    const ClipBox box{0, 0, 10, 10};
    CHECK(scene::clip_segment({-1, -1}, {11, 11}, box, from, to));
    CHECK(from == doctest::Approx(1.0 / 12));
    CHECK(to == doctest::Approx(11.0 / 12));
    CHECK_FALSE(scene::clip_segment({-1, 5}, {-1, 6}, box, from, to));
    CHECK_FALSE(scene::clip_segment({-10, 5}, {5, 25}, box, from, to));
}
