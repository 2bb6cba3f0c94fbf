#include "image/difference.hpp"

#include <doctest/doctest.h>

using whenabouts::image::compare;
using whenabouts::image::Image;

TEST_CASE("equal pictures do not differ") {
    const Image picture(5, 4);
    const auto difference = compare(picture, picture);
    CHECK(difference.pixels == 0);
    CHECK(difference.largest == 0);
    CHECK(difference.picture.empty());
}

TEST_CASE("a changed pixel is counted and painted red") {
    Image expected(5, 4);
    Image actual = expected;
    actual.rgba[actual.offset(3, 2) + 1] = 100;
    const auto difference = compare(expected, actual);
    CHECK(difference.pixels == 1);
    CHECK(difference.largest == 100);
    REQUIRE(difference.picture.width_px == 5);
    CHECK(difference.picture.rgba[difference.picture.offset(3, 2)] == 220);
    CHECK(difference.picture.rgba[difference.picture.offset(0, 0)] ==
          difference.picture.rgba[difference.picture.offset(0, 0) + 1]);
}

TEST_CASE("pictures of different size differ everywhere") {
    const auto difference = compare(Image(2, 2), Image(3, 2));
    CHECK_FALSE(difference.same_size);
    CHECK(difference.pixels == 6);
}
