#include "viewer/map/drawer.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::viewer {

namespace {

/// Even-odd over all rings.
bool inside(const std::vector<std::vector<Pixel>>& rings, Pixel p) {
    bool odd = false;
    for (const auto& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Pixel a = ring[i];
            const Pixel b = ring[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) odd = !odd;
        }
    return odd;
}

double extent(const std::vector<std::vector<Pixel>>& rings) {
    double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
    for (const auto& ring : rings)
        for (const Pixel p : ring) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
    return rings.empty() ? 0 : (right - left) * (bottom - top);
}

bool hits(const OverlayMark& mark, Pixel at, double slack_px) {
    const double dx = std::abs(mark.at.x - at.x);
    const double dy = std::abs(mark.at.y - at.y);
    if (mark.half_height_px != mark.radius_px)
        return dx <= mark.radius_px + slack_px && dy <= mark.half_height_px + slack_px;
    return std::hypot(dx, dy) <= mark.radius_px + slack_px;
}

} // namespace

std::vector<const OverlayMark*> pick(const std::vector<OverlayMark>& marks, Pixel at, double slack_px) {
    std::vector<const OverlayMark*> found;
    for (const OverlayMark& mark : marks)
        if (hits(mark, at, slack_px)) found.push_back(&mark);
    std::reverse(found.begin(), found.end()); // what was drawn last lies on top
    const auto distance = [&](const OverlayMark* mark) { return std::hypot(mark->at.x - at.x, mark->at.y - at.y); };
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto* a, const auto* b) { return distance(a) < distance(b); });
    if (!found.empty()) return found;
    for (const OverlayMark& mark : marks)
        if (!mark.area.empty() && inside(mark.area, at)) found.push_back(&mark);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return extent(a->area) < extent(b->area); });
    return found;
}

} // namespace whenabouts::viewer
