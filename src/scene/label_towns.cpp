#include "scene/label_kinds.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {
namespace {

using Kind = basemap::Label::Kind;

/// Diameter of a town's mark, millimetres.
double mark_mm(const basemap::Label& town) {
    if (town.kind == Kind::capital) return 1.7;
    return town.rank <= 4 ? 1.3 : town.rank <= 7 ? 1.1 : 0.9;
}

TypeStyle type_for(const basemap::Label& town, const Style& style) {
    if (town.kind == Kind::capital) return style.capital_name;
    TypeStyle type = style.town_name;
    if (town.rank <= 4)
        type.size_pt *= 1.1;
    else if (town.rank > 7)
        type.size_pt *= 0.92;
    return type;
}

void draw_mark(Layer& layer, const basemap::Label& town, Point at, const Style& style, double px_per_mm) {
    const double diameter = mark_mm(town) * px_per_mm;
    const double line = 0.22 * px_per_mm;
    if (town.kind == Kind::capital) {
        // A ringed dot, as atlases mark the seat of government.
        layer.elements.push_back(Fill{circle(at, diameter / 2 + line / 2), style.town_mark_fill});
        layer.elements.push_back(Line{circle(at, diameter / 2), {style.town_mark, line, {}, true}});
        layer.elements.push_back(Fill{circle(at, diameter * 0.24), style.town_mark});
        return;
    }
    layer.elements.push_back(Fill{circle(at, diameter / 2), style.town_mark_fill});
    layer.elements.push_back(Line{circle(at, diameter / 2), {style.town_mark, line, {}, true}});
}

/// The symbol of an incident that hides this spot.
const Mark* covering(const LabelSources& from, Point at) {
    if (from.marks == nullptr) return nullptr;
    for (const Mark& mark : *from.marks)
        if (mark.area.empty() && std::hypot(mark.at.x - at.x, mark.at.y - at.y) < mark.radius_px) return &mark;
    return nullptr;
}

} // namespace

void put_towns(LabelBoard& board, const LabelSources& from, int first_rank, int last_rank) {
    const View& view = board.view();
    const ClipBox frame = board.frame();
    const double paper = view.width_px / view.px_per_mm * view.height_px / view.px_per_mm;
    // One name on 4.5 cm² leaves the map its air; a world map is read by its countries.
    const double share = from.metres_per_px_96 > 12'000 ? 1'500 : from.metres_per_px_96 > 6'500 ? 700 : 450;
    const auto most = static_cast<std::size_t>(std::max(12.0, paper / share));
    std::vector<lettering::Label> labels;
    std::vector<const basemap::Label*> towns;
    for (const basemap::Label& town : from.labels) {
        if (town.kind != Kind::town && town.kind != Kind::capital) continue;
        if (town.rank < first_rank || town.rank > last_rank || towns.size() >= most) continue;
        const auto at = from.plotter.point(town.at);
        const double edge = view.mm(1.5);
        if (!at || at->x < frame.x0 + edge || at->x > frame.x1 - edge || at->y < frame.y0 + edge ||
            at->y > frame.y1 - edge)
            continue;
        const TypeStyle type = type_for(town, from.style);
        const double half = mark_mm(town) * view.px_per_mm / 2;
        lettering::Label label;
        label.extent = board.fonts().measure(text_of(town.text, type), type_of(type, view.px_per_mm));
        label.at = *at;
        label.gap_px = half + view.mm(0.9);
        label.margin_px = view.mm(0.35);
        label.priority = 100 - town.rank;
        if (const Mark* over = covering(from, *at)) {
            // An incident stands upon the town: its name goes beside the symbol, its mark would not be seen.
            label.at = over->at;
            label.gap_px = over->radius_px + view.mm(0.4);
        } else {
            // With some air: a name must not touch another town's ring.
            const double kept = half + view.mm(0.5);
            label.symbol = lettering::Rect{at->x - kept, at->y - kept, at->x + kept, at->y + kept};
        }
        labels.push_back(std::move(label));
        towns.push_back(&town);
    }
    for (const lettering::Placement& placement : board.placer().place(labels)) {
        const basemap::Label& town = *towns[placement.label];
        const TypeStyle type = type_for(town, from.style);
        if (labels[placement.label].symbol)
            draw_mark(board.layer(), town, labels[placement.label].at, from.style, view.px_per_mm);
        board.layer().elements.push_back(
            text_element(text_of(town.text, type), placement.baseline, type, view.px_per_mm));
    }
}

} // namespace whenabouts::scene
