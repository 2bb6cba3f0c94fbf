#include "lettering/placer.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::lettering;

namespace {

Extent word(double width, double height = 8) {
    Extent e;
    e.advance = width;
    e.ink_right = width;
    e.ink_top = -height;
    e.ink_bottom = 2;
    e.cap_height = height;
    return e;
}

Label town(double x, double y, double priority = 0) {
    Label label;
    label.extent = word(40);
    label.at = {x, y};
    label.priority = priority;
    return label;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

} // namespace

TEST_CASE("a lone label stands to the right of its point, centred on it") {
    Placer placer(200, 100);
    const auto placement = placer.place(town(50, 50));
    REQUIRE(placement);
    CHECK(placement->position == Position::east);
    CHECK(placement->baseline.x == 53);
    CHECK(placement->baseline.y == 54);
    CHECK(placement->box == Rect{52, 45, 94, 57});
}

TEST_CASE("obstacles and the picture's edge move a label to another side or out") {
    Placer placer(200, 100);
    placer.block({55, 0, 200, 100});
    const auto west = placer.place(town(53, 50));
    REQUIRE(west);
    CHECK(west->position == Position::west);
    CHECK(placer.place(town(199, 50)) == std::nullopt);
    Label outside = town(-20, 50);
    CHECK(placer.place(outside)->box.left >= 0);
    Placer narrow(30, 30);
    CHECK_FALSE(narrow.place(town(15, 15)));
    Label bold = town(15, 15);
    bold.inside_picture = false;
    CHECK(narrow.place(bold));
}

TEST_CASE("nothing overlaps, the more important label wins, equal input gives equal places") {
    std::vector<Label> labels;
    for (int i = 0; i < 400; ++i) {
        labels.push_back(town(std::fmod(i * 97.31, 600), std::fmod(i * 53.77, 400), i % 10));
        labels.back().symbol =
            Rect{labels.back().at.x - 2, labels.back().at.y - 2, labels.back().at.x + 2, labels.back().at.y + 2};
    }
    Placer placer(600, 400);
    placer.block({200, 100, 300, 200});
    const std::vector<Placement> placements = placer.place(labels);
    CHECK(placements.size() > 80);
    CHECK(placements.size() < 400);
    for (std::size_t i = 0; i < placements.size(); ++i) {
        CHECK_FALSE(overlap(placements[i].box, {200, 100, 300, 200}));
        for (std::size_t k = 0; k < i; ++k) {
            CHECK_FALSE(overlap(placements[i].box, placements[k].box));
            CHECK_FALSE(overlap(placements[i].box, *labels[placements[k].label].symbol));
        }
        if (i > 0) CHECK(labels[placements[i - 1].label].priority >= labels[placements[i].label].priority);
    }
    Placer again(600, 400);
    again.block({200, 100, 300, 200});
    const std::vector<Placement> second = again.place(labels);
    REQUIRE(second.size() == placements.size());
    for (std::size_t i = 0; i < second.size(); ++i) CHECK(second[i].box == placements[i].box);
}

TEST_CASE("a label avoids crossing a line when another place is free") {
    canvas::Path coast;
    coast.move_to({70, 0});
    coast.line_to({70, 100});
    Placer placer(200, 100);
    placer.avoid(coast);
    const auto placement = placer.place(town(60, 50));
    REQUIRE(placement);
    CHECK(placement->position == Position::west);
}

TEST_CASE("turned boxes are kept free without blocking their whole bounding box") {
    Placer placer(200, 200);
    placer.block_turned({100, 100}, 200, 10, 45);
    CHECK_FALSE(placer.is_free({95, 95, 105, 105}));
    CHECK_FALSE(placer.is_free({160, 160, 165, 165}));
    CHECK(placer.is_free({150, 40, 170, 60}));
}

TEST_CASE("broken labels are left out") {
    Placer placer(100, 100);
    Label label = town(std::nan(""), 3);
    CHECK_FALSE(placer.place(label));
    label = town(50, 50);
    label.extent = {};
    CHECK_FALSE(placer.place(label));
    placer.block({10, 10, 5, 5});
    placer.block({std::nan(""), 0, 1, 1});
    placer.block_turned({50, 50}, 0, 0, 0);
    CHECK(placer.is_free({5, 5, 10, 10}));
    CHECK(Placer(0, 0).is_free({0, 0, 1, 1}));
}
