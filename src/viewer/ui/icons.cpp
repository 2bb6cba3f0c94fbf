#include "viewer/ui/icons.hpp"

#include "viewer/ui/widgets.hpp"

#include <array>
#include <cmath>
#include <imgui.h>
#include <numbers>
#include <vector>

namespace whenabouts::viewer {

namespace {

/// Strokes and fills in a box from -1 to 1 around the icon's centre.
struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float half;
    std::uint32_t colour;

    [[nodiscard]] float width() const { return std::max(1.0F, half * 0.2F); }
    [[nodiscard]] ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }
    void stroke(std::initializer_list<ImVec2> points, bool closed = false) const {
        std::vector<ImVec2> moved;
        for (const ImVec2 p : points) moved.push_back(at(p.x, p.y));
        list.AddPolyline(moved.data(), static_cast<int>(moved.size()), colour, closed ? ImDrawFlags_Closed : 0,
                         width());
    }
    void fill(std::initializer_list<ImVec2> points) const {
        std::vector<ImVec2> moved;
        for (const ImVec2 p : points) moved.push_back(at(p.x, p.y));
        list.AddConvexPolyFilled(moved.data(), static_cast<int>(moved.size()), colour);
    }
    void circle(float x, float y, float radius) const { list.AddCircle(at(x, y), radius * half, colour, 0, width()); }
    void dot(float x, float y, float radius) const { list.AddCircleFilled(at(x, y), radius * half, colour); }
    void box(float left, float top, float right, float bottom) const {
        list.AddRectFilled(at(left, top), at(right, bottom), colour);
    }
    void frame(float left, float top, float right, float bottom) const {
        list.AddRect(at(left, top), at(right, bottom), colour, half * 0.2F, 0, width());
    }
    void arc(float x, float y, float radius, float from_turns, float to_turns) const {
        constexpr auto turn = 2 * std::numbers::pi_v<float>;
        list.PathArcTo(at(x, y), radius * half, from_turns * turn, to_turns * turn, 24);
        list.PathStroke(colour, 0, width());
    }
};

void draw_sun(const Pen& pen) {
    pen.circle(0, 0, 0.42F);
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        const float c = std::cos(angle), s = std::sin(angle);
        pen.stroke({{c * 0.68F, s * 0.68F}, {c, s}});
    }
}

void draw_moon(const Pen& pen) {
    pen.arc(0, 0, 0.85F, 0.12F, 0.88F);
    pen.arc(0.62F, 0, 0.6F, 0.31F, 0.69F);
}

void draw_question(const Pen& pen) {
    pen.arc(0, -0.4F, 0.42F, 0.5F, 1.12F);
    pen.stroke({{0.31F, -0.12F}, {0, 0.12F}, {0, 0.4F}});
    pen.dot(0, 0.78F, 0.14F);
}

void draw_lock(const Pen& pen) {
    pen.box(-0.65F, -0.1F, 0.65F, 0.85F);
    pen.arc(0, -0.1F, 0.42F, 0.5F, 1.0F);
}

void draw_loop(const Pen& pen) {
    pen.arc(0, 0, 0.72F, 0.06F, 0.86F);
    pen.fill({{0.95F, -0.75F}, {0.92F, -0.08F}, {0.3F, -0.38F}});
}

void draw_target(const Pen& pen) {
    pen.circle(0, 0, 0.6F);
    pen.dot(0, 0, 0.2F);
    pen.stroke({{0, -1}, {0, -0.6F}});
    pen.stroke({{0, 1}, {0, 0.6F}});
    pen.stroke({{-1, 0}, {-0.6F, 0}});
    pen.stroke({{1, 0}, {0.6F, 0}});
}

} // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, std::uint32_t colour) {
    const Pen pen{list, {std::round(centre.x), std::round(centre.y)}, size / 2, colour};
    switch (icon) {
    case Icon::play:
        return pen.fill({{-0.6F, -0.85F}, {0.85F, 0}, {-0.6F, 0.85F}});
    case Icon::pause:
        pen.box(-0.65F, -0.8F, -0.2F, 0.8F);
        return pen.box(0.2F, -0.8F, 0.65F, 0.8F);
    case Icon::step_back:
        return pen.stroke({{0.35F, -0.75F}, {-0.4F, 0}, {0.35F, 0.75F}});
    case Icon::step_forward:
        return pen.stroke({{-0.35F, -0.75F}, {0.4F, 0}, {-0.35F, 0.75F}});
    case Icon::previous_window:
        pen.stroke({{0, -0.75F}, {-0.75F, 0}, {0, 0.75F}});
        return pen.stroke({{0.75F, -0.75F}, {0, 0}, {0.75F, 0.75F}});
    case Icon::next_window:
        pen.stroke({{-0.75F, -0.75F}, {0, 0}, {-0.75F, 0.75F}});
        return pen.stroke({{0, -0.75F}, {0.75F, 0}, {0, 0.75F}});
    case Icon::loop:
        return draw_loop(pen);
    case Icon::plus:
        pen.stroke({{-0.8F, 0}, {0.8F, 0}});
        return pen.stroke({{0, -0.8F}, {0, 0.8F}});
    case Icon::minus:
        return pen.stroke({{-0.8F, 0}, {0.8F, 0}});
    case Icon::home:
        pen.stroke({{-0.9F, 0}, {0, -0.85F}, {0.9F, 0}});
        return pen.stroke({{-0.6F, -0.1F}, {-0.6F, 0.8F}, {0.6F, 0.8F}, {0.6F, -0.1F}});
    case Icon::target:
        return draw_target(pen);
    case Icon::search:
        pen.circle(-0.18F, -0.18F, 0.6F);
        return pen.stroke({{0.28F, 0.28F}, {0.9F, 0.9F}});
    case Icon::sun:
        return draw_sun(pen);
    case Icon::moon:
        return draw_moon(pen);
    case Icon::help:
        return draw_question(pen);
    case Icon::close:
        pen.stroke({{-0.65F, -0.65F}, {0.65F, 0.65F}});
        return pen.stroke({{-0.65F, 0.65F}, {0.65F, -0.65F}});
    case Icon::lock:
        return draw_lock(pen);
    case Icon::fit:
        pen.stroke({{-0.9F, -0.7F}, {-0.9F, 0.7F}});
        pen.stroke({{0.9F, -0.7F}, {0.9F, 0.7F}});
        pen.stroke({{-0.6F, 0}, {0.6F, 0}});
        pen.stroke({{-0.3F, -0.3F}, {-0.6F, 0}, {-0.3F, 0.3F}});
        return pen.stroke({{0.3F, -0.3F}, {0.6F, 0}, {0.3F, 0.3F}});
    case Icon::possible:
        pen.circle(0, 0, 0.75F);
        return;
    case Icon::in_view:
        return pen.frame(-0.9F, -0.65F, 0.9F, 0.65F);
    case Icon::clock:
        pen.circle(0, 0, 0.85F);
        return pen.stroke({{0, -0.5F}, {0, 0}, {0.38F, 0.22F}});
    case Icon::chevron_down:
        return pen.stroke({{-0.75F, -0.35F}, {0, 0.4F}, {0.75F, -0.35F}});
    case Icon::chevron_left:
        return pen.stroke({{0.3F, -0.65F}, {-0.3F, 0}, {0.3F, 0.65F}});
    case Icon::chevron_right:
        return pen.stroke({{-0.3F, -0.65F}, {0.3F, 0}, {-0.3F, 0.65F}});
    case Icon::camera:
        pen.frame(-0.9F, -0.5F, 0.9F, 0.75F);
        pen.circle(0, 0.12F, 0.36F);
        return pen.box(-0.35F, -0.75F, 0.35F, -0.5F);
    }
}

namespace {

std::vector<ImVec2> corners(int count, float first_turn, float radius, float inner = 0) {
    std::vector<ImVec2> points;
    const int all = inner > 0 ? count * 2 : count;
    for (int i = 0; i < all; ++i) {
        const float angle =
            (first_turn + static_cast<float>(i) / static_cast<float>(all)) * 2 * std::numbers::pi_v<float>;
        const float r = inner > 0 && i % 2 == 1 ? inner : radius;
        points.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    return points;
}

std::vector<ImVec2> outline_of(std::string_view shape) {
    constexpr float up = -0.25F;
    if (shape == "triangle") return corners(3, up, 1.12F);
    if (shape == "square") return corners(4, 0.125F, 1.16F);
    if (shape == "diamond") return corners(4, 0, 1.12F);
    if (shape == "pentagon") return corners(5, up, 1.08F);
    if (shape == "hexagon") return corners(6, up, 1.05F);
    if (shape == "star") return corners(5, up, 1.2F, 0.52F);
    if (shape == "cross") {
        constexpr float a = 0.36F;
        return {{-a, -1}, {a, -1}, {a, -a}, {1, -a}, {1, a},   {a, a},
                {a, 1},   {-a, 1}, {-a, a}, {-1, a}, {-1, -a}, {-a, -a}};
    }
    return corners(24, 0, 0.95F);
}

/// Star-shaped about its centre: a fan of triangles fills it, also where it is not convex.
void fill_around(ImDrawList& list, ImVec2 centre, const std::vector<ImVec2>& points, std::uint32_t colour) {
    for (std::size_t i = 0; i < points.size(); ++i)
        list.AddTriangleFilled(centre, points[i], points[(i + 1) % points.size()], colour);
}

} // namespace

void draw_symbol(ImDrawList& list, std::string_view shape, ImVec2 centre, float size, canvas::Colour fill,
                 canvas::Colour outline, bool hollow) {
    std::vector<ImVec2> points = outline_of(shape);
    for (ImVec2& p : points) p = {centre.x + p.x * size / 2, centre.y + p.y * size / 2};
    const auto count = static_cast<int>(points.size());
    if (hollow) {
        list.AddPolyline(points.data(), count, packed(fill), ImDrawFlags_Closed, std::max(1.5F, size * 0.14F));
        return;
    }
    const bool convex = shape != "star" && shape != "cross";
    if (convex) {
        list.AddConvexPolyFilled(points.data(), count, packed(fill));
    } else {
        const ImDrawListFlags before = list.Flags; // inner edges of the fan must not be softened
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        fill_around(list, centre, points, packed(fill));
        list.Flags = before;
    }
    list.AddPolyline(points.data(), count, packed(outline), ImDrawFlags_Closed, std::max(1.0F, size * 0.08F));
}

} // namespace whenabouts::viewer
