#include "scene/compose.hpp"
#include "scene/label_kinds.hpp"

#include <optional>

namespace whenabouts::scene {
namespace {

/// The land as compose_basemap() drew it: the fill after the sea's.
const Path* drawn_land(const Scene& scene) {
    for (const Layer& layer : scene.layers)
        if (layer.name == "land" && layer.elements.size() > 1)
            if (const Fill* land = std::get_if<Fill>(&layer.elements[1])) return &land->path;
    return nullptr;
}

} // namespace

void compose_labels(Scene& scene, const basemap::Basemap& basemap, const lettering::Fonts& fonts, const View& view,
                    const Style& style, const LabelOptions& options) {
    const Plotter plotter(view);
    const double metres_per_px_96 = ground_metres_per_px(view) * view.px_per_mm * 25.4 / 96;
    LabelBoard board(view, fonts, scene.width_px, scene.height_px);
    for (const lettering::Rect& box : scene.occupied) board.placer().block(box);
    for (const lettering::Rect& box : options.keep_free) board.placer().block(box);
    board.keep_inside(plotter.world_rim());
    std::optional<AreaMask> land;
    const Path* drawn = drawn_land(scene);
    if (drawn != nullptr) land.emplace(*drawn, plotter.frame());
    const LabelSources from{basemap,
                            plotter,
                            style,
                            options,
                            land ? &*land : nullptr,
                            drawn,
                            metres_per_px_96,
                            basemap.labels(plotter.box(), metres_per_px_96, options.language),
                            &scene.marks};
    // On a map of continents the countries are what one looks for, nearer by it is the towns.
    constexpr double continental = 6'500;
    constexpr int great = 3;
    put_strong_regions(board, from);
    if (metres_per_px_96 < continental) put_towns(board, from, 0, great);
    put_countries(board, from);
    put_seas(board, from);
    put_towns(board, from, metres_per_px_96 < continental ? great + 1 : 0, 20);
    put_regions(board, from);
    put_rivers(board, from);
    put_lakes(board, from);
    put_physical(board, from);
    scene.layers.push_back(std::move(board.layer()));
}

} // namespace whenabouts::scene
