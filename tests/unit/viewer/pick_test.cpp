#include "viewer/map/drawer.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::viewer;

TEST_CASE("symbols are picked before areas, small areas before large ones, and the nearest symbol first") {
    const auto square = [](double left, double top, double side) {
        return std::vector<std::vector<Pixel>>{
            {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}};
    };
    const std::vector<OverlayMark> marks{{1, {50, 50}, 0, square(0, 0, 100), true},
                                         {2, {30, 30}, 0, square(20, 20, 20), true},
                                         {3, {60, 60}, 6, {}, true},
                                         {4, {68, 60}, 6, {}, false}};
    CHECK(pick(marks, {61, 60}, 2)->id == 3);
    CHECK(pick(marks, {66, 60}, 2)->id == 4);
    CHECK(pick(marks, {30, 34}, 2)->id == 2);
    CHECK(pick(marks, {90, 10}, 2)->id == 1);
    CHECK(pick(marks, {200, 10}, 2) == nullptr);
    CHECK(pick({}, {0, 0}, 2) == nullptr);
}
