#include "scene/clip.hpp"

#include <algorithm>
#include <utility>

namespace whenabouts::scene {
namespace {

using canvas::Point;

Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Keeps what lies where `side` is not negative.
template <class Side>
std::vector<Point> clip_half(std::span<const Point> ring, Side side) {
    std::vector<Point> out;
    if (ring.empty()) return out;
    out.reserve(ring.size() + 4);
    Point previous = ring.back();
    double previous_side = side(previous);
    for (const Point p : ring) {
        const double here = side(p);
        if ((here >= 0) != (previous_side >= 0)) {
            // The crossing is computed from the inner end, so that neighbours sharing the edge get the same point.
            out.push_back(here >= 0 ? between(p, previous, here / (here - previous_side))
                                    : between(previous, p, previous_side / (previous_side - here)));
        }
        if (here >= 0) out.push_back(p);
        previous = p;
        previous_side = here;
    }
    return out;
}

} // namespace

std::vector<Point> clip_ring(std::span<const Point> ring, const ClipBox& box) {
    auto out = clip_half(ring, [&](Point p) { return p.x - box.x0; });
    out = clip_half(std::span<const Point>(out), [&](Point p) { return box.x1 - p.x; });
    out = clip_half(std::span<const Point>(out), [&](Point p) { return p.y - box.y0; });
    return clip_half(std::span<const Point>(out), [&](Point p) { return box.y1 - p.y; });
}

std::vector<Point> clip_ring(std::span<const Point> ring, std::span<const Point> convex) {
    std::vector<Point> out(ring.begin(), ring.end());
    double area = 0;
    for (std::size_t i = 0; i < convex.size(); ++i) {
        const Point a = convex[i];
        const Point b = convex[(i + 1) % convex.size()];
        area += a.x * b.y - b.x * a.y;
    }
    const double sign = area < 0 ? -1 : 1;
    for (std::size_t i = 0; i < convex.size() && !out.empty(); ++i) {
        const Point a = convex[i];
        const Point b = convex[(i + 1) % convex.size()];
        out = clip_half(std::span<const Point>(out),
                        [&](Point p) { return sign * ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)); });
    }
    return out;
}

bool clip_segment(Point a, Point b, const ClipBox& box, double& from, double& to) {
    from = 0;
    to = 1;
    const auto edge = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double t = room / step;
        if (step < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
        return from <= to;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return edge(-dx, a.x - box.x0) && edge(dx, box.x1 - a.x) && edge(-dy, a.y - box.y0) && edge(dy, box.y1 - a.y);
}

canvas::Path clip_line(std::span<const Point> line, const ClipBox& box) {
    canvas::Path out;
    bool running = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1];
        const Point b = line[i];
        double from = 0;
        double to = 1;
        if (!clip_segment(a, b, box, from, to)) {
            running = false;
            continue;
        }
        if (!running || from > 0) out.move_to(from > 0 ? between(a, b, from) : a);
        out.line_to(to < 1 ? between(a, b, to) : b);
        running = to >= 1;
    }
    return out;
}

} // namespace whenabouts::scene
