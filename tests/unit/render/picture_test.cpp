#include "canvas/pixel_canvas.hpp"
#include "render/render.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;

namespace {

const lettering::Fonts& fonts() {
    static const lettering::Fonts opened = lettering::Fonts::open().value();
    return opened;
}

scene::Path wave(double y, double amplitude) {
    scene::Path path;
    for (int i = 0; i <= 60; ++i) {
        const scene::Point p{i * 5.0, y + amplitude * std::sin(i * 0.3)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

scene::Scene busy_scene() {
    scene::Scene scene;
    scene.width_px = 300;
    scene.height_px = 260;
    scene.background = {230, 240, 245, 255};
    scene::Layer ground{"land", {}};
    scene::Layer labels{"labels", {}};
    for (int i = 0; i < 12; ++i) {
        ground.elements.push_back(scene::Fill{wave(20.0 * i, 60), {200, 190, 150, 90}});
        ground.elements.push_back(scene::HatchFill{wave(20.0 * i, 40), {{90, 20, 20, 120}, 1, 5, 15.0 * i}});
        ground.elements.push_back(
            scene::Line{wave(21.0 * i, 30), {{40, 40, 80, 200}, 0.5 + i * 0.3, {6, 2}, i % 2 == 0}});
        scene::Text text;
        text.utf8 = i % 2 == 0 ? "Дніпро حلب" : "Along 北京";
        text.anchor = {10.0 * i, 20.0 * i + 10};
        text.angle_deg = i % 3 == 0 ? 25 : 0;
        if (i % 4 == 1) text.along = wave(20.0 * i, 10);
        text.halo = {255, 255, 255, 200};
        text.halo_px = 1.5;
        labels.elements.push_back(text);
        scene::Symbol symbol;
        symbol.at = {25.0 * i, 250 - 20.0 * i};
        symbol.shape = i % 2 == 0 ? "star" : "circle";
        symbol.fill = {180, 30, 40, 255};
        symbol.hollow = i % 3 == 0;
        labels.elements.push_back(symbol);
    }
    scene.layers = {ground, labels};
    return scene;
}

} // namespace

TEST_CASE("the picture's bytes do not depend on the number of threads") {
    const scene::Scene scene = busy_scene();
    const image::Image one = render::picture(scene, fonts(), {1});
    CHECK(render::picture(scene, fonts(), {2}) == one);
    CHECK(render::picture(scene, fonts(), {3}) == one);
    CHECK(render::picture(scene, fonts(), {8}) == one);
    image::Image painted(scene.width_px, scene.height_px);
    canvas::PixelCanvas canvas(painted.rgba, scene.width_px, scene.height_px);
    canvas.clear(scene.background);
    render::paint(scene, canvas, fonts());
    CHECK(painted == one);
}

TEST_CASE("layers can be drawn alone, without ground") {
    const scene::Scene scene = busy_scene();
    render::PictureOptions options;
    options.only = std::span(scene.layers).subspan(1);
    options.transparent = true;
    const image::Image labels = render::picture(scene, fonts(), options);
    CHECK(labels.rgba[labels.offset(299, 2) + 3] == 0);
    CHECK(labels != render::picture(scene, fonts(), {}));
}

TEST_CASE("an empty scene is an empty picture") {
    CHECK(render::picture(scene::Scene{}, fonts()).empty());
    scene::Scene scene;
    scene.width_px = 3;
    scene.height_px = 2;
    scene.background = {1, 2, 3, 255};
    const image::Image picture = render::picture(scene, fonts());
    CHECK(picture.rgba[picture.offset(2, 1) + 2] == 3);
}
