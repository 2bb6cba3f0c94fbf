#include "scene/locator.hpp"

#include "scene/colour.hpp"
#include "scene/graticule.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::scene {
namespace {

/// The hemisphere's radius in Lambert's azimuthal projection, in Earth radii.
constexpr double hemisphere = std::numbers::sqrt2;
/// A map wider than this shows by itself where it lies.
constexpr double largest_map_m = 6'500'000;

/// The map's frame on the globe.
geodata::Line frame_on_globe(const Plotter& map) {
    const ClipBox frame = map.frame();
    geodata::Line line;
    constexpr int pieces = 24;
    const auto side = [&](Point a, Point b) {
        for (int i = 0; i < pieces; ++i)
            if (const auto at = map.at({a.x + (b.x - a.x) * i / pieces, a.y + (b.y - a.y) * i / pieces}))
                line.push_back(*at);
    };
    const Point nw{frame.x0, frame.y0};
    const Point ne{frame.x1, frame.y0};
    const Point se{frame.x1, frame.y1};
    const Point sw{frame.x0, frame.y1};
    side(nw, ne);
    side(ne, se);
    side(se, sw);
    side(sw, nw);
    return line;
}

} // namespace

bool wants_locator(const View& map) {
    return ground_metres_per_px(map) * std::max(map.width_px, map.height_px) < largest_map_m;
}

bool add_locator(Layer& layer, const basemap::Basemap& basemap, const Plotter& map, const Style& style, Point centre,
                 double diameter_px) {
    if (!wants_locator(map.view())) return false;
    const ClipBox frame = map.frame();
    const auto middle = map.at({(frame.x0 + frame.x1) / 2, (frame.y0 + frame.y1) / 2});
    if (!middle) return false;
    // A little towards the equator and on round numbers: the globe looks familiar and stays the same for near maps.
    const double lat = std::round(middle->lat * 0.6 / 10) * 10;
    const double lon = std::round(middle->lon / 10) * 10;
    const auto projection = projection::make(
        "laea", core::Box{core::wrap_longitude(lon - 1), lat - 1, core::wrap_longitude(lon + 1), lat + 1});
    if (!projection) return false;
    View view;
    view.projection = *projection;
    const double radius = diameter_px / 2;
    view.px_per_mm = map.view().px_per_mm;
    view.metres_per_px = core::earth_radius_m * hemisphere / radius;
    view.width_px = static_cast<int>(std::ceil(diameter_px));
    view.height_px = view.width_px;
    view.left_px = centre.x - view.width_px / 2.0;
    view.top_px = centre.y - view.height_px / 2.0;
    const Plotter plotter(view);
    const Path disc = circle(centre, radius);
    const auto cut = [&](const Path& path) {
        Path out;
        out.closed = true;
        for (std::size_t r = 0; r < path.starts.size(); ++r) {
            const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
            const auto ring =
                clip_ring(std::span(path.points).subspan(path.starts[r], end - path.starts[r]), disc.points);
            if (ring.size() < 3) continue;
            out.starts.push_back(out.points.size());
            out.points.insert(out.points.end(), ring.begin(), ring.end());
        }
        return out;
    };
    const double mm = view.px_per_mm;
    layer.elements.push_back(Fill{disc, style.sea});
    layer.elements.push_back(Fill{cut(plotter.area(basemap.pack().land(geodata::Detail::km16, plotter.box()))),
                                  mix(style.land, style.frame.colour, 0.22)});
    layer.elements.push_back(Line{disc, {style.coast.colour, 0.2 * mm, {}, true}});
    const Colour accent{0xC8, 0x3A, 0x2B, 255};
    Path window = plotter.line(frame_on_globe(map));
    window.closed = true;
    ClipBox seen{1e9, 1e9, -1e9, -1e9};
    for (const Point p : window.points)
        seen = {std::min(seen.x0, p.x), std::min(seen.y0, p.y), std::max(seen.x1, p.x), std::max(seen.y1, p.y)};
    // Too small to see: a mark of fixed size instead.
    if (window.starts.size() != 1 || seen.x1 - seen.x0 < 1.6 * mm || seen.y1 - seen.y0 < 1.6 * mm) {
        const auto at = plotter.point(*middle);
        if (!at) return true;
        window = rectangle({at->x - 0.9 * mm, at->y - 0.9 * mm, at->x + 0.9 * mm, at->y + 0.9 * mm});
    }
    layer.elements.push_back(Fill{window, with_opacity(accent, 0.2)});
    layer.elements.push_back(Line{std::move(window), {accent, 0.35 * mm, {}, true}});
    return true;
}

} // namespace whenabouts::scene
