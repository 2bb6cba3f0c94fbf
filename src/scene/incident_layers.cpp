#include "scene/area_spot.hpp"
#include "scene/colour.hpp"
#include "scene/compose.hpp"
#include "scene/density_layer.hpp"
#include "scene/incident_groups.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

/// Draws the groups of one map; keeps what they share.
class IncidentPainter {
  public:
    IncidentPainter(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                    const lettering::Fonts& fonts, const View& view, const Style& style, const IncidentOptions& options)
        : m_scene(scene), m_basemap(basemap), m_taxonomy(taxonomy), m_fonts(fonts), m_view(view), m_style(style),
          m_options(options), m_plotter(view), m_symbol_px(view.mm(style.symbol_mm)),
          m_digit_px(fonts.measure("0", type_of(style.key, view.px_per_mm)).advance),
          m_detail(basemap::Basemap::detail_for(ground_metres_per_px(view))) {}

    void draw(std::span<const Shown> shown, std::span<const AreaTally> tallies = {}) {
        for (const bool countries : {true, false}) draw_tallies(tallies, countries);
        for (const Group& group : group_areas(shown, PlaceShape::country)) draw_area(group, true);
        for (const Group& group : group_areas(shown, PlaceShape::region)) draw_area(group, false);
        const std::vector<Group> symbols =
            group_symbols(shown, m_plotter, [this](std::size_t count) { return symbol_size(count); });
        for (const Group& group : symbols) draw_circle(group);
        // Later ones lie on top: single incidents above heaps.
        for (const Group& group : symbols) draw_symbol(group);
        for (const Plate& plate : m_plates) draw_plate(plate);
        place_keys();
        // Shading lies on the land and under water and borders, which stay readable.
        const auto land = std::find_if(m_scene.layers.begin(), m_scene.layers.end(),
                                       [](const Layer& layer) { return layer.name == "land"; });
        m_scene.layers.insert(land == m_scene.layers.end() ? land : land + 1, std::move(m_areas));
        m_scene.layers.push_back(std::move(m_symbols));
    }

  private:
    /// A small label that stands for an area: symbol and key, so that nothing looks like a point.
    struct Plate {
        Group group;
        Path area;
        bool country = false;
    };
    struct Key {
        std::string text;
        Point at;
        double gap = 0;
    };

    [[nodiscard]] bool is(const std::optional<std::int64_t>& id, const Group& group) const {
        return id && std::any_of(group.members.begin(), group.members.end(),
                                 [&](const Shown* one) { return one->incident->id == *id; });
    }
    [[nodiscard]] bool emphasised(const Group& group) const {
        return is(m_options.selected, group) || is(m_options.hovered, group);
    }

    /// Areas with their numbers, where the single incidents are too many.
    void draw_tallies(std::span<const AreaTally> tallies, bool countries) {
        for (const AreaTally& tally : tallies) {
            if ((tally.area->shape == PlaceShape::country) != countries) continue;
            core::Incident& incident = m_stand_ins.emplace_back();
            if (tally.category != nullptr) incident.category = tally.category->code;
            const auto membership = tally.certain > 0 ? core::Membership::certain : core::Membership::possible;
            Group group;
            group.members.push_back(&m_stand_in_shown.emplace_back(Shown{&incident, *tally.area, membership}));
            group.stands_for = tally.certain + tally.possible;
            group.mixed = tally.category == nullptr;
            draw_area(group, countries);
        }
    }

    void draw_area(const Group& group, bool country) {
        const auto rings = rings_of(group.members.front()->area, m_basemap, m_detail);
        Path path = m_plotter.area(rings);
        if (path.empty()) return;
        const Colour colour = group.colour(m_taxonomy, m_style);
        const bool certain = group.membership() == core::Membership::certain;
        const double opacity = country ? m_style.country_opacity : m_style.area_opacity;
        if (certain) m_areas.elements.push_back(Fill{path, with_opacity(colour, opacity)});
        canvas::Hatch hatch{with_opacity(colour, country ? 0.3 : 0.55), m_view.mm(country ? 0.14 : 0.2),
                            m_view.mm(country ? 2.6 : 1.5), country ? 135.0 : 45.0};
        m_areas.elements.push_back(HatchFill{path, hatch});
        if (!country || emphasised(group)) {
            Stroke stroke{mix(colour, {0, 0, 0, 255}, 0.2), m_view.mm(0.3), {}, true};
            if (!certain) stroke.dashes = {m_view.mm(1.2), m_view.mm(0.8)};
            if (emphasised(group)) stroke.width = m_view.mm(0.6);
            m_symbols.elements.push_back(Line{outline(rings), std::move(stroke)});
        }
        m_plates.push_back({group, std::move(path), country});
    }

    [[nodiscard]] Path outline(const std::vector<geodata::Ring>& rings) const {
        Path path;
        for (const geodata::Line& line : outlines_of(rings)) m_plotter.add_line(path, line);
        return path;
    }

    /// One circle for a symbol, the widest of its members'.
    void draw_circle(const Group& group) {
        const auto radius = [](const Shown* one) {
            return one->area.shape == PlaceShape::circle ? one->area.radius_m : 0;
        };
        const Shown* widest = *std::max_element(group.members.begin(), group.members.end(),
                                                [&](const Shown* a, const Shown* b) { return radius(a) < radius(b); });
        // Hidden by the symbol it would only thicken its outline.
        if (radius(widest) / ground_metres_per_px(m_view) < symbol_size(group) * 0.65) return;
        const auto rings = rings_of(widest->area, m_basemap, m_detail);
        Path path = m_plotter.area(rings);
        if (path.empty()) return;
        const Colour colour = group.colour(m_taxonomy, m_style);
        const bool certain = group.membership() == core::Membership::certain;
        m_areas.elements.push_back(Fill{std::move(path), with_opacity(colour, certain ? 0.13 : 0.05)});
        Stroke stroke{with_opacity(colour, 0.85), m_view.mm(0.22), {m_view.mm(0.9), m_view.mm(0.6)}, false};
        m_symbols.elements.push_back(Line{outline(rings), std::move(stroke)});
        m_scene.drawn.circles = true;
    }

    [[nodiscard]] double symbol_size(const Group& group) const { return symbol_size(group.count()); }
    [[nodiscard]] double symbol_size(std::size_t count) const {
        if (count == 1) return m_symbol_px;
        // Grows with the logarithm: 500 incidents must not hide a province.
        const double size = m_symbol_px * (1.15 + 0.42 * std::log10(static_cast<double>(count)));
        // As wide as its number: all digits are as wide as a 0 in the fonts used.
        const auto digits = static_cast<double>(fmt::formatted_size("{}", count));
        return std::max(size, digits * m_digit_px + m_view.mm(1.6));
    }

    void draw_symbol(const Group& group) {
        const std::size_t count = group.count();
        const Colour colour = group.colour(m_taxonomy, m_style);
        const bool hollow = group.membership() == core::Membership::possible;
        const double size = symbol_size(group);
        if (count == 1) {
            add_symbol(m_symbols, group.at, group.symbol(m_taxonomy), colour, size, hollow, m_style, m_view.px_per_mm);
        } else {
            const std::string number = fmt::format("{}", count);
            TypeStyle type = m_style.key;
            type.halo.a = 0;
            type.colour = hollow ? mix(colour, {0, 0, 0, 255}, 0.35) : readable_on(colour);
            const lettering::Extent extent = m_fonts.measure(number, type_of(type, m_view.px_per_mm));
            m_scene.drawn.heaps = true;
            add_symbol(m_symbols, group.at, "circle", colour, size, hollow, m_style, m_view.px_per_mm);
            const double middle = (extent.ink_top + extent.ink_bottom) / 2;
            m_symbols.elements.push_back(
                text_element(number, {group.at.x - extent.advance / 2, group.at.y - middle}, type, m_view.px_per_mm));
        }
        const double half = size / 2 + m_view.mm(m_style.symbol_outline_mm);
        if (is(m_options.selected, group))
            m_symbols.elements.push_back(
                Line{circle(group.at, half + m_view.mm(0.7)), {m_style.selection, m_view.mm(0.45), {}, true}});
        else if (is(m_options.hovered, group))
            m_symbols.elements.push_back(Line{circle(group.at, half + m_view.mm(0.5)),
                                              {with_opacity(m_style.selection, 0.6), m_view.mm(0.3), {}, true}});
        m_scene.occupied.push_back({group.at.x - half, group.at.y - half, group.at.x + half, group.at.y + half});
        for (const Shown* one : group.members)
            m_scene.marks.push_back({one->incident->id, group.at, half, half, {}, one->membership});
        if (std::string keys = group.keys(m_options); !keys.empty())
            m_keys.push_back({std::move(keys), group.at, half});
    }

    [[nodiscard]] static Colour readable_on(Colour colour) {
        const double light = 0.299 * colour.r + 0.587 * colour.g + 0.114 * colour.b;
        return light > 150 ? Colour{20, 20, 24, 255} : Colour{255, 255, 255, 255};
    }

    void draw_plate(const Plate& plate) {
        const double pad = m_view.mm(0.75);
        const double symbol = m_symbol_px * 0.8;
        std::string text = plate.group.keys(m_options);
        if (text.empty() && plate.group.count() > 1) text = fmt::format("× {}", plate.group.count());
        TypeStyle type = m_style.key;
        type.halo.a = 0;
        const lettering::Extent extent = m_fonts.measure(text, type_of(type, m_view.px_per_mm));
        const double text_width = text.empty() ? 0 : extent.advance + m_view.mm(0.8);
        const double width = symbol + text_width + 2 * pad;
        const double height = std::max(symbol, extent.height() * 0.72) + 2 * pad;
        Point at{};
        bool found = false;
        for (const AreaSpot& spot : area_spots(plate.area, m_plotter.frame(), width, height, 24)) {
            const lettering::Rect box{spot.centre.x - width / 2, spot.centre.y - height / 2, spot.centre.x + width / 2,
                                      spot.centre.y + height / 2};
            if (!found) at = spot.centre;
            found = true;
            if (!free_of_others(box, plate)) continue;
            at = spot.centre;
            break;
        }
        if (!found) return;
        const ClipBox box{at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2};
        const Colour colour = plate.group.colour(m_taxonomy, m_style);
        const bool hollow = plate.group.membership() == core::Membership::possible;
        const Path outline = rounded(box, height / 2);
        m_symbols.elements.push_back(Fill{outline, m_style.plate});
        Stroke stroke{mix(colour, {0, 0, 0, 255}, 0.2), m_view.mm(emphasised(plate.group) ? 0.5 : 0.25), {}, true};
        if (plate.country) stroke.dashes = {m_view.mm(0.8), m_view.mm(0.5)};
        if (plate.country) stroke.round = false;
        m_symbols.elements.push_back(Line{outline, std::move(stroke)});
        add_symbol(m_symbols, {box.x0 + pad + symbol / 2, at.y}, plate.group.symbol(m_taxonomy), colour, symbol * 0.86,
                   hollow, m_style, m_view.px_per_mm);
        if (!text.empty()) {
            const double middle = (extent.ink_top + extent.ink_bottom) / 2;
            m_symbols.elements.push_back(
                text_element(text, {box.x0 + pad + symbol + m_view.mm(0.6), at.y - middle}, type, m_view.px_per_mm));
        }
        m_scene.occupied.push_back({box.x0, box.y0, box.x1, box.y1});
        const std::size_t each = plate.group.count() == plate.group.members.size() ? 1 : plate.group.count();
        for (const Shown* one : plate.group.members)
            m_scene.marks.push_back({one->incident->id, at, width / 2, height / 2, plate.area, one->membership, each});
    }

    /// A country's plate also keeps off the regions that have their own.
    [[nodiscard]] bool free_of_others(const lettering::Rect& box, const Plate& own) const {
        for (const lettering::Rect& other : m_scene.occupied)
            if (box.left < other.right + 2 && box.right > other.left - 2 && box.top < other.bottom + 2 &&
                box.bottom > other.top - 2)
                return false;
        if (!own.country) return true;
        const ClipBox clip{box.left, box.top, box.right, box.bottom};
        for (const Plate& other : m_plates) {
            if (other.country) continue;
            for (std::size_t r = 0; r < other.area.starts.size(); ++r) {
                const std::size_t end =
                    r + 1 < other.area.starts.size() ? other.area.starts[r + 1] : other.area.points.size();
                if (!clip_ring(std::span(other.area.points).subspan(other.area.starts[r], end - other.area.starts[r]),
                               clip)
                         .empty())
                    return false;
            }
        }
        return true;
    }

    void place_keys() {
        lettering::Placer placer(m_scene.width_px, m_scene.height_px);
        for (const lettering::Rect& box : m_scene.occupied) placer.block(box);
        std::vector<lettering::Label> labels;
        for (const Key& key : m_keys) {
            lettering::Label label;
            label.extent = m_fonts.measure(key.text, type_of(m_style.key, m_view.px_per_mm));
            label.at = key.at;
            label.gap_px = key.gap + m_view.mm(0.3);
            label.margin_px = m_view.mm(0.2);
            label.positions = {lettering::Position::north_east, lettering::Position::east,
                               lettering::Position::south_east, lettering::Position::north_west,
                               lettering::Position::west,       lettering::Position::south_west,
                               lettering::Position::north,      lettering::Position::south};
            labels.push_back(std::move(label));
        }
        for (const lettering::Placement& placement : placer.place(labels)) {
            m_symbols.elements.push_back(
                text_element(m_keys[placement.label].text, placement.baseline, m_style.key, m_view.px_per_mm));
            m_scene.occupied.push_back(placement.box);
        }
    }

    Scene& m_scene;
    const basemap::Basemap& m_basemap;
    const taxonomy::Taxonomy& m_taxonomy;
    const lettering::Fonts& m_fonts;
    const View& m_view;
    const Style& m_style;
    const IncidentOptions& m_options;
    Plotter m_plotter;
    double m_symbol_px, m_digit_px;
    geodata::Detail m_detail;
    Layer m_areas{"areas", {}};
    Layer m_symbols{"incidents", {}};
    std::vector<Plate> m_plates;
    std::vector<Key> m_keys;
    std::deque<core::Incident> m_stand_ins; ///< for tallies; groups point to them
    std::deque<Shown> m_stand_in_shown;
};

} // namespace

void compose_incidents(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                       const lettering::Fonts& fonts, std::span<const core::Incident> incidents, const View& view,
                       const Style& style, const IncidentOptions& options) {
    const std::vector<Shown> shown = shown_incidents(incidents, basemap, options);
    IncidentPainter(scene, basemap, taxonomy, fonts, view, style, options).draw(shown);
}

void compose_crowd(Scene& scene, const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                   const lettering::Fonts& fonts, const CrowdCounts& counts, const View& view, const Style& style,
                   const IncidentOptions& options, bool few, bool with_density) {
    const Crowd& crowd = counts.crowd();
    std::vector<timeline::Member> rows;
    if (few) rows = counts.cells().members(options.possible, most_symbols);
    const bool few_areas = counts.areas().sum() <= most_singles;
    if (few_areas) {
        const auto in_areas = counts.areas().members(options.possible, most_singles);
        rows.insert(rows.end(), in_areas.begin(), in_areas.end());
    }
    const auto in_time = [&](const timeline::Member& a, const timeline::Member& b) {
        const auto begin = [&](std::uint32_t row) { return crowd.columns().begin(row); };
        return begin(a.row) != begin(b.row) ? begin(a.row) < begin(b.row)
                                            : crowd.columns().id(a.row) < crowd.columns().id(b.row);
    };
    std::sort(rows.begin(), rows.end(), in_time);
    const Singles singles(crowd, rows);
    std::vector<AreaTally> tallies;
    if (!few_areas) tallies = area_tallies(crowd, counts.areas(), options.possible);
    if (!few) {
        // Colours keep their meaning while time plays; a page that stands still uses the whole ramp.
        scene.drawn.fullest_cell =
            with_density ? fullest_cell(counts.grid(), counts.cells(), options.possible) : counts.fullest_cell();
        scene.drawn.cell_mm = counts.grid().cell_px() / view.px_per_mm;
    }
    if (!few && with_density) {
        const DensityScale scale(style, scene.drawn.fullest_cell);
        const std::vector<float> certain = counts.grid().spread(counts.cells().certain());
        const std::vector<float> possible =
            options.possible ? counts.grid().spread(counts.cells().possible()) : std::vector<float>{};
        Layer layer{"density", {}};
        layer.elements.push_back(
            density_picture(counts.grid(), cell_colours(counts.grid(), certain, possible, scale), view));
        scene.layers.push_back(std::move(layer));
    }
    IncidentPainter(scene, basemap, taxonomy, fonts, view, style, options).draw(singles.shown(), tallies);
}

} // namespace whenabouts::scene
