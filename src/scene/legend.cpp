#include "core/grouped.hpp"
#include "scene/colour.hpp"
#include "scene/density_layer.hpp"
#include "scene/panel.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

/// Rows of the legend: a sample of fixed width, then words.
class Legend {
  public:
    Legend(const PanelSources& from, double width_px) : m_from(from), m_block(from.fonts, from.px_per_mm, width_px) {}

    Block finish() { return std::move(m_block); }
    [[nodiscard]] double mm(double millimetres) const { return m_block.mm(millimetres); }
    [[nodiscard]] Point sample_middle() const { return {mm(3.6), m_block.middle_of_line(m_from.style.text)}; }
    [[nodiscard]] Layer& layer() { return m_block.layer(); }

    void heading(std::string_view words) {
        m_block.text(words, m_from.style.heading);
        m_block.space(1.0);
    }
    void words(std::string_view utf8) {
        m_block.text(utf8, m_from.style.text, mm(9.2), 2);
        m_block.space(0.75);
    }
    void note(std::string_view utf8) {
        m_block.text(utf8, m_from.style.small, 0, 6);
        m_block.space(0.4);
    }
    void words_at_margin(std::string_view utf8) {
        m_block.text(utf8, m_from.style.text, 0, 2);
        m_block.space(0.9);
    }
    void space(double millimetres) { m_block.space(millimetres); }
    [[nodiscard]] double width() const { return m_block.width(); }
    [[nodiscard]] double height() const { return m_block.height(); }
    void line(const LineStyle& style, std::string_view utf8, const LineStyle* band = nullptr) {
        const Point at = sample_middle();
        Path path;
        path.move_to({at.x - mm(3.4), at.y});
        path.line_to({at.x + mm(3.4), at.y});
        if (band != nullptr) layer().elements.push_back(Line{path, stroke_of(*band, m_from.px_per_mm)});
        layer().elements.push_back(Line{std::move(path), stroke_of(style, m_from.px_per_mm)});
        words(utf8);
    }
    void swatch(Colour colour, double opacity, const canvas::Hatch& hatch, bool outline, std::string_view utf8) {
        const Point at = sample_middle();
        const Path box = rectangle({at.x - mm(3.2), at.y - mm(1.6), at.x + mm(3.2), at.y + mm(1.6)});
        layer().elements.push_back(Fill{box, m_from.style.focus_land});
        layer().elements.push_back(Fill{box, with_opacity(colour, opacity)});
        layer().elements.push_back(HatchFill{box, hatch});
        const Colour edge = outline ? mix(colour, {0, 0, 0, 255}, 0.2) : m_from.style.plate_outline;
        layer().elements.push_back(Line{box, {edge, mm(outline ? 0.3 : 0.12), {}, false}});
        words(utf8);
    }

  private:
    const PanelSources& m_from;
    Block m_block;
};

/// The colour of the incidents of one shape: their own when they agree.
Colour colour_of(const PanelSources& from, PlaceShape shape) {
    Group group;
    for (const Shown& one : from.shown)
        if (one.area.shape == shape) group.members.push_back(&one);
    return group.members.empty() ? from.style.mixed_category : group.colour(from.taxonomy, from.style);
}

/// What the colours of a density stand for: a bar with its numbers, evenly by their logarithm.
void density(Legend& legend, const PanelSources& from) {
    if (from.drawn.fullest_cell <= 0) return;
    const DensityScale scale(from.style, from.drawn.fullest_cell);
    legend.words_at_margin(fmt::format("Incidents in a square of {:.2g} mm", from.drawn.cell_mm));
    const double width = std::min(legend.mm(38), legend.width() - legend.mm(6)), height = legend.mm(2.2);
    const double top = legend.height();
    // Steps overlap: where edges of fills meet the ground would shine through.
    constexpr int steps = 64;
    for (int i = 0; i < steps; ++i) {
        Colour colour = scale.at((i + 0.5) / steps);
        colour.a = 255;
        legend.layer().elements.push_back(Fill{rectangle({width * i / steps, top, width, top + height}), colour});
    }
    std::string word;
    double right = -1e9;
    for (double number = 1; number <= scale.most() * 1.0001; number *= 10) {
        const double x = width * std::log(number) / std::log(scale.most());
        word = core::grouped(static_cast<std::uint64_t>(number));
        const double wide = from.fonts.measure(word, type_of(from.style.small, from.px_per_mm)).advance;
        const double left = std::max(0.0, x - wide / 2);
        if (left < right + legend.mm(1)) continue;
        right = left + wide;
        Path tick;
        tick.move_to({x, top + height});
        tick.line_to({x, top + height + legend.mm(0.7)});
        legend.layer().elements.push_back(Line{std::move(tick), {from.style.small.colour, legend.mm(0.15), {}, false}});
        legend.layer().elements.push_back(
            text_element(word, {left, top + height + legend.mm(3.1)}, from.style.small, from.px_per_mm));
    }
    legend.space(6.6);
    legend.note(from.counts.possible > 0 ? "Fainter: only possibly in these dates, or somewhere within a radius."
                                         : "Fainter: somewhere within a radius.");
    legend.space(0.9);
}

void places(Legend& legend, const PanelSources& from) {
    if (from.counts.regions > 0) {
        const Colour colour = colour_of(from, PlaceShape::region);
        legend.swatch(colour, from.style.area_opacity, {with_opacity(colour, 0.55), legend.mm(0.2), legend.mm(1.5), 45},
                      true, "Somewhere in this area");
    }
    if (from.counts.countries > 0) {
        const Colour colour = colour_of(from, PlaceShape::country);
        legend.swatch(colour, from.style.country_opacity,
                      {with_opacity(colour, 0.3), legend.mm(0.14), legend.mm(2.6), 135}, false,
                      "Only the country is known");
    }
    if (from.drawn.circles) {
        const Colour colour = colour_of(from, PlaceShape::circle);
        const Point at = legend.sample_middle();
        const Path ring = circle(at, legend.mm(1.7));
        legend.layer().elements.push_back(Fill{ring, with_opacity(colour, 0.13)});
        legend.layer().elements.push_back(
            Line{ring, {with_opacity(colour, 0.85), legend.mm(0.22), {legend.mm(0.9), legend.mm(0.6)}, false}});
        legend.words("Somewhere within this circle");
    }
    if (from.drawn.heaps) {
        const Point at = legend.sample_middle();
        add_symbol(legend.layer(), at, "circle", from.style.mixed_category, legend.mm(3.4), false, from.style,
                   from.px_per_mm);
        TypeStyle type = from.style.key;
        type.halo.a = 0;
        type.size_pt *= 0.85;
        type.colour = from.style.symbol_outline;
        const lettering::Extent extent = from.fonts.measure("5", type_of(type, from.px_per_mm));
        legend.layer().elements.push_back(text_element(
            "5", {at.x - extent.advance / 2, at.y - (extent.ink_top + extent.ink_bottom) / 2}, type, from.px_per_mm));
        legend.words("Several close together");
    }
    if (from.counts.possible > 0 && from.drawn.fullest_cell <= 0) {
        add_symbol(legend.layer(), legend.sample_middle(), "circle", from.style.mixed_category,
                   legend.mm(from.style.symbol_mm * 0.85), true, from.style, from.px_per_mm);
        legend.words("Only possibly in these dates");
    }
}

void categories(Legend& legend, const PanelSources& from) {
    std::vector<const taxonomy::Category*> used;
    for (const KindCount& kind : from.kinds) used.push_back(kind.category);
    constexpr std::size_t most = 8;
    if (used.size() > most) used.resize(most);
    for (const taxonomy::Category* category : used) {
        add_symbol(legend.layer(), legend.sample_middle(), category->symbol,
                   parse_colour(category->colour).value_or(from.style.mixed_category),
                   legend.mm(from.style.symbol_mm * 0.85), false, from.style, from.px_per_mm);
        legend.words(category->label);
    }
}

/// Whether a line of that class is to be seen on the map.
bool any_drawn(const PanelSources& from, geodata::LineClass kind) {
    for (const geodata::BorderLine& line :
         from.basemap.pack().lines(from.basemap.viewpoint_index(), kind, from.detail, from.plotter.box()))
        if (!from.plotter.line(line.points).empty()) return true;
    return false;
}

bool any_claim(const PanelSources& from) {
    for (const geodata::ClaimLine& line :
         from.basemap.pack().claim_lines(from.basemap.viewpoint_index(), from.detail, from.plotter.box()))
        if (!from.plotter.line(line.points).empty()) return true;
    return false;
}

/// Statements about the few disputed areas in sight, or only the names of many.
void disputes(Legend& legend, const PanelSources& from, bool brief) {
    const ClipBox frame = from.plotter.frame();
    const double ground = ground_metres_per_px(from.plotter.view());
    std::vector<geodata::DisputedArea> seen;
    for (geodata::DisputedArea& area :
         from.basemap.pack().disputed_areas(from.basemap.viewpoint_index(), from.plotter.box())) {
        const auto at = from.plotter.point(area.label);
        const double across_m = core::distance_m({area.box.west, area.box.south}, {area.box.east, area.box.north});
        if (at && frame.contains(at->x, at->y) && across_m / ground > legend.mm(2.5)) seen.push_back(std::move(area));
    }
    if (seen.empty()) return;
    if (seen.size() <= 3 && !brief) {
        for (const geodata::DisputedArea& area : seen) legend.note(area.statement + ".");
        return;
    }
    std::string names;
    const std::size_t most = brief ? 3 : 10;
    for (std::size_t i = 0; i < seen.size() && i < most; ++i) names += (i == 0 ? "" : ", ") + std::string(seen[i].name);
    if (seen.size() > most) names += fmt::format(" and {} more", seen.size() - most);
    legend.note(fmt::format("Disputed: {}.", names));
}

void borders(Legend& legend, const PanelSources& from, bool brief) {
    if (any_drawn(from, geodata::LineClass::country))
        legend.line(from.style.country_border, "Country border", &from.style.country_band);
    if (any_drawn(from, geodata::LineClass::disputed) || any_claim(from))
        legend.line(from.style.disputed_border, "Disputed border or line of control");
    if (from.regions_drawn && !brief && any_drawn(from, geodata::LineClass::region))
        legend.line(from.style.region_border, "Regional border");
    legend.space(0.6);
    legend.note(fmt::format("Borders: {}.", from.basemap.viewpoint_name()));
    disputes(legend, from, brief);
}

} // namespace

Block legend(const PanelSources& from, double width_px, bool with_categories, bool brief) {
    Legend legend(from, width_px);
    legend.heading("Legend");
    density(legend, from);
    if (with_categories) categories(legend, from);
    places(legend, from);
    borders(legend, from, brief);
    return legend.finish();
}

} // namespace whenabouts::scene
