#include "viewer/app/session.hpp"

#include "gl/context.hpp"
#include "viewer/ui/panel_raster.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <cmath>
#include <cstdlib>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

core::TimePoint today() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string short_name(const std::string& location) {
    if (location.find("://") != std::string::npos) return location.substr(location.find_last_of('/') + 1);
    return std::filesystem::path(location).filename().string();
}

} // namespace

core::Result<std::unique_ptr<Session>> Session::open(const Options& options, const Settings& settings,
                                                     std::function<void()> wake) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    auto themes = load_themes(folders->assets);
    if (!themes) return tl::make_unexpected(themes.error());
    auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    std::unique_ptr<store::Store> store;
    if (!options.store.empty()) {
        auto opened = store::open(options.store, store::Mode::read);
        if (!opened) return tl::make_unexpected(opened.error());
        store = std::move(*opened);
    }
    auto drawer = SceneDrawer::open(*folders, *taxonomy);
    if (!drawer) return tl::make_unexpected(drawer.error());
    auto painter = gl::Painter::create();
    if (!painter) return tl::make_unexpected(painter.error());
    const auto able = gl::capabilities();
    if (!able) return tl::make_unexpected(able.error());
    const bool software = options.renderer.empty() ? able->software : options.renderer == "cpu";
    std::unique_ptr<Session> session(
        new Session(*folders, std::move(*themes), *drawer,
                    std::make_unique<MapLayer>(*drawer, std::move(*painter), software, wake)));
    State& state = session->m_state;
    state.theme = options.theme.empty() ? settings.theme : options.theme;
    state.ui_scale = settings.ui_scale;
    state.reduced_motion = settings.reduced_motion;
    state.layout = settings.layout;
    if (!options.when.empty()) {
        if (auto time = typed(state.time, options.when); !time) return tl::make_unexpected(time.error());
        session->m_opening.push_back(command::TypeDates{options.when});
    }
    if (options.within) session->m_opening.push_back(command::ShowBox{*options.within});
    if (store) {
        state.loading = true;
        session->m_reader = std::make_unique<StoreReader>(std::move(store), short_name(options.store),
                                                          std::move(*taxonomy), std::move(wake));
    }
    return session;
}

Session::Session(core::DataFolders folders, std::map<std::string, Theme> themes, std::shared_ptr<SceneDrawer> drawer,
                 std::unique_ptr<MapLayer> map)
    : m_themes(std::move(themes)), m_state(initial_state(today())), m_places(std::move(folders)),
      m_drawer(std::move(drawer)), m_map(std::move(map)), m_script(m_drawer->fonts()), m_credit(m_map->credit()) {
    m_ui.script = &m_script;
    m_state.viewpoints.clear();
    for (const geodata::Viewpoint& viewpoint : m_drawer->viewpoints())
        m_state.viewpoints.push_back({std::string(viewpoint.code), std::string(viewpoint.name)});
}

Session::~Session() = default;

void Session::prepare_style(const FrameTarget& target) {
    const float scale = target.content_scale * m_state.ui_scale;
    const bool new_scale = m_ui.fonts.body == nullptr || m_ui.scale != scale;
    if (new_scale) {
        m_ui.fonts = build_fonts(scale);
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        ImGui::GetIO().FontDefault = m_ui.fonts.body;
    }
    if (!new_scale && m_styled_theme == m_state.theme) return;
    const auto theme = m_themes.find(m_state.theme);
    m_ui.theme = theme != m_themes.end() ? theme->second : m_themes.at("light");
    m_ui.scale = scale;
    m_styled_theme = m_state.theme;
    apply_style(m_ui);
}

void Session::perform(const Command& command) {
    if (const auto* copy = std::get_if<command::Copy>(&command)) ImGui::SetClipboardText(copy->text.c_str());
    if (const auto* search = std::get_if<command::Search>(&command); search != nullptr && !search->text.empty()) {
        if (m_reader) m_reader->search(search->text);
        m_state = viewer::apply(std::move(m_state), command::OfferPlaces{m_places.offers(search->text)});
    }
    if (const auto* ask = std::get_if<command::AskWhatIsHere>(&command))
        m_state = viewer::apply(std::move(m_state), command::AnswerWhatIsHere{m_places.at(ask->at, ask->accuracy_m)});
    if (const auto* ask = std::get_if<command::AskHistory>(&command); ask != nullptr && m_reader)
        m_reader->history(ask->id);
    if (const auto* ask = std::get_if<command::AskDetails>(&command); ask != nullptr && m_reader)
        m_reader->details(ask->ids);
    if (std::holds_alternative<command::SaveScreenshot>(command)) m_screenshot = true;
}

void Session::obey(Command command) {
    m_state = viewer::apply(std::move(m_state), command);
    perform(command);
}

void Session::hand_in(Commands commands) {
    for (Command& next : commands) {
        const bool loaded = std::holds_alternative<command::Loaded>(next);
        obey(std::move(next));
        if (!loaded) continue;
        open_as_asked();
        m_state.flight.reset(); // the window opens where it is asked to, without a flight
    }
}

void Session::open_as_asked() {
    for (Command& opening : std::exchange(m_opening, {})) obey(std::move(opening));
}

void Session::frame(const FrameTarget& target, double seconds) {
    if (m_reader)
        hand_in(m_reader->take());
    else if (!m_opening.empty() && m_state.map.width > 1)
        open_as_asked();
    obey(command::Tick{seconds});
    prepare_style(target);

    const float width = static_cast<float>(target.width) / target.framebuffer_scale;
    const float height = static_cast<float>(target.height) / target.framebuffer_scale;
    const Areas areas = areas_of(m_state.layout, width, height, m_ui.scale);
    const auto pixels = [&](float units) { return std::round(static_cast<double>(units * target.framebuffer_scale)); };
    const gl::Rectangle map{pixels(areas.map.left), pixels(areas.map.top), pixels(areas.map.width),
                            pixels(areas.map.height)};
    obey(command::ResizeMap{{std::max(1, static_cast<int>(map.width)), std::max(1, static_cast<int>(map.height))}});

    ImGui::NewFrame();
    const Shown& shown = m_shown.get(m_state, static_cast<int>(width / m_ui.scale / 7));
    const ListedRows& rows = m_listed.get(m_state, shown);
    const PlacedMarks marks = m_map->marks(m_state);
    Commands commands;
    const std::vector<KeyPress> keys = std::exchange(m_keys, {});
    const PanelContext context{m_state,  shown,   rows, m_ui, marks, m_credit, keys, target.framebuffer_scale,
                               m_memory, commands};
    handle_keys(context);
    draw_panels(context, areas);
    ImGui::Render();
    if (m_state.selected && detail(m_state, *m_state.selected) == nullptr)
        commands.emplace_back(command::AskDetails{{*m_state.selected}});
    hand_in(std::move(commands));

    const double px_per_mm = 96 / 25.4 * static_cast<double>(m_ui.scale * target.framebuffer_scale);
    std::vector<std::array<double, 4>> keep_free;
    for (const Area& box : map_furniture(m_ui, areas.map.width, areas.map.height, m_credit))
        keep_free.push_back({pixels(box.left), pixels(box.top), pixels(box.right()), pixels(box.bottom())});
    // What a store will show is not known before it is read: half a second is worth waiting for the right map at once.
    constexpr double loading_patience = 0.5;
    m_loading_seconds += m_state.loading ? seconds : 0;
    const bool too_early = m_state.loading && m_loading_seconds < loading_patience;
    if (!too_early)
        m_map_complete = m_map->update(m_state, {m_state.theme, m_state.viewpoint, px_per_mm, m_state.catalogue->focus},
                                       std::move(keep_free));
    if (m_map->software() && draw_by_processor(target, static_cast<int>(map.left), static_cast<int>(map.top))) return;
    m_map->clear(target.width, target.height, m_ui.theme.surface);
    m_map->draw(m_state, target.width, target.height, map, m_ui.theme.ground);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Session::draw_by_processor(const FrameTarget& target, int map_left, int map_top) {
    const image::Image* const map = m_map->composed(m_state, m_ui.theme.ground);
    const bool fits = map != nullptr && map_left >= 0 && map_top >= 0 && map_left + map->width_px <= target.width &&
                      map_top + map->height_px <= target.height;
    if (!fits) return false;
    if (m_window.width_px != target.width || m_window.height_px != target.height)
        m_window = image::Image(target.width, target.height);
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto texture = [&](std::uintptr_t number) -> PanelTexture {
        if (number == reinterpret_cast<std::uintptr_t>(atlas.TexID))
            return {atlas.TexPixelsRGBA32, atlas.TexWidth, atlas.TexHeight};
        const image::Image* const text = m_script.pixels(static_cast<unsigned>(number));
        if (text == nullptr) return {};
        return {reinterpret_cast<const std::uint32_t*>(text->rgba.data()), text->width_px, text->height_px};
    };
    if (!compose_window(m_window, {m_ui.theme.surface, map, map_left, map_top}, *ImGui::GetDrawData(), texture))
        return false;
    m_map->show(m_window);
    return true;
}

Settings Session::settings() const {
    Settings settings;
    settings.theme = m_state.theme;
    settings.ui_scale = m_state.ui_scale;
    settings.reduced_motion = m_state.reduced_motion;
    settings.layout = m_state.layout;
    return settings;
}

bool Session::settled() const {
    return m_map_complete && !m_state.flight && !m_state.loading && (!m_reader || m_reader->idle());
}

double Session::patience() const {
    if (is_moving(m_state)) return 1.0 / 60;
    if (m_map->deferred()) return 0.05;
    return m_state.notice ? 0.25 : 0.5; // a notice counts its seconds; tooltips come after resting for half a second
}

} // namespace whenabouts::viewer
