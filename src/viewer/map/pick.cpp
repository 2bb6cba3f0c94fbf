#include "viewer/map/drawer.hpp"

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

} // namespace

const OverlayMark* pick(const std::vector<OverlayMark>& marks, Pixel at, double slack_px) {
    const OverlayMark* best = nullptr;
    double nearest = 0;
    for (const OverlayMark& mark : marks) {
        const double distance = std::hypot(mark.at.x - at.x, mark.at.y - at.y);
        if (distance > mark.radius_px + slack_px) continue;
        if (best == nullptr || distance <= nearest) { // equal distances: the later one lies on top
            best = &mark;
            nearest = distance;
        }
    }
    if (best != nullptr) return best;
    double smallest = 0;
    for (const OverlayMark& mark : marks) {
        if (mark.area.empty() || !inside(mark.area, at)) continue;
        const double size = extent(mark.area);
        if (best == nullptr || size <= smallest) {
            best = &mark;
            smallest = size;
        }
    }
    return best;
}

} // namespace whenabouts::viewer
