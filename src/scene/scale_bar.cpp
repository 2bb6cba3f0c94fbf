#include "scene/scale_bar.hpp"

#include "scene/colour.hpp"
#include "scene/shapes.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

constexpr double longest_mm = 42;
/// Above this a bar in the middle says nothing about the edges.
constexpr double largest_map_m = 9'000'000;

/// 1, 2 or 5 times a power of ten, not above `metres`; each divides into even parts.
double round_length(double metres) {
    const double power = std::pow(10, std::floor(std::log10(metres)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * power <= metres) return step * power;
    return power;
}

std::string label(double metres, bool unit) {
    const bool km = metres >= 1000 || (metres == 0 && !unit);
    const double value = km ? metres / 1000 : metres;
    return unit ? fmt::format("{:g} {}", value, km ? "km" : "m") : fmt::format("{:g}", value);
}

} // namespace

double ground_distance(const View& view, Point a, Point b) {
    const auto from = view.projection->inverse(view.to_projected(a));
    const auto to = view.projection->inverse(view.to_projected(b));
    return from && to ? core::distance_m(*from, *to) : 0;
}

Block scale_bar(const View& view, const Style& style, const lettering::Fonts& fonts) {
    Block block(fonts, view.px_per_mm, view.mm(longest_mm) * 1.3);
    const Point middle{view.left_px + view.width_px / 2.0, view.top_px + view.height_px / 2.0};
    const double half = view.mm(longest_mm) / 2;
    const double metres = ground_distance(view, {middle.x - half, middle.y}, {middle.x + half, middle.y});
    if (metres <= 0 || ground_metres_per_px(view) * view.width_px > largest_map_m) return block;
    const double length = round_length(metres);
    const double px = 2 * half * length / metres;
    const double height = view.mm(0.9);
    const double top = view.pt(style.small.size_pt) * 1.35;
    const int parts = 4;
    TypeStyle type = style.small;
    type.colour = style.text.colour;
    type.halo = with_opacity(style.page, 0.85);
    type.halo_mm = 0.35;
    block.layer().elements.push_back(
        Line{rectangle({0, top, px, top + height}), {with_opacity(style.page, 0.85), view.mm(0.9), {}, true}});
    for (int i = 0; i < parts; ++i)
        block.layer().elements.push_back(Fill{rectangle({px * i / parts, top, px * (i + 1) / parts, top + height}),
                                              i % 2 == 0 ? style.text.colour : style.page});
    block.layer().elements.push_back(
        Line{rectangle({0, top, px, top + height}), {style.text.colour, view.mm(0.14), {}, false}});
    for (const int i : {0, 2, 4}) {
        std::string text = label(length * i / parts, i == parts);
        const double width = fonts.measure(label(length * i / parts, false), type_of(type, view.px_per_mm)).advance;
        block.layer().elements.push_back(
            text_element(std::move(text), {px * i / parts - width / 2, top - view.mm(0.6)}, type, view.px_per_mm));
    }
    block.reach(top + height);
    return block;
}

} // namespace whenabouts::scene
