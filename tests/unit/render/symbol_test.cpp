#include "render/sprites.hpp"
#include "render/symbol.hpp"

#include "canvas/pixel_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;

namespace {

constexpr const char* shapes[] = {"circle", "triangle", "square", "diamond", "cross", "star", "hexagon", "pentagon"};

double area(const canvas::Path& path) {
    double sum = 0;
    for (std::size_t i = 0; i < path.points.size(); ++i) {
        const canvas::Point a = path.points[i];
        const canvas::Point b = path.points[(i + 1) % path.points.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return std::abs(sum) / 2;
}

} // namespace

TEST_CASE("shapes of one size are about equally heavy and lie on their point") {
    for (const char* shape : shapes) {
        CAPTURE(shape);
        const canvas::Path path = render::symbol_path(shape, {50, 50}, 20);
        CHECK(path.closed);
        CHECK(area(path) > 0.6 * 314);
        CHECK(area(path) < 1.1 * 314);
        for (const canvas::Point p : path.points) CHECK(std::hypot(p.x - 50, p.y - 50) < 15.5);
    }
    CHECK(render::symbol_path("no such shape", {0, 0}, 10).points.size() ==
          render::symbol_path("circle", {0, 0}, 10).points.size());
}

TEST_CASE("a hollow symbol leaves its middle open, absurd sizes draw nothing") {
    for (const char* shape : shapes) {
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(4 * 40 * 40));
        canvas::PixelCanvas canvas(rgba, 40, 40);
        scene::Symbol symbol;
        symbol.at = {20, 20};
        symbol.shape = shape;
        symbol.size_px = 24;
        symbol.fill = {200, 0, 0, 255};
        symbol.hollow = true;
        render::draw(canvas, symbol);
        CHECK(rgba[4 * (20 * 40 + 20) + 3] == 0);
        CHECK(std::any_of(rgba.begin(), rgba.end(), [](std::uint8_t v) { return v == 200; }));
        for (const double size : {0.0, -3.0, std::nan(""), 1e300}) {
            symbol.size_px = size;
            symbol.hollow = false;
            render::draw(canvas, symbol);
        }
    }
}

TEST_CASE("a sprite has the pixels of the symbol drawn at its quarter pixel") {
    render::SymbolSprites sprites;
    for (const char* shape : shapes)
        for (const bool hollow : {false, true})
            for (const canvas::Point at : {canvas::Point{20.25, 19.5}, {0, 39.75}, {-3.5, 12}}) {
                scene::Symbol symbol;
                symbol.shape = shape;
                symbol.hollow = hollow;
                symbol.at = at;
                symbol.size_px = 13;
                symbol.outline_px = 1.5;
                symbol.fill = {180, 20, 30, 220};
                std::vector<std::uint8_t> drawn(static_cast<std::size_t>(4 * 40 * 40), 255);
                std::vector<std::uint8_t> laid = drawn;
                canvas::PixelCanvas first(drawn, 40, 40);
                render::draw(first, symbol);
                canvas::PixelCanvas second(laid, 40, 40);
                sprites.draw(second, symbol);
                CHECK(drawn == laid);
            }
}
