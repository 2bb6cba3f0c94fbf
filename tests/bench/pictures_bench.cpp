#include "canvas/pixel_canvas.hpp"
#include "image/png.hpp"
#include "lettering/fonts.hpp"
#include "lettering/placer.hpp"
#include "render/render.hpp"

#include <benchmark/benchmark.h>
#include <cmath>
#include <string>

using namespace whenabouts;

namespace {

constexpr int width = 1600;
constexpr int height = 1100;

const lettering::Fonts& fonts() {
    static const lettering::Fonts opened = lettering::Fonts::open().value();
    return opened;
}

/// A coast of `corners` points around the picture's middle, jagged at every scale.
canvas::Path coast(int corners) {
    canvas::Path path;
    path.closed = true;
    for (int i = 0; i < corners; ++i) {
        const double a = i * 6.283185307179586 / corners;
        const double r = 400 + 60 * std::sin(7 * a) + 20 * std::sin(61 * a) + 4 * std::sin(977 * a);
        const canvas::Point p{width / 2.0 + 1.6 * r * std::cos(a), height / 2.0 + r * std::sin(a)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

struct Sheet {
    image::Image image{width, height};
    canvas::PixelCanvas canvas{image.rgba, width, height};
    Sheet() { canvas.clear({210, 225, 235, 255}); }
};

void fill_coast(benchmark::State& state) {
    Sheet sheet;
    const canvas::Path path = coast(static_cast<int>(state.range(0)));
    for (auto _ : state) sheet.canvas.fill(path, {235, 230, 220, 255});
}
BENCHMARK(fill_coast)->Arg(10'000)->Arg(400'000)->Unit(benchmark::kMillisecond);

void stroke_coast(benchmark::State& state) {
    Sheet sheet;
    const canvas::Path path = coast(100'000);
    canvas::Stroke stroke{{90, 120, 150, 255}, 0.8, {}, true};
    if (state.range(0) != 0) stroke.dashes = {5, 3};
    for (auto _ : state) sheet.canvas.stroke(path, stroke);
}
BENCHMARK(stroke_coast)->ArgName("dashed")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void draw_symbols(benchmark::State& state) {
    scene::Scene scene;
    scene.width_px = width;
    scene.height_px = height;
    scene::Layer layer{"incidents", {}};
    for (int i = 0; i < 10'000; ++i) {
        scene::Symbol symbol;
        symbol.at = {std::fmod(i * 97.3, width), std::fmod(i * 57.7, height)};
        symbol.fill = {180, 30, 40, 255};
        symbol.hollow = i % 3 == 0;
        layer.elements.push_back(symbol);
    }
    scene.layers.push_back(layer);
    for (auto _ : state) benchmark::DoNotOptimize(render::picture(scene, fonts(), {1}));
}
BENCHMARK(draw_symbols)->Unit(benchmark::kMillisecond);

void shape_label(benchmark::State& state) {
    int i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(fonts().shape("Запоріжжя " + std::to_string(i++), {12}));
}
BENCHMARK(shape_label)->Unit(benchmark::kMicrosecond);

void draw_labels(benchmark::State& state) {
    Sheet sheet;
    for (auto _ : state)
        for (int i = 0; i < 500; ++i)
            fonts().draw(sheet.canvas, "Zaporizhzhia " + std::to_string(i), {12},
                         {std::fmod(i * 97.3, width), std::fmod(i * 57.7, height)},
                         {{30, 30, 30, 255}, {255, 255, 255, 200}, 1.5});
}
BENCHMARK(draw_labels)->Unit(benchmark::kMillisecond);

void place_labels(benchmark::State& state) {
    std::vector<lettering::Label> labels;
    for (int i = 0; i < 2'000; ++i) {
        lettering::Label label;
        label.extent = fonts().measure("Town " + std::to_string(i), {11});
        label.at = {std::fmod(i * 97.3, width), std::fmod(i * 57.7, height)};
        label.priority = i % 7;
        labels.push_back(label);
    }
    const canvas::Path line = coast(20'000);
    for (auto _ : state) {
        lettering::Placer placer(width, height);
        placer.avoid(line);
        benchmark::DoNotOptimize(placer.place(labels));
    }
}
BENCHMARK(place_labels)->Unit(benchmark::kMillisecond);

void encode_map(benchmark::State& state) {
    Sheet sheet;
    sheet.canvas.fill(coast(20'000), {235, 230, 220, 255});
    sheet.canvas.stroke(coast(20'000), {{90, 120, 150, 255}, 0.8, {}, true});
    for (int i = 0; i < 300; ++i)
        fonts().draw(sheet.canvas, "Zaporizhzhia " + std::to_string(i), {12},
                     {std::fmod(i * 97.3, width), std::fmod(i * 57.7, height)},
                     {{30, 30, 30, 255}, {255, 255, 255, 200}, 1.5});
    std::size_t size = 0;
    for (auto _ : state) size = image::encode_png(sheet.image).size();
    state.counters["bytes"] = static_cast<double>(size);
}
BENCHMARK(encode_map)->Unit(benchmark::kMillisecond);

} // namespace
