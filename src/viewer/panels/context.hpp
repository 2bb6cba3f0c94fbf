#pragma once
#include "viewer/map/drawer.hpp"
#include "viewer/model/command.hpp"
#include "viewer/model/shown.hpp"
#include "viewer/model/state.hpp"
#include "viewer/ui/widgets.hpp"

#include <optional>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// A rectangle in ImGui units, y down.
struct Area {
    float left = 0, top = 0, width = 0, height = 0;
    [[nodiscard]] float right() const { return left + width; }
    [[nodiscard]] float bottom() const { return top + height; }
};

/// A key that went down since the last frame, also when it is up again: a slow frame must not lose it.
struct KeyPress {
    int key = 0; ///< GLFW's number
    bool ctrl = false, shift = false, alt = false;
    bool repeated = false; ///< held down
};

/// What the widgets themselves remember between frames: half-typed text and drags. Never part of the answer.
struct PanelMemory {
    std::string search;
    bool focus_search = false;
    std::string dates;
    bool dates_edited = false;
    bool focus_dates = false;

    enum class Grip { none, from, until, middle, fresh, axis };
    Grip grip = Grip::none;
    core::TimePoint grip_start;            ///< where on the axis the drag began
    core::TimePoint grip_from, grip_until; ///< the handles then

    bool hovering = false; ///< a row or a mark is under the pointer in this frame
    int panel = 0;         ///< the one that Tab went to last
    bool dragging_map = false;
    std::optional<Pixel> pressed_at;         ///< a press that is a click unless it moves
    std::vector<std::int64_t> unknown;       ///< rows in sight whose incidents have not been fetched
    std::optional<std::int64_t> scrolled_to; ///< the selection that the list has brought into sight
};

/// What a panel may read, and where it puts what was asked for.
struct PanelContext {
    const State& state;
    const Shown& shown;
    const ListedRows& rows;
    const Ui& ui;
    const PlacedMarks& marks; ///< placed in framebuffer pixels of the map
    const std::string& credit;
    const std::vector<KeyPress>& keys;
    float framebuffer_scale; ///< framebuffer pixels per ImGui unit
    PanelMemory& memory;
    Commands& commands;

    template <class T>
    void ask(T command) const {
        commands.push_back(std::move(command));
    }
    [[nodiscard]] const core::Incident* selection() const {
        return state.selected ? detail(state, *state.selected) : nullptr; ///< null while it is being fetched, too
    }
};

/// Where everything lies in a window of this size (ImGui units); panels that are closed have no width.
struct Areas {
    Area top, list, map, card, time;
};
[[nodiscard]] Areas areas_of(const Layout& layout, float width, float height, float scale);

/// All panels, back to front.
void draw_panels(const PanelContext& context, const Areas& areas);

void draw_top_bar(const PanelContext& context, const Area& area);
void draw_list(const PanelContext& context, const Area& area);
void draw_map_panel(const PanelContext& context, const Area& area);
/// What lies on a map of this size, from its top left corner: labels keep off it.
[[nodiscard]] std::vector<Area> map_furniture(const Ui& ui, float width, float height, const std::string& credit);
void draw_card(const PanelContext& context, const Area& area);
void draw_legend(const PanelContext& context);
void draw_time_panel(const PanelContext& context, const Area& area);
void draw_time_axis(const PanelContext& context, float width, float height);
void draw_help(const PanelContext& context, float width, float height);

/// Opens an ImGui window without background that fills the area and cannot be moved; end_panel() closes it.
bool begin_panel(const PanelContext& context, const char* name, const Area& area, bool scrolls = false);
void end_panel();

/// Asks for what the pressed keys mean; nothing while text is typed.
void handle_keys(const PanelContext& context);

/// The list's order, for stepping through it by keyboard.
[[nodiscard]] std::vector<std::int64_t> list_order(const PanelContext& context);

} // namespace whenabouts::viewer
