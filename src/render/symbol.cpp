#include "render/symbol.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::render {

namespace {

/// Corners at equal angles on one radius, or on two in turn (a star); the first points up.
struct Polygon {
    std::string_view name;
    int corners;
    double radius;       ///< circle = 1
    double inner_radius; ///< 0 = no inner corners
    double turn_deg;
    double drop; ///< moves the shape down so that its weight lies on the point
};
constexpr Polygon polygons[] = {
    {"triangle", 3, 1.33, 0, 0, 0.16}, {"square", 4, 1.25, 0, 45, 0}, {"diamond", 4, 1.25, 0, 0, 0},
    {"pentagon", 5, 1.14, 0, 0, 0.04}, {"hexagon", 6, 1.1, 0, 0, 0},  {"star", 5, 1.38, 0.6, 0, 0.06},
};
constexpr double cross_reach = 1.12; ///< of the circle's radius
constexpr double cross_arm = 0.40;   ///< half an arm's width

/// One corner for every second pixel of the rim keeps a circle round to a twentieth of a pixel.
int circle_corners(double radius_px) {
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(radius_px) * 10)), 12, 360);
}

canvas::Path around(canvas::Point centre, const Polygon& polygon, double radius_px) {
    canvas::Path path;
    path.closed = true;
    const int count = polygon.inner_radius > 0 ? 2 * polygon.corners : polygon.corners;
    for (int i = 0; i < count; ++i) {
        const double angle = (360.0 * i / count + polygon.turn_deg) * std::numbers::pi / 180;
        const double radius =
            radius_px * (polygon.inner_radius > 0 && i % 2 == 1 ? polygon.inner_radius : polygon.radius);
        const canvas::Point p{centre.x + radius * std::sin(angle),
                              centre.y + polygon.drop * radius_px - radius * std::cos(angle)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

canvas::Path cross(canvas::Point centre, double radius_px) {
    const double reach = cross_reach * radius_px;
    const double arm = cross_arm * radius_px;
    canvas::Path path;
    path.closed = true;
    const auto corner = [&](double x, double y) {
        if (path.empty())
            path.move_to({centre.x + x, centre.y + y});
        else
            path.line_to({centre.x + x, centre.y + y});
    };
    corner(-arm, -reach);
    corner(arm, -reach);
    corner(arm, -arm);
    corner(reach, -arm);
    corner(reach, arm);
    corner(arm, arm);
    corner(arm, reach);
    corner(-arm, reach);
    corner(-arm, arm);
    corner(-reach, arm);
    corner(-reach, -arm);
    corner(-arm, -arm);
    return path;
}

/// The ring of a hollow symbol: wide enough to show its colour at 6 px, never heavy.
double ring_width(double size_px) {
    return std::clamp(size_px * 0.16, 1.2, 3.0);
}

} // namespace

canvas::Path symbol_path(std::string_view shape, canvas::Point centre, double size_px) {
    const double radius = size_px / 2;
    if (shape == "cross") return cross(centre, radius);
    for (const Polygon& polygon : polygons)
        if (polygon.name == shape) return around(centre, polygon, radius);
    return around(centre, {"circle", circle_corners(radius), 1, 0, 0, 0}, radius);
}

void draw(canvas::Canvas& canvas, const scene::Symbol& symbol) {
    if (!(symbol.size_px > 0) || !std::isfinite(symbol.size_px)) return;
    const double casing = std::max(symbol.outline_px, 0.0);
    const bool cased = symbol.outline.a != 0 && casing > 0;
    if (!symbol.hollow) {
        const canvas::Path path = symbol_path(symbol.shape, symbol.at, symbol.size_px);
        if (cased) canvas.stroke(path, {symbol.outline, 2 * casing, {}, true});
        canvas.fill(path, symbol.fill, canvas::FillRule::non_zero);
        return;
    }
    const double width = std::min(ring_width(symbol.size_px), symbol.size_px / 2);
    const canvas::Path ring = symbol_path(symbol.shape, symbol.at, symbol.size_px - width);
    if (cased) canvas.stroke(ring, {symbol.outline, width + 2 * casing, {}, true});
    canvas.stroke(ring, {symbol.fill, width, {}, false});
}

} // namespace whenabouts::render
