#include "scene/area_spot.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {
namespace {

struct Interval {
    double left = 0, right = 0;
};

/// Where the horizontal line at y runs inside the area, cut to the frame.
std::vector<Interval> inside_at(const Path& area, double y, const ClipBox& frame) {
    std::vector<double> crossings;
    for (std::size_t r = 0; r < area.starts.size(); ++r) {
        const std::size_t first = area.starts[r];
        const std::size_t end = r + 1 < area.starts.size() ? area.starts[r + 1] : area.points.size();
        for (std::size_t i = first; i < end; ++i) {
            const Point a = area.points[i];
            const Point b = area.points[i + 1 < end ? i + 1 : first];
            if ((a.y <= y) == (b.y <= y)) continue;
            crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::vector<Interval> inside;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const Interval one{std::max(crossings[i], frame.x0), std::min(crossings[i + 1], frame.x1)};
        if (one.left < one.right) inside.push_back(one);
    }
    return inside;
}

std::vector<Interval> both(const std::vector<Interval>& a, const std::vector<Interval>& b) {
    std::vector<Interval> out;
    for (const Interval& x : a)
        for (const Interval& y : b) {
            const Interval one{std::max(x.left, y.left), std::min(x.right, y.right)};
            if (one.left < one.right) out.push_back(one);
        }
    return out;
}

/// Centre of mass of the visible part, taken from horizontal lines through it.
struct Mass {
    double x = 0, y = 0, weight = 0;
};

} // namespace

std::vector<AreaSpot> area_spots(const Path& area, const ClipBox& frame, double width, double height,
                                 std::size_t most) {
    ClipBox seen{1e300, 1e300, -1e300, -1e300};
    for (const Point p : area.points) {
        seen = {std::min(seen.x0, p.x), std::min(seen.y0, p.y), std::max(seen.x1, p.x), std::max(seen.y1, p.y)};
    }
    seen = {std::max(seen.x0, frame.x0), std::max(seen.y0, frame.y0), std::min(seen.x1, frame.x1),
            std::min(seen.y1, frame.y1)};
    if (seen.empty()) return {};
    constexpr int rows = 21;
    struct Row {
        double y = 0;
        std::vector<Interval> inside;
    };
    std::vector<Row> lines;
    Mass mass;
    for (int i = 0; i < rows; ++i) {
        Row row{seen.y0 + (seen.y1 - seen.y0) * (i + 0.5) / rows, {}};
        row.inside = inside_at(area, row.y, frame);
        for (const Interval& one : row.inside) {
            const double w = one.right - one.left;
            mass.x += w * (one.left + one.right) / 2;
            mass.y += w * row.y;
            mass.weight += w;
        }
        lines.push_back(std::move(row));
    }
    if (mass.weight <= 0) return {};
    mass.x /= mass.weight;
    mass.y /= mass.weight;
    std::vector<AreaSpot> spots;
    const double wide = std::max(seen.x1 - seen.x0, width);
    const double tall = std::max(seen.y1 - seen.y0, height);
    for (const Row& row : lines) {
        auto room = row.inside;
        if (seen.y1 - seen.y0 > height) {
            room = both(room, inside_at(area, row.y - height / 2, frame));
            room = both(room, inside_at(area, row.y + height / 2, frame));
        }
        for (const Interval& one : room.empty() ? row.inside : room) {
            const double length = one.right - one.left;
            const double spare = std::max(0.0, (length - width) / 2);
            const double middle = (one.left + one.right) / 2;
            AreaSpot spot;
            spot.centre = {middle + std::clamp(mass.x - middle, -spare, spare), row.y};
            spot.fits = !room.empty() && length >= width;
            const double off = std::hypot((spot.centre.x - mass.x) / wide, (spot.centre.y - mass.y) / tall);
            spot.score = std::min(length / width, 1.6) + (spot.fits ? 1.0 : 0.0) - 1.6 * off;
            spots.push_back(spot);
        }
    }
    std::stable_sort(spots.begin(), spots.end(),
                     [](const AreaSpot& a, const AreaSpot& b) { return a.score > b.score; });
    if (spots.size() > most) spots.resize(most);
    return spots;
}

} // namespace whenabouts::scene
