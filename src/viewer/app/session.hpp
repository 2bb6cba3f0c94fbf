#pragma once
#include "gl/framebuffer.hpp"
#include "image/image.hpp"
#include "viewer/app/places.hpp"
#include "viewer/app/settings.hpp"
#include "viewer/app/store_reader.hpp"
#include "viewer/map/map_layer.hpp"
#include "viewer/map/scene_drawer.hpp"
#include "viewer/model/command.hpp"
#include "viewer/model/shown.hpp"
#include "viewer/panels/context.hpp"
#include "viewer/ui/theme.hpp"
#include "viewer/viewer.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace whenabouts::viewer {

/// Where a frame is drawn and how large things are.
struct FrameTarget {
    int width = 0, height = 0;   ///< framebuffer pixels
    float framebuffer_scale = 1; ///< framebuffer pixels per ImGui unit
    float content_scale = 1;     ///< the screen's: ImGui units per logical pixel
};

/// Everything behind the window but the window itself: state, store, map, panels. Needs a current context and an ImGui
/// context; the caller feeds ImGui's input before each frame and binds the target.
class Session {
  public:
    /// `wake` is called from other threads when there is something new to draw.
    [[nodiscard]] static core::Result<std::unique_ptr<Session>> open(const Options& options, const Settings& settings,
                                                                     std::function<void()> wake);
    ~Session();

    /// One turn of the loop: answers in, panels drawn, their commands applied, everything painted.
    void frame(const FrameTarget& target, double seconds);

    [[nodiscard]] const State& state() const { return m_state; }
    /// The picture does not change until something is asked or answered.
    [[nodiscard]] bool settled() const;
    /// The longest time to the next frame when nothing happens, seconds; below 1/30 while something moves by itself.
    [[nodiscard]] double patience() const;
    /// The window's picture was asked for since the last call.
    [[nodiscard]] bool take_screenshot_wish() { return std::exchange(m_screenshot, false); }
    void obey(Command command);
    /// A key went down; it counts in the next frame.
    void press(KeyPress press) { m_keys.push_back(press); }
    /// What is worth remembering; the window's size is the caller's.
    [[nodiscard]] Settings settings() const;

  private:
    Session(core::DataFolders folders, std::map<std::string, Theme> themes, std::shared_ptr<SceneDrawer> drawer,
            std::unique_ptr<MapLayer> map);
    void perform(const Command& command);
    void prepare_style(const FrameTarget& target);
    void hand_in(Commands commands);
    void open_as_asked();
    /// The whole window by the processor; false where that cannot be.
    bool draw_by_processor(const FrameTarget& target, int map_left, int map_top);

    std::map<std::string, Theme> m_themes;
    State m_state;
    Places m_places;
    std::shared_ptr<SceneDrawer> m_drawer;
    std::unique_ptr<MapLayer> m_map;
    ScriptText m_script;
    std::string m_credit;
    std::unique_ptr<StoreReader> m_reader;
    Ui m_ui;
    std::string m_styled_theme;
    ShownCache m_shown;
    ListCache m_listed;
    PanelMemory m_memory;
    std::vector<KeyPress> m_keys;
    Commands m_opening; ///< asked for by the options, once the store is read
    bool m_map_complete = false;
    double m_loading_seconds = 0;
    bool m_screenshot = false;
    image::Image m_window; ///< as the processor drew it, the lowest row first
};

} // namespace whenabouts::viewer
