#include "viewer/map/drawer.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::viewer;

TEST_CASE("symbols are picked before areas, small areas before large ones, and the nearest symbol first") {
    const auto square = [](double left, double top, double side) {
        return std::vector<std::vector<Pixel>>{
            {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}};
    };
    const std::vector<OverlayMark> marks{{1, {50, 50}, 0, 0, square(0, 0, 100), true},
                                         {2, {30, 30}, 0, 0, square(20, 20, 20), true},
                                         {3, {60, 60}, 6, 6, {}, true},
                                         {4, {68, 60}, 6, 6, {}, false},
                                         {5, {80, 80}, 15, 5, {}, true}};
    const auto ids = [&](Pixel at) {
        std::vector<std::int64_t> found;
        for (const OverlayMark* mark : pick(marks, at, 2)) found.push_back(mark->id);
        return found;
    };
    CHECK(ids({61, 60}) == std::vector<std::int64_t>{3, 4});
    CHECK(ids({67, 60}) == std::vector<std::int64_t>{4, 3});
    CHECK(ids({30, 34}) == std::vector<std::int64_t>{2, 1});
    CHECK(ids({90, 10}) == std::vector<std::int64_t>{1});
    CHECK(ids({94, 84}) == std::vector<std::int64_t>{5}); // a plate is wider than high
    CHECK(ids({80, 90}) == std::vector<std::int64_t>{1});
    CHECK(ids({200, 10}).empty());
    CHECK(pick({}, {0, 0}, 2).empty());
}
