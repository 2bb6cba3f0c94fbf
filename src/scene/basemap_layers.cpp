#include "scene/colour.hpp"
#include "scene/compose.hpp"
#include "scene/graticule.hpp"
#include "scene/plotter.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {
namespace {

using geodata::LineClass;

Layer land_layer(const basemap::Basemap& basemap, const Plotter& plotter, const Style& style, geodata::Detail detail,
                 std::span<const std::string> focus_countries) {
    Layer layer{"land", {}};
    Path rim = plotter.world_rim();
    layer.elements.push_back(Fill{rim.empty() ? rectangle(plotter.frame()) : std::move(rim), style.sea});
    layer.elements.push_back(Fill{plotter.area(basemap.pack().land(detail, plotter.box())), style.land});
    if (focus_countries.empty()) return layer;
    for (const geodata::CountryArea& country :
         basemap.pack().countries(basemap.viewpoint_index(), detail, plotter.box())) {
        if (std::find(focus_countries.begin(), focus_countries.end(), country.country) == focus_countries.end())
            continue;
        layer.elements.push_back(Fill{plotter.area(country.rings), style.focus_land});
    }
    return layer;
}

/// Natural Earth's scale ranks run from 0 (Amazon) to 10 and more; a map of this scale shows those up to the answer.
int river_rank_for(double metres_per_px_96) {
    const double zoom = std::log2(40'075'016.7 / 256 / metres_per_px_96);
    return static_cast<int>(std::clamp(zoom + 1.0, 1.0, 12.0));
}

Layer water_layer(const basemap::Basemap& basemap, const Plotter& plotter, const Style& style, geodata::Detail detail,
                  double metres_per_px_96) {
    const View& view = plotter.view();
    Layer layer{"water", {}};
    const int most = river_rank_for(metres_per_px_96);
    auto rivers = basemap.pack().rivers(detail, plotter.box(), most);
    // One path a width, great rivers last.
    std::stable_sort(rivers.begin(), rivers.end(), [](const auto& a, const auto& b) { return a.rank > b.rank; });
    for (std::size_t i = 0; i < rivers.size();) {
        Path path;
        const int rank = rivers[i].rank;
        for (; i < rivers.size() && rivers[i].rank == rank; ++i) plotter.add_line(path, rivers[i].points);
        const double share = std::clamp(1.15 - 0.16 * (rank - most + 5), 0.35, 1.0);
        if (!path.empty())
            layer.elements.push_back(Line{std::move(path), stroke_of(style.river, view.px_per_mm, share)});
    }
    std::vector<geodata::Ring> rings;
    // From afar small lakes are only specks.
    for (geodata::Lake& lake : basemap.pack().lakes(detail, plotter.box(), metres_per_px_96 > 9'000 ? 0 : most + 1))
        for (geodata::Ring& ring : lake.rings) rings.push_back(std::move(ring));
    Path lakes = plotter.area(rings);
    if (!lakes.empty()) {
        layer.elements.push_back(Fill{lakes, style.lake});
        layer.elements.push_back(Line{std::move(lakes), stroke_of(style.lake_shore, view.px_per_mm)});
    }
    return layer;
}

Path lines_of(const basemap::Basemap& basemap, const Plotter& plotter, LineClass kind, geodata::Detail detail) {
    Path path;
    for (const geodata::BorderLine& line : basemap.pack().lines(basemap.viewpoint_index(), kind, detail, plotter.box()))
        plotter.add_line(path, line.points);
    return path;
}

void add_line(Layer& layer, const Path& path, Stroke stroke) {
    if (!path.empty()) layer.elements.push_back(Line{path, std::move(stroke)});
}

/// Borders of regions, fainter where the map is not about them.
void add_regions(Layer& layer, const basemap::Basemap& basemap, const Plotter& plotter, const Style& style,
                 geodata::Detail detail, std::span<const std::string> focus_countries) {
    Path near;
    Path far;
    for (const geodata::BorderLine& line :
         basemap.pack().lines(basemap.viewpoint_index(), LineClass::region, detail, plotter.box())) {
        const bool focus = focus_countries.empty() || std::find(focus_countries.begin(), focus_countries.end(),
                                                                line.left_country) != focus_countries.end();
        plotter.add_line(focus ? near : far, line.points);
    }
    LineStyle faint = style.region_border;
    faint.colour = mix(faint.colour, style.land, 0.55);
    add_line(layer, far, stroke_of(faint, plotter.view().px_per_mm));
    add_line(layer, near, stroke_of(style.region_border, plotter.view().px_per_mm));
}

Layer border_layer(const basemap::Basemap& basemap, const Plotter& plotter, const Style& style, geodata::Detail detail,
                   double metres_per_px_96, std::span<const std::string> focus_countries) {
    const View& view = plotter.view();
    Layer layer{"borders", {}};
    for (const GraticuleLine& line : graticule(plotter))
        add_line(layer, line.path, stroke_of(style.graticule, view.px_per_mm));
    // Regions of every country would make a net of grey from afar.
    if (metres_per_px_96 < 5'000) add_regions(layer, basemap, plotter, style, detail, focus_countries);
    const Path countries = lines_of(basemap, plotter, LineClass::country, detail);
    const Path disputed = lines_of(basemap, plotter, LineClass::disputed, detail);
    // From afar borders crowd together: they get thinner with the scale.
    const double band = std::clamp(2'800 / metres_per_px_96, 0.3, 1.0);
    const double thin = std::clamp(0.3 + 0.7 * std::sqrt(2'800 / metres_per_px_96), 0.5, 1.0);
    add_line(layer, countries, stroke_of(style.country_band, view.px_per_mm, band));
    add_line(layer, lines_of(basemap, plotter, LineClass::coast, detail), stroke_of(style.coast, view.px_per_mm, thin));
    add_line(layer, countries, stroke_of(style.country_border, view.px_per_mm, thin));
    add_line(layer, disputed, stroke_of(style.disputed_border, view.px_per_mm, thin));
    Path claims;
    for (const geodata::ClaimLine& line : basemap.pack().claim_lines(basemap.viewpoint_index(), detail, plotter.box()))
        plotter.add_line(claims, line.points);
    add_line(layer, claims, stroke_of(style.claim_line, view.px_per_mm, thin));
    return layer;
}

} // namespace

Scene compose_basemap(const basemap::Basemap& basemap, const View& view, const Style& style,
                      std::span<const std::string> focus_countries) {
    Scene scene;
    scene.width_px = static_cast<int>(view.left_px) + view.width_px;
    scene.height_px = static_cast<int>(view.top_px) + view.height_px;
    scene.px_per_mm = view.px_per_mm;
    scene.background = style.page;
    const Plotter plotter(view);
    const double ground = ground_metres_per_px(view);
    const geodata::Detail detail = basemap::Basemap::detail_for(ground);
    // What is shown depends on the paper scale, not on the resolution.
    const double metres_per_px_96 = ground * view.px_per_mm * 25.4 / 96;
    scene.layers.push_back(land_layer(basemap, plotter, style, detail, focus_countries));
    scene.layers.push_back(water_layer(basemap, plotter, style, detail, metres_per_px_96));
    scene.layers.push_back(border_layer(basemap, plotter, style, detail, metres_per_px_96, focus_countries));
    return scene;
}

} // namespace whenabouts::scene
