#include "canvas/pixel_canvas.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <numbers>
#include <vector>

using namespace whenabouts::canvas;

namespace {

constexpr Colour white{255, 255, 255, 255};
constexpr Colour black{0, 0, 0, 255};
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

struct Paper {
    int width, height;
    std::vector<std::uint8_t> rgba;
    PixelCanvas canvas;
    Paper(int w, int h, Colour ground = white)
        : width(w), height(h), rgba(static_cast<std::size_t>(4 * w * h)), canvas(rgba, w, h) {
        canvas.clear(ground);
    }
    [[nodiscard]] Colour at(int x, int y) const {
        const std::uint8_t* p = rgba.data() + 4 * (y * width + x);
        return {p[0], p[1], p[2], p[3]};
    }
    /// Sum of darkness, in whole pixels of black.
    [[nodiscard]] double ink() const {
        double sum = 0;
        for (std::size_t i = 0; i < rgba.size(); i += 4) sum += (255 - rgba[i]) / 255.0;
        return sum;
    }
};

Path polygon(std::vector<Point> points) {
    Path path;
    path.closed = true;
    path.starts = {0};
    path.points = std::move(points);
    return path;
}
Path box(double left, double top, double right, double bottom) {
    return polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}});
}
Path line(std::vector<Point> points) {
    Path path = polygon(std::move(points));
    path.closed = false;
    return path;
}

} // namespace

TEST_CASE("a fill covers exactly the pixels inside and half of those cut in half") {
    Paper paper(20, 20);
    paper.canvas.fill(box(2, 3, 10.5, 8), black);
    CHECK(paper.at(2, 3) == black);
    CHECK(paper.at(9, 7) == black);
    CHECK(paper.at(1, 3) == white);
    CHECK(paper.at(9, 8) == white);
    CHECK(paper.at(10, 5).r == 127);
    CHECK(paper.ink() == doctest::Approx(8.5 * 5).epsilon(0.002));
}

TEST_CASE("even-odd leaves the hole of a doubled ring, non-zero fills it") {
    Path ring = box(2, 2, 18, 18);
    ring.move_to({6, 6});
    for (const Point p : {Point{14, 6}, {14, 14}, {6, 14}}) ring.line_to(p);
    Paper even(20, 20);
    even.canvas.fill(ring, black, FillRule::even_odd);
    CHECK(even.at(10, 10) == white);
    Paper nonzero(20, 20);
    nonzero.canvas.fill(ring, black, FillRule::non_zero);
    CHECK(nonzero.at(10, 10) == black);
}

TEST_CASE("a fill over transparent ground keeps its own colour and alpha") {
    Paper paper(8, 8, {0, 0, 0, 0});
    paper.canvas.fill(box(0, 0, 8, 8), {200, 100, 50, 128});
    CHECK(paper.at(4, 4) == Colour{200, 100, 50, 128});
    paper.canvas.fill(box(0, 0, 8, 8), {200, 100, 50, 255});
    CHECK(paper.at(4, 4) == Colour{200, 100, 50, 255});
}

TEST_CASE("shapes far larger than the picture and far outside cover it as they should") {
    for (const double far : {1e4, 1e7, 1e9, 1e300}) {
        Paper paper(30, 20);
        paper.canvas.fill(box(-far, 10, far, far), black);
        CHECK(paper.at(0, 9) == white);
        CHECK(paper.at(0, 10) == black);
        CHECK(paper.at(29, 19) == black);
        paper.canvas.stroke(line({{-far, -far}, {far, far}}), {{255, 0, 0, 255}, 2, {4, 2}, true});
        paper.canvas.hatch(box(-far, -far, far, far), {black, 1, 6, 30});
        paper.canvas.fill(box(far, -far, 2 * far, far), black);
        CHECK(paper.at(15, 3).g >= 200);
    }
}

TEST_CASE("points that are not finite end a polyline and do no harm") {
    Paper paper(20, 20);
    paper.canvas.stroke(line({{2, 5}, {8, 5}, {nan_value, 5}, {12, 5}, {18, 5}}), {black, 2, {}, false});
    CHECK(paper.at(5, 5) == black);
    CHECK(paper.at(10, 5) == white);
    CHECK(paper.at(15, 5) == black);
    paper.canvas.fill(polygon({{nan_value, 0}, {std::numeric_limits<double>::infinity(), 4}, {3, 3}}), black);
    Path broken;
    broken.points = {{1, 1}, {2, 2}};
    broken.starts = {0, 1, 7};
    paper.canvas.stroke(broken, {black, 1, {}, true});
    paper.canvas.fill(Path{}, black);
    paper.canvas.stroke(line({{1, 1}, {9, 9}}), {black, nan_value, {}, true});
    paper.canvas.stroke(line({{1, 1}, {9, 9}}), {black, 1, {nan_value, 2}, true});
    paper.canvas.hatch(box(0, 0, 9, 9), {black, 1, 0, 0});
}

TEST_CASE("a stroke has its width, at any angle") {
    for (double angle = 0; angle < 180; angle += 11.25)
        for (const double width : {0.3, 1.0, 2.5, 6.0}) {
            Paper paper(100, 100);
            const double dx = 40 * std::cos(angle * std::numbers::pi / 180);
            const double dy = 40 * std::sin(angle * std::numbers::pi / 180);
            paper.canvas.stroke(line({{50 - dx, 50 - dy}, {50 + dx, 50 + dy}}), {black, width, {}, false});
            CHECK(paper.ink() == doctest::Approx(80 * width).epsilon(0.02));
        }
}

TEST_CASE("dashes keep their rhythm across points and outside the picture") {
    Paper straight(100, 12);
    straight.canvas.stroke(line({{0, 6}, {100, 6}}), {black, 2, {6, 4}, false});
    CHECK(straight.at(3, 6) == black);
    CHECK(straight.at(8, 6) == white);
    CHECK(straight.ink() == doctest::Approx(100 * 2 * 0.6).epsilon(0.02));
    Paper broken(100, 12);
    std::vector<Point> points;
    for (int i = 0; i <= 100; ++i) points.push_back({static_cast<double>(i), 6});
    broken.canvas.stroke(line(points), {black, 2, {6, 4}, false});
    CHECK(broken.rgba == straight.rgba);
    Paper from_afar(100, 12);
    from_afar.canvas.stroke(line({{-1000000, 6}, {100, 6}}), {black, 2, {6, 4}, false});
    CHECK(from_afar.rgba == straight.rgba);
    Paper odd(100, 12);
    odd.canvas.stroke(line({{0, 6}, {100, 6}}), {black, 2, {5}, false});
    CHECK(odd.at(2, 6) == black);
    CHECK(odd.at(7, 6) == white);
}

TEST_CASE("a closed line joins its ends") {
    Paper closed(40, 40);
    closed.canvas.stroke(box(10, 10, 30, 30), {black, 4, {}, false});
    CHECK(closed.at(8, 8) == black); // mitre of the first point
    CHECK(closed.at(31, 31) == black);
    CHECK(closed.ink() == doctest::Approx(24 * 24 - 16 * 16).epsilon(0.01));
}

TEST_CASE("a single point drawn round is a dot") {
    Paper paper(20, 20);
    paper.canvas.stroke(line({{10, 10}}), {black, 6, {}, true});
    CHECK(paper.ink() == doctest::Approx(std::numbers::pi * 9).epsilon(0.05));
}

TEST_CASE("a hatch covers width / spacing of its area and nothing outside") {
    for (const double angle : {0.0, 30.0, 45.0, 90.0, 135.0, -60.0}) {
        Paper paper(200, 200);
        paper.canvas.hatch(box(20, 20, 180, 180), {black, 1.5, 6, angle});
        CHECK(paper.ink() == doctest::Approx(160 * 160 * 0.25).epsilon(0.05));
        CHECK(paper.at(10, 100) == white);
    }
}

TEST_CASE("masks and pixels are cut at the edges") {
    const std::vector<std::uint8_t> coverage(25, 255);
    Paper paper(10, 10);
    for (const auto& [left, top] : {std::pair{-3, -3}, {8, 8}, {-100, 4}, {4, 2000000000}, {-2000000000, -2000000000}})
        paper.canvas.mask({5, 5, coverage}, left, top, black);
    CHECK(paper.ink() == doctest::Approx(8));
    const std::vector<std::uint8_t> rgba(100, 128);
    paper.canvas.pixels(rgba, 5, 5, 7, 7);
    paper.canvas.pixels(rgba, 5, 5, -7, -7);
    CHECK(paper.at(7, 7).r == 191);
}
