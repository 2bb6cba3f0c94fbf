#include "scene/figure.hpp"

#include "scene/block.hpp"
#include "scene/colour.hpp"
#include "scene/extent.hpp"
#include "scene/figure_maker.hpp"
#include "scene/frame_labels.hpp"
#include "scene/locator.hpp"
#include "scene/panel.hpp"
#include "scene/scale_bar.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

/// Width of the finest cells of a density layer: small against a province, large against a printer's dot.
constexpr double cell_mm = 0.75;
/// The world without the ice around the poles.
constexpr core::Box inhabited{-180, -57, 180, 84};
/// Height of such a map of the world in its width (Equal Earth), and of the whole world.
constexpr double inhabited_aspect = 0.424, world_aspect = 0.489;

} // namespace

void FigureMaker::lay_out(double title_height, double credit_height) {
    Page& page = m_page;
    const double labels = mm(3.4); // degrees outside the frame
    const double top = page.margin + title_height;
    const double bottom = page.height - page.margin - credit_height;
    // A world map is twice as wide as high: the words go underneath.
    page.beside = page.width / page.height >= 1.05 && page.width >= mm(125) && !m_world;
    if (page.beside) {
        const double panel = std::clamp(page.width * 0.235, mm(42), mm(64));
        page.panel = {page.width - page.margin - panel, top + labels, page.width - page.margin, bottom - labels};
        page.map = {page.margin + labels, top + labels, page.panel.x0 - mm(3.2) - labels, bottom - labels};
    } else {
        const double edge = m_world ? 0 : labels;
        page.map = {page.margin + edge, top + edge, page.width - page.margin - edge, 0};
        // More to list, more room for it.
        const double share = m_total > most_listed ? 0.22
                             : m_total == 0        ? 0.19
                                                   : 0.25 + 0.011 * std::min<double>(12, static_cast<double>(m_total));
        const double least_panel = std::clamp(page.height * share, mm(26), m_total > most_listed ? mm(52) : mm(90));
        page.map.y1 = bottom - least_panel - mm(3) - edge;
        // No higher than the world is at full width.
        if (m_world)
            page.map.y1 =
                std::min(page.map.y1, page.map.y0 + (page.map.x1 - page.map.x0) *
                                                        (m_box == inhabited ? inhabited_aspect : world_aspect));
        page.panel = {page.margin, page.map.y1 + edge + mm(3), page.width - page.margin, bottom};
    }
    // On a stamp of a page the map alone is worth more than a legend.
    if (page.map.y1 - page.map.y0 < mm(34) || page.map.x1 - page.map.x0 < mm(45)) {
        page.words = false;
        page.map = {page.margin + labels, top + labels, page.width - page.margin - labels, bottom - labels};
    }
    // Whole pixels: straight edges stay sharp.
    page.map = {std::round(page.map.x0), std::round(page.map.y0), std::round(page.map.x1), std::round(page.map.y1)};
}

void FigureMaker::choose_box() {
    m_box = m_options.extent ? *m_options.extent
            : m_crowd        ? map_extent(crowd_extent(), least_extent_km(m_shown))
                             : extent_of(m_shown, m_basemap, least_extent_km(m_shown));
    m_world = m_box.width() >= 359 && m_box.height() > 120;
    if (!m_world || m_options.extent) return;
    // The empty south is left out unless something happened there; parallels are straight, so the cut looks natural.
    for (const Shown& one : m_shown) {
        const auto box = extent_of(one.area, m_basemap);
        if (box && (box->south < inhabited.south || box->north > inhabited.north)) return;
    }
    if (m_crowd)
        if (const auto box = crowd_extent(); box && (box->south < inhabited.south || box->north > inhabited.north))
            return;
    m_box = inhabited;
}

core::Result<void> FigureMaker::choose_view() {
    const int width = static_cast<int>(m_page.map.x1 - m_page.map.x0);
    const int height = static_cast<int>(m_page.map.y1 - m_page.map.y0);
    if (width < mm(25) || height < mm(20))
        return core::bad_usage("the page is too small for a map with its legend",
                               "give a larger --size or a smaller --dpi");
    const bool automatic = m_options.projection == "auto";
    auto projection =
        projection::make(m_options.projection, automatic ? to_aspect(m_box, double(width) / height) : m_box);
    if (!projection) return tl::unexpected(projection.error());
    // The middle of what is asked, not of what the page's shape adds.
    if (automatic && (*projection)->name().starts_with("Lambert"))
        if (auto laea = projection::make("laea", m_box)) projection = std::move(laea);
    m_view = fit(*projection, m_box, width, height, m_options.px_per_mm,
                 m_world            ? 0.004
                 : m_options.extent ? 0.02
                                    : 0.07);
    if (m_box == inhabited) {
        m_view.south = inhabited.south;
        m_view.north = inhabited.north;
    }
    m_view.repeats = false;
    m_view.left_px = m_page.map.x0;
    m_view.top_px = m_page.map.y0;
    m_figure.projection_name = (*projection)->name();
    return {};
}

void FigureMaker::draw_map() {
    Scene& scene = m_figure.scene;
    scene = compose_basemap(m_basemap, m_view, m_style, m_focus);
    scene.width_px = m_options.width_px;
    scene.height_px = m_options.height_px;
    if (m_crowd) {
        CrowdCounts counts(m_crowd, m_view, std::max(2.0, std::round(mm(cell_mm))));
        counts.move_to(m_options.window);
        compose_crowd(scene, m_basemap, m_taxonomy, m_fonts, counts, m_view, m_style, m_incident_options,
                      counts.few(m_options.look, false));
        count_crowd(counts);
    } else {
        compose_incidents(scene, m_basemap, m_taxonomy, m_fonts, m_incidents, m_view, m_style, m_incident_options);
    }
    const Block bar = scale_bar(m_view, m_style, m_fonts);
    LabelOptions labels;
    labels.language = m_options.language;
    labels.focus_countries = m_focus;
    labels.strong_units = m_strong_units;
    const Point bar_at{m_page.map.x0 + mm(5), m_page.map.y1 - mm(3.5) - bar.height()};
    if (!bar.empty()) labels.keep_free.push_back({m_page.map.x0, bar_at.y - mm(1), bar_at.x + mm(50), m_page.map.y1});
    compose_labels(scene, m_basemap, m_fonts, m_view, m_style, labels);
    Layer furniture{"furniture", {}};
    draw_frame(furniture);
    bar.draw_into(furniture, bar_at);
    scene.layers.push_back(std::move(furniture));
}

void FigureMaker::draw_frame(Layer& layer) {
    const ClipBox& map = m_page.map;
    const double w = m_page.width;
    const double h = m_page.height;
    const Plotter plotter(m_view);
    Path rim = plotter.world_rim();
    bool whole = !rim.empty();
    for (const Point p : rim.points) whole = whole && map.contains(p.x, p.y);
    // Of several boxes that make up a domain the inner edges are no rim.
    if (!rim.empty() && m_view.projection->domain().size() == 1)
        layer.elements.push_back(Line{std::move(rim), stroke_of(m_style.frame, m_options.px_per_mm, 0.8)});
    // The page covers what sticks out of the map: halves of symbols and strokes.
    if (!whole)
        for (const ClipBox& box : {ClipBox{0, 0, w, map.y0}, ClipBox{0, map.y1, w, h},
                                   ClipBox{0, map.y0, map.x0, map.y1}, ClipBox{map.x1, map.y0, w, map.y1}})
            layer.elements.push_back(Fill{rectangle(box), m_style.page});
    if (whole) return;
    layer.elements.push_back(Line{rectangle(map), stroke_of(m_style.frame, m_options.px_per_mm)});
    add_frame_labels(layer, plotter, m_style, m_fonts);
}

void FigureMaker::draw_panel(Layer& layer) {
    if (!m_page.words) return;
    const ClipBox& panel = m_page.panel;
    const double width = panel.x1 - panel.x0;
    const double height = panel.y1 - panel.y0;
    const double ground = ground_metres_per_px(m_view);
    const Plotter plotter(m_view);
    const bool listed = !m_crowd && m_shown.size() <= most_listed;
    const std::vector<KindCount> kinds = this->kinds();
    const bool kinds_in_list = listed && kinds.size() > 4;
    const PanelSources from{m_basemap,
                            m_taxonomy,
                            m_style,
                            m_fonts,
                            m_options.px_per_mm,
                            m_shown,
                            kinds,
                            m_incident_options,
                            m_figure.counts,
                            plotter,
                            m_figure.scene.drawn,
                            ground * m_options.px_per_mm * 25.4 / 96 < 5'000,
                            basemap::Basemap::detail_for(ground),
                            kinds_in_list};
    const bool with_kinds = listed && !kinds_in_list;
    if (m_page.beside) {
        const double globe = std::min(mm(27), width * 0.6);
        const double air = mm(4.5);
        // What happened goes before what the lines mean.
        Block words = legend(from, width, with_kinds);
        if (listed && !list_fits(from, width, height - words.height() - air))
            words = legend(from, width, with_kinds, true);
        const auto list_in = [&](double room) {
            return m_total == 0 ? Block(m_fonts, m_options.px_per_mm, width)
                   : listed     ? incident_list(from, width, room)
                                : category_table(from, width);
        };
        Block list = list_in(height - words.height() - air);
        const double spare = height - words.height() - list.height() - air;
        list.draw_into(layer, {panel.x0, panel.y0});
        double legend_top = panel.y1 - words.height();
        // The globe gives way to words.
        if (wants_locator(m_view) && spare > globe + air) {
            add_locator(layer, m_basemap, plotter, m_style, {panel.x0 + globe / 2, panel.y1 - globe / 2}, globe);
            legend_top -= globe + air;
        }
        words.draw_into(layer, {panel.x0, legend_top});
        return;
    }
    // Columns of about 6 cm; the last one is the legend's.
    const double gap = mm(6);
    const auto columns = static_cast<std::size_t>(std::clamp(std::floor((width + gap) / mm(58)), 1.0, 4.0));
    const double column = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const std::size_t for_list = std::max<std::size_t>(1, columns - 1);
    if (m_total > 0) {
        const double list_width =
            columns == 1 ? width * 0.55
                         : column * static_cast<double>(for_list) + gap * static_cast<double>(for_list - 1);
        Block list =
            listed ? incident_list(from, list_width, height, for_list) : category_table(from, list_width, for_list);
        list.draw_into(layer, {panel.x0, panel.y0});
    }
    const double x = m_total == 0 ? panel.x0 : columns == 1 ? panel.x0 + width * 0.55 + gap : panel.x1 - column;
    Block words = legend(from, panel.x1 - x, with_kinds);
    if (words.height() > height) words = legend(from, panel.x1 - x, with_kinds, true);
    words.draw_into(layer, {x, panel.y0});
}

std::string FigureMaker::credit(const std::string& projection_name, bool brief) const {
    const std::string sources = m_basemap.credit();
    // Where a page shows no legend, whose borders it draws is said here.
    const std::string borders = fmt::format(" Borders: {}.", m_basemap.viewpoint_name());
    if (brief) return sources + borders;
    return fmt::format("{} Projection: {}. Made with Whenabouts.", sources, projection_name);
}

core::Result<Figure> FigureMaker::make() {
    m_page.width = m_options.width_px;
    m_page.height = m_options.height_px;
    m_page.margin = std::clamp(m_page.width * 0.028, mm(3), mm(7));
    find_focus();
    number();
    choose_box();
    const double inner = m_page.width - 2 * m_page.margin;
    const bool stamp = inner < mm(100);
    m_figure.title = m_options.title.empty() ? default_title() : m_options.title;
    m_figure.subtitle = m_options.subtitle.empty() ? default_subtitle() : m_options.subtitle;
    TypeStyle title = m_style.title;
    TypeStyle second = m_style.subtitle;
    TypeStyle credit_type = m_style.small;
    if (inner < mm(140)) title.size_pt *= stamp ? 0.66 : 0.8;
    if (stamp) {
        second.size_pt *= 0.72;
        credit_type.size_pt *= 0.8;
    }
    Block head(m_fonts, m_options.px_per_mm, inner);
    head.text(m_figure.title, title, 0, 2);
    // Counts and projection are known after the map; their lines have a known height now.
    const auto line = [&](const TypeStyle& type) { return type_of(type, m_options.px_per_mm).size_px * 1.28; };
    const std::size_t credit_lines = m_fonts
                                         .wrap(credit("Lambert azimuthal equal-area, centred 100.0° E 50.0° N", stamp),
                                               type_of(credit_type, m_options.px_per_mm), inner)
                                         .size();
    lay_out(head.height() + line(second) + mm(stamp ? 0.5 : 2.5),
            line(credit_type) * static_cast<double>(credit_lines) + mm(stamp ? 1 : 2.2));
    if (const auto chosen = choose_view(); !chosen) return tl::unexpected(chosen.error());
    draw_map();
    count();
    Layer& layer = m_figure.scene.layers.back();
    head.text(m_figure.subtitle + (m_figure.subtitle.empty() ? "" : " · ") + m_figure.counts.text(), second, 0, 1);
    head.draw_into(layer, {m_page.margin, m_page.margin - mm(1)});
    draw_panel(layer);
    Block foot(m_fonts, m_options.px_per_mm, inner);
    foot.text(credit(m_figure.projection_name, stamp), credit_type, 0, credit_lines);
    foot.draw_into(layer, {m_page.margin, m_page.height - m_page.margin - foot.height() + mm(0.8)});
    m_figure.scene.notes.push_back(m_figure.counts.text());
    return std::move(m_figure);
}

core::Result<Figure> compose_figure(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                                    const lettering::Fonts& fonts, std::span<const core::Incident> incidents,
                                    const Style& style, const FigureOptions& options) {
    return FigureMaker(basemap, taxonomy, fonts, incidents, style, options).make();
}

core::Result<Figure> compose_figure(const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                                    const lettering::Fonts& fonts, std::shared_ptr<const Crowd> crowd,
                                    const Style& style, const FigureOptions& options) {
    return FigureMaker(basemap, taxonomy, fonts, std::move(crowd), style, options).make();
}

} // namespace whenabouts::scene
