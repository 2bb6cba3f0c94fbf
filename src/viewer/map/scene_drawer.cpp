#include "viewer/map/scene_drawer.hpp"

#include "canvas/pixel_canvas.hpp"
#include "projection/projection.hpp"
#include "render/render.hpp"
#include "scene/compose.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace whenabouts::viewer {

namespace {

/// Width of the finest cells of a density: fine, but larger than a screen's dots.
constexpr double cell_mm = 0.8;

scene::View view_of(const MapLook& look, const Camera& camera, MapSize size) {
    scene::View view;
    view.projection = projection::web_mercator();
    view.centre_x = camera.x;
    view.centre_y = camera.y;
    view.metres_per_px = camera.metres_per_px;
    view.width_px = size.width;
    view.height_px = size.height;
    view.px_per_mm = look.px_per_mm;
    return view;
}

/// The view as seen from each copy of the world that it shows: the projection itself has one world only.
std::vector<scene::View> world_copies(const scene::View& view) {
    const double half = view.width_px * view.metres_per_px / 2;
    const auto first = static_cast<int>(std::floor((view.centre_x - half) / world_m + 0.5));
    const auto last = static_cast<int>(std::ceil((view.centre_x + half) / world_m - 0.5));
    std::vector<scene::View> copies;
    for (int copy = first; copy <= last; ++copy) {
        copies.push_back(view);
        copies.back().centre_x -= copy * world_m;
    }
    return copies;
}

OverlayMark mark_of(const scene::Mark& mark) {
    OverlayMark made{mark.incident_id,
                     {mark.at.x, mark.at.y},
                     mark.radius_px,
                     mark.half_height_px,
                     {},
                     mark.membership == core::Membership::certain,
                     mark.stands_for};
    for (std::size_t i = 0; i < mark.area.starts.size(); ++i) {
        const std::size_t end = i + 1 < mark.area.starts.size() ? mark.area.starts[i + 1] : mark.area.points.size();
        auto& ring = made.area.emplace_back();
        for (std::size_t p = mark.area.starts[i]; p < end; ++p)
            ring.push_back({mark.area.points[p].x, mark.area.points[p].y});
    }
    return made;
}

/// Codes of the regions that incidents are known to lie in.
std::vector<std::string> regions_of(const scene::Crowd& crowd, const geodata::Pack& pack) {
    std::set<std::string> codes;
    for (const scene::IncidentArea& area : crowd.areas)
        if (area.shape == scene::PlaceShape::region)
            for (const geodata::UnitIndex unit : area.units) codes.emplace(pack.unit(unit).adm1_code);
    return {codes.begin(), codes.end()};
}

void paint(const scene::Scene& scene, std::string_view layer_name, canvas::Canvas& canvas,
           const lettering::Fonts& fonts) {
    for (const scene::Layer& layer : scene.layers)
        if (layer.name == layer_name) render::paint(layer, canvas, fonts);
}

} // namespace

core::Result<std::shared_ptr<SceneDrawer>> SceneDrawer::open(const core::DataFolders& folders,
                                                             const taxonomy::Taxonomy& taxonomy) {
    auto fonts = lettering::Fonts::open();
    if (!fonts) return tl::make_unexpected(fonts.error());
    auto basemap = basemap::Basemap::open(folders.geodata);
    if (!basemap) return tl::make_unexpected(basemap.error());
    std::shared_ptr<SceneDrawer> drawer(new SceneDrawer(folders, taxonomy, std::move(*fonts)));
    for (const char* theme : {"light", "dark"}) {
        auto style = scene::load_theme(folders.assets, theme);
        if (!style) return tl::make_unexpected(style.error());
        drawer->m_styles.emplace(theme, std::move(*style));
    }
    const std::string viewpoint = basemap->viewpoint();
    drawer->m_basemaps.emplace(viewpoint, std::make_shared<basemap::Basemap>(std::move(*basemap)));
    return drawer;
}

std::shared_ptr<const basemap::Basemap> SceneDrawer::basemap(const std::string& viewpoint) const {
    const std::lock_guard lock(m_mutex);
    const auto known = m_basemaps.find(viewpoint);
    if (known != m_basemaps.end()) return known->second;
    auto opened = basemap::Basemap::open(m_folders.geodata, viewpoint);
    if (!opened) return m_basemaps.begin()->second; // a viewpoint that is gone: rather the default's borders than none
    return m_basemaps.emplace(viewpoint, std::make_shared<basemap::Basemap>(std::move(*opened))).first->second;
}

std::vector<geodata::Viewpoint> SceneDrawer::viewpoints() const {
    const std::lock_guard lock(m_mutex);
    return m_basemaps.begin()->second->pack().viewpoints();
}

const scene::Style& SceneDrawer::style(const std::string& theme) const {
    const auto known = m_styles.find(theme);
    return known != m_styles.end() ? known->second : m_styles.at("light");
}

image::Image SceneDrawer::tile(const MapLook& look, const Camera& camera, MapSize size) const {
    const auto map = basemap(look.viewpoint);
    const scene::Scene scene = scene::compose_basemap(*map, view_of(look, camera, size), style(look.theme), look.focus);
    render::PictureOptions options;
    options.threads = 1; // tiles themselves are drawn side by side
    return render::picture(scene, m_fonts, options);
}

const image::Image& SceneDrawer::labels(const OverlayRequest& request) {
    const bool same = m_labelled.look == request.look && m_labelled.camera == request.camera &&
                      m_labelled.size == request.size && m_labelled.rows == request.rows &&
                      m_labelled.keep_free == request.keep_free && !m_labels.empty();
    if (same) return m_labels;
    m_labelled = request;
    m_labels = image::Image(request.size.width, request.size.height);
    canvas::PixelCanvas canvas(m_labels.rgba, request.size.width, request.size.height);
    const auto map = basemap(request.look.viewpoint);
    const scene::Style& look = style(request.look.theme);
    scene::CrowdCounts& counted = counts(request);
    counted.move_to({});
    const bool few = counted.few(scene::CrowdLook::automatic, true);
    for (const scene::View& view : world_copies(view_of(request.look, request.camera, request.size))) {
        // Labels make way for the incidents of all times, so that they stand still while time plays.
        scene::Scene scene = scene::compose_basemap(*map, view, look, request.look.focus);
        scene::compose_crowd(scene, *map, m_taxonomy, m_fonts, counted, view, look, {}, few, false);
        scene::LabelOptions options;
        options.focus_countries = request.look.focus;
        for (const auto& box : request.keep_free) options.keep_free.push_back({box[0], box[1], box[2], box[3]});
        options.strong_units = regions_of(counted.crowd(), map->pack());
        scene::compose_labels(scene, *map, m_fonts, view, look, options);
        paint(scene, "labels", canvas, m_fonts);
    }
    return m_labels;
}

std::shared_ptr<const scene::Crowd> SceneDrawer::crowd(const OverlayRequest& request) {
    if (m_crowd_rows != request.rows || m_crowd_viewpoint != request.look.viewpoint) {
        m_crowd_rows = request.rows;
        m_crowd_viewpoint = request.look.viewpoint;
        m_crowd = std::make_shared<const scene::Crowd>(
            scene::make_crowd(request.rows, m_taxonomy, *basemap(request.look.viewpoint)));
    }
    return m_crowd;
}

scene::CrowdCounts& SceneDrawer::counts(const OverlayRequest& request) {
    const bool same = m_counts && m_counted.camera == request.camera && m_counted.size == request.size &&
                      m_counted.rows == request.rows && m_counted.look.viewpoint == request.look.viewpoint &&
                      m_counted.look.px_per_mm == request.look.px_per_mm;
    if (!same) {
        const double cell_px = std::max(3.0, std::round(cell_mm * request.look.px_per_mm));
        m_counts = std::make_unique<scene::CrowdCounts>(crowd(request),
                                                        view_of(request.look, request.camera, request.size), cell_px);
        m_counted = request;
    }
    return *m_counts;
}

scene::DensityScale SceneDrawer::density_scale(const std::string& theme, double fullest_cell) const {
    return {style(theme), fullest_cell};
}

Overlay SceneDrawer::overlay(const OverlayRequest& request) {
    Overlay overlay{request, image::Image(request.size.width, request.size.height), nullptr, {}};
    if (overlay.picture.empty() || !request.rows) return overlay;
    const image::Image& names = labels(request);
    canvas::PixelCanvas canvas(overlay.picture.rgba, request.size.width, request.size.height);
    const auto map = basemap(request.look.viewpoint);
    scene::IncidentOptions options;
    options.window = request.window;
    options.possible = request.possible;
    options.selected = request.selected;
    scene::CrowdCounts& counted = counts(request);
    counted.move_to(request.window);
    m_few = counted.few(scene::CrowdLook::automatic, m_few);
    if (!m_few) overlay.crowd = std::make_shared<scene::CrowdCounts>(counted);
    std::vector<scene::Scene> scenes;
    for (const scene::View& view : world_copies(view_of(request.look, request.camera, request.size))) {
        scene::Scene& scene = scenes.emplace_back();
        scene.width_px = request.size.width;
        scene.height_px = request.size.height;
        scene::compose_crowd(scene, *map, m_taxonomy, m_fonts, counted, view, style(request.look.theme), options, m_few,
                             false);
    }
    for (const scene::Scene& scene : scenes) paint(scene, "areas", canvas, m_fonts);
    canvas.pixels(names.rgba, names.width_px, names.height_px, 0, 0);
    for (const scene::Scene& scene : scenes) {
        paint(scene, "incidents", canvas, m_fonts);
        for (const scene::Mark& mark : scene.marks) overlay.marks.push_back(mark_of(mark));
    }
    return overlay;
}

std::string SceneDrawer::credit() const {
    const std::lock_guard lock(m_mutex);
    return m_basemaps.begin()->second->credit();
}

} // namespace whenabouts::viewer
