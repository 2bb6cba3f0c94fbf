#include "golden.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

using namespace whenabouts;
using canvas::Path;
using canvas::Point;

namespace {

constexpr double pi = std::numbers::pi;
constexpr canvas::Colour ink{40, 60, 95, 255};

Path ring(Point centre, double radius, int corners, double turn = 0, int step = 1) {
    Path path;
    path.closed = true;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * pi * i * step / corners;
        const Point p{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

Path wave(double left, double y, double width, double amplitude) {
    Path path;
    for (int i = 0; i <= 100; ++i) {
        const Point p{left + width * i / 100, y + amplitude * std::sin(i * 0.2)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

} // namespace

TEST_CASE("golden: joins and caps at all angles") {
    golden::Card card(256, 160);
    for (int row = 0; row < 4; ++row)
        for (int i = 0; i < 8; ++i) {
            const Point elbow{24 + 30.0 * i, 24 + 38.0 * row};
            const double angle = (i + 0.5) * pi / 8;
            Path path;
            path.move_to({elbow.x - 14, elbow.y});
            path.line_to(elbow);
            path.line_to({elbow.x - 14 * std::cos(2 * angle), elbow.y + 14 * std::sin(2 * angle)});
            card.canvas().stroke(path, {{40, 60, 95, 160}, row % 2 == 0 ? 7.0 : 2.5, {}, row < 2});
        }
    golden::check("canvas-joins", card.image());
}

TEST_CASE("golden: lines of every width and direction") {
    golden::Card card(200, 200);
    for (int i = 0; i < 48; ++i) {
        const double angle = i * pi / 24;
        Path path;
        path.move_to({100 + 12 * std::cos(angle), 100 + 12 * std::sin(angle)});
        path.line_to({100 + 94 * std::cos(angle), 100 + 94 * std::sin(angle)});
        card.canvas().stroke(path, {ink, 0.25 + (i % 24) * 0.12, {}, i < 24});
    }
    golden::check("canvas-rays", card.image());
}

TEST_CASE("golden: dashes") {
    golden::Card card(256, 150);
    const std::vector<std::vector<double>> patterns{{6, 3}, {8, 4, 1, 4}, {0.01, 6}, {2, 2}, {12, 8}, {5}};
    for (std::size_t i = 0; i < patterns.size(); ++i)
        card.canvas().stroke(wave(-20, 15 + 22.0 * static_cast<double>(i), 300, 8),
                             {ink, 1 + 0.5 * static_cast<double>(i), patterns[i], i % 2 == 0});
    golden::check("canvas-dashes", card.image());
}

TEST_CASE("golden: fills and hatches") {
    golden::Card card(256, 200);
    card.canvas().fill(ring({45, 50}, 40, 5, -pi / 2, 2), {200, 80, 40, 200}, canvas::FillRule::even_odd);
    card.canvas().fill(ring({130, 50}, 40, 5, -pi / 2, 2), {200, 80, 40, 200}, canvas::FillRule::non_zero);
    card.canvas().fill(ring({240, 60}, 50, 90), {250, 200, 0, 120});
    card.canvas().fill(ring({215, 30}, 30, 90), {0, 120, 200, 120});
    for (int i = 0; i < 5; ++i) {
        const Path disc = ring({28 + 50.0 * i, 150}, 23, 60);
        card.canvas().hatch(disc, {{120, 30, 60, 220}, 0.6 + 0.4 * i, 4 + 1.5 * i, 36.0 * i});
        card.canvas().stroke(
            disc, {{120, 30, 60, 255}, 1, i % 2 == 0 ? std::vector<double>{4, 3} : std::vector<double>{}, true});
    }
    golden::check("canvas-fills", card.image());
}

TEST_CASE("golden: a path that spans ten million pixels") {
    golden::Card card(128, 128);
    Path sea;
    sea.closed = true;
    for (const Point p : {Point{-1e7, 60}, {1e7, 75}, {1e7, 1e7}, {-1e7, 1e7}})
        sea.empty() ? sea.move_to(p) : sea.line_to(p);
    card.canvas().fill(sea, {150, 190, 220, 255});
    card.canvas().stroke(sea, {ink, 2, {10, 5}, false});
    card.canvas().hatch(sea, {{255, 255, 255, 120}, 1, 7, 60});
    golden::check("canvas-huge", card.image());
}
