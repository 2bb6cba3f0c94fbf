#include "golden.hpp"
#include "render/render.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;

TEST_CASE("golden: symbols of every shape and size") {
    scene::Scene scene;
    scene.width_px = 240;
    scene.height_px = 240;
    scene.background = {236, 232, 222, 255};
    scene::Layer layer{"incidents", {}};
    int row = 0;
    for (const char* shape : {"circle", "triangle", "square", "diamond", "cross", "star", "hexagon", "pentagon"}) {
        double x = 10;
        for (const double size : {6.0, 8.0, 10.0, 13.0, 18.0, 24.0}) {
            scene::Symbol symbol;
            symbol.at = {x, 16 + row * 29.5};
            symbol.shape = shape;
            symbol.size_px = size;
            symbol.fill = {178, 24, 43, 255};
            symbol.hollow = row % 2 == 1;
            layer.elements.push_back(symbol);
            symbol.at.x += 118;
            symbol.hollow = !symbol.hollow;
            layer.elements.push_back(symbol);
            x += size + 6;
        }
        ++row;
    }
    scene.layers.push_back(layer);
    golden::check("render-symbols", render::picture(scene, golden::fonts()));
}
