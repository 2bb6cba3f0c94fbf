#include "viewer/map/compositor.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::viewer;

namespace {

image::Image filled(int width, int height, canvas::Colour colour) {
    image::Image made(width, height);
    for (std::size_t i = 0; i < made.rgba.size(); i += 4) {
        made.rgba[i] = colour.r;
        made.rgba[i + 1] = colour.g;
        made.rgba[i + 2] = colour.b;
        made.rgba[i + 3] = colour.a;
    }
    return made;
}

canvas::Colour at(const image::Image& picture, int x, int y) {
    const std::size_t i = picture.offset(x, y);
    return {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2], picture.rgba[i + 3]};
}

} // namespace

TEST_CASE("tiles are laid on the ground, cut at its edges, scaled where they are of another size") {
    const image::Image red = filled(8, 8, {200, 10, 20, 255}), blue = filled(8, 8, {0, 40, 240, 255});
    image::Image ground(20, 12);
    const std::vector<ScaledPicture> tiles{{&red, -4, -4, 8, 8}, {&blue, 10, 2, 16, 16}};
    compose_ground(ground, {1, 2, 3, 255}, tiles);
    CHECK(at(ground, 0, 0) == canvas::Colour{200, 10, 20, 255});
    CHECK(at(ground, 3, 3) == canvas::Colour{200, 10, 20, 255});
    CHECK(at(ground, 4, 3) == canvas::Colour{1, 2, 3, 255});
    CHECK(at(ground, 10, 1) == canvas::Colour{1, 2, 3, 255});
    CHECK(at(ground, 10, 2) == canvas::Colour{0, 40, 240, 255});
    CHECK(at(ground, 19, 11) == canvas::Colour{0, 40, 240, 255});
}

TEST_CASE("a scaled tile passes smoothly from one pixel to the next") {
    image::Image pair(2, 1);
    pair.rgba = {0, 0, 0, 255, 200, 100, 50, 255};
    image::Image ground(8, 1);
    compose_ground(ground, {0, 0, 0, 255}, std::vector<ScaledPicture>{{&pair, 0, 0, 8, 1}});
    for (int x = 1; x < 8; ++x) CHECK(at(ground, x, 0).r >= at(ground, x - 1, 0).r);
    CHECK(at(ground, 0, 0).r == 0);
    CHECK(at(ground, 7, 0) == canvas::Colour{200, 100, 50, 255});
    CHECK(at(ground, 4, 0).r > 90);
    CHECK(at(ground, 4, 0).r < 150);
}

TEST_CASE("the overlay blends over the ground; the lowest row comes first") {
    const image::Image ground = filled(6, 4, {100, 100, 100, 255});
    image::Image overlay = filled(2, 2, {200, 0, 50, 128});
    overlay.rgba[3] = 0;   // its first pixel is clear
    overlay.rgba[7] = 255; // its second one opaque
    image::Image map(6, 4);
    compose_map(map, ground, nullptr, {&overlay, 5, 0});
    const auto shown = [&](int x, int y) { return at(map, x, 3 - y); };
    CHECK(shown(0, 0) == canvas::Colour{100, 100, 100, 255});
    CHECK(shown(5, 0) == canvas::Colour{100, 100, 100, 255});
    const canvas::Colour half = shown(5, 1);
    CHECK(half.r == doctest::Approx(150).epsilon(0.02));
    CHECK(half.g == doctest::Approx(50).epsilon(0.03));
    CHECK(half.b == doctest::Approx(75).epsilon(0.03));
    CHECK(half.a == 255);
    compose_map(map, ground, nullptr, {&overlay, 1, 1});
    CHECK(shown(2, 1) == canvas::Colour{200, 0, 50, 255});
    CHECK(shown(5, 0) == canvas::Colour{100, 100, 100, 255});
    compose_map(map, ground, nullptr, {});
    CHECK(shown(2, 1) == canvas::Colour{100, 100, 100, 255});
}
