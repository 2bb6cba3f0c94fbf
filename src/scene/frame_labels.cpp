#include "scene/frame_labels.hpp"

#include "scene/graticule.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace whenabouts::scene {
namespace {

/// A line's crossing of one side of the frame.
struct Crossing {
    double along = 0; ///< x on the top and bottom, y on the sides
    std::string label;
};

/// Where a path meets the horizontal (or vertical) line at `level`.
void crossings(std::vector<Crossing>& out, const GraticuleLine& line, bool horizontal, double level, double from,
               double to) {
    const Path& path = line.path;
    for (std::size_t r = 0; r < path.starts.size(); ++r) {
        const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
        for (std::size_t i = path.starts[r] + 1; i < end; ++i) {
            const Point a = path.points[i - 1];
            const Point b = path.points[i];
            const double a_across = horizontal ? a.y : a.x;
            const double b_across = horizontal ? b.y : b.x;
            if ((a_across <= level) == (b_across <= level)) continue;
            const double t = (level - a_across) / (b_across - a_across);
            const double along = horizontal ? a.x + (b.x - a.x) * t : a.y + (b.y - a.y) * t;
            if (along > from && along < to) out.push_back({along, line.label});
        }
    }
}

void tick(Layer& layer, Point a, Point b, const Style& style, double px_per_mm) {
    Path path;
    path.move_to(a);
    path.line_to(b);
    layer.elements.push_back(Line{std::move(path), {style.frame.colour, 0.15 * px_per_mm, {}, false}});
}

} // namespace

void add_frame_labels(Layer& layer, const Plotter& plotter, const Style& style, const lettering::Fonts& fonts) {
    const View& view = plotter.view();
    const ClipBox frame = plotter.frame();
    TypeStyle type = style.small;
    type.size_pt *= 0.86;
    const lettering::TypeStyle size = type_of(type, view.px_per_mm);
    const std::vector<GraticuleLine> lines = graticule(plotter);
    const double mark = view.mm(0.7);
    const double gap = view.mm(1.0);
    for (const bool horizontal : {true, false}) {
        for (const bool second : {false, true}) {
            const double level = horizontal ? (second ? frame.y1 : frame.y0) : (second ? frame.x1 : frame.x0);
            std::vector<Crossing> found;
            for (const GraticuleLine& line : lines)
                if (line.meridian == horizontal)
                    crossings(found, line, horizontal, level, horizontal ? frame.x0 : frame.y0,
                              horizontal ? frame.x1 : frame.y1);
            std::stable_sort(found.begin(), found.end(),
                             [](const Crossing& a, const Crossing& b) { return a.along < b.along; });
            double taken = -1e9;
            for (const Crossing& one : found) {
                const lettering::Extent extent = fonts.measure(one.label, size);
                const double half = horizontal ? extent.advance / 2 : size.size_px / 2;
                const double reach = extent.advance / 2;
                if (one.along - half < taken + view.mm(1.5)) continue;
                if (!horizontal && (one.along - reach < frame.y0 || one.along + reach > frame.y1)) continue;
                taken = one.along + half;
                if (horizontal) {
                    const double y = second ? level + gap + size.size_px * 0.78 : level - gap;
                    layer.elements.push_back(
                        text_element(one.label, {one.along - extent.advance / 2, y}, type, view.px_per_mm));
                    tick(layer, {one.along, level}, {one.along, level + (second ? mark : -mark)}, style,
                         view.px_per_mm);
                    continue;
                }
                // Sides are narrow: the degrees stand upright, read from below on the left and from above on the right.
                Text text = text_element(one.label, {}, type, view.px_per_mm);
                text.angle_deg = second ? 90 : -90;
                text.anchor = second ? Point{level + gap, one.along - extent.advance / 2}
                                     : Point{level - gap, one.along + extent.advance / 2};
                taken = one.along + extent.advance / 2;
                layer.elements.push_back(std::move(text));
                tick(layer, {level, one.along}, {level + (second ? mark : -mark), one.along}, style, view.px_per_mm);
            }
        }
    }
}

} // namespace whenabouts::scene
