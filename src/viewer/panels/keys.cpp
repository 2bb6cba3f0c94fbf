#include "viewer/panels/context.hpp"

#include <GLFW/glfw3.h> // numbers of the keys
#include <algorithm>
#include <array>
#include <imgui.h>
#include <imgui_internal.h>

namespace whenabouts::viewer {

namespace {

/// A letter or sign that was typed, whatever the keyboard's layout.
bool typed(char sign) {
    const auto& queue = ImGui::GetIO().InputQueueCharacters;
    return std::any_of(queue.begin(), queue.end(), [&](ImWchar c) { return c == static_cast<ImWchar>(sign); });
}

void press_for_time(const PanelContext& c, const KeyPress& press) {
    switch (press.key) {
    case GLFW_KEY_LEFT:
    case GLFW_KEY_RIGHT: {
        const int direction = press.key == GLFW_KEY_LEFT ? -1 : 1;
        if (press.ctrl) return c.ask(command::PanAxis{direction * (press.shift ? 0.5 : 0.1)});
        if (press.shift) return c.ask(command::NextWindow{direction});
        return c.ask(command::StepTime{direction});
    }
    case GLFW_KEY_HOME:
        return c.ask(command::TimeToStart{});
    case GLFW_KEY_END:
        return c.ask(command::TimeToEnd{});
    default:
        break;
    }
    if (press.ctrl || press.repeated) return;
    switch (press.key) {
    case GLFW_KEY_SPACE:
        return c.ask(command::TogglePlay{});
    case GLFW_KEY_L:
        return c.ask(command::ToggleLoop{});
    case GLFW_KEY_P:
        return c.ask(command::TogglePossible{});
    case GLFW_KEY_J:
        return c.ask(command::TimeToSelection{});
    case GLFW_KEY_G:
        c.memory.focus_dates = true;
        return;
    default:
        return;
    }
}

/// Letters that mean one thing alone and move the map with Shift.
void press_for_map(const PanelContext& c, const KeyPress& press) {
    if (press.ctrl) return;
    if (!press.shift) {
        if (press.repeated) return;
        if (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER) return c.ask(command::ShowSelection{});
        if (press.key == GLFW_KEY_A) return c.ask(command::FitAxis{});
        if (press.key == GLFW_KEY_D) return c.ask(command::SetTheme{c.state.theme == "dark" ? "light" : "dark"});
        if (press.key == GLFW_KEY_V) return c.ask(command::ToggleListInView{});
        return;
    }
    constexpr double nudge_px = 96;
    switch (press.key) {
    case GLFW_KEY_W:
        return c.ask(command::Pan{0, nudge_px});
    case GLFW_KEY_S:
        return c.ask(command::Pan{0, -nudge_px});
    case GLFW_KEY_A:
        return c.ask(command::Pan{nudge_px, 0});
    case GLFW_KEY_D:
        return c.ask(command::Pan{-nudge_px, 0});
    default:
        return;
    }
}

void press_for_window(const PanelContext& c, const KeyPress& press) {
    if (press.key == GLFW_KEY_UP || press.key == GLFW_KEY_DOWN) {
        const int direction = press.key == GLFW_KEY_UP ? -1 : 1;
        if (!press.ctrl) return c.ask(command::SelectNext{direction, list_order(c)});
        const auto middle = c.state.time.axis_from + (c.state.time.axis_until - c.state.time.axis_from) / 2;
        return c.ask(command::ZoomAxis{direction < 0 ? 0.8 : 1.25, middle});
    }
    if (!press.ctrl) return;
    constexpr float scale_step = 0.125F;
    switch (press.key) {
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD:
        return c.ask(command::SetUiScale{c.state.ui_scale + scale_step});
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
        return c.ask(command::SetUiScale{c.state.ui_scale - scale_step});
    case GLFW_KEY_Q:
        return c.ask(command::Quit{});
    default:
        return;
    }
}

void handle_signs(const PanelContext& c) {
    for (int i = 0; i < 5; ++i)
        if (typed(static_cast<char>('1' + i))) c.ask(command::SetMode{static_cast<TimeMode>(i)});
    if (typed('+') || typed('=')) c.ask(command::ZoomMiddle{2});
    if (typed('-')) c.ask(command::ZoomMiddle{-2});
    if (typed('0')) c.ask(command::ShowAll{});
    const core::Incident* selected = c.selection();
    if (selected == nullptr) return;
    const auto& span = selected->when.span;
    if (span.begin() && typed('['))
        c.ask(command::SetHandles{*span.begin(), std::max(c.state.time.until, *span.begin())});
    if (span.end() && typed(']')) c.ask(command::SetHandles{std::min(c.state.time.from, *span.end()), *span.end()});
}

/// Closes what was opened last; works also while text is typed.
void handle_escape(const PanelContext& c) {
    if (c.state.help_open) return c.ask(command::ToggleHelp{});
    if (c.state.here) return c.ask(command::CloseWhatIsHere{});
    if (!c.memory.search.empty()) {
        c.memory.search.clear();
        return c.ask(command::Search{});
    }
    if (c.state.selected) c.ask(command::Select{});
}

/// Keys that work everywhere.
void press_anywhere(const PanelContext& c, const KeyPress& press) {
    Layout layout = c.state.layout;
    switch (press.key) {
    case GLFW_KEY_F1:
        return c.ask(command::ToggleHelp{});
    case GLFW_KEY_F12:
        return c.ask(command::SaveScreenshot{});
    case GLFW_KEY_F8:
        layout.list_open = !layout.list_open;
        return c.ask(command::SetLayout{layout});
    case GLFW_KEY_F9:
        layout.card_open = !layout.card_open;
        return c.ask(command::SetLayout{layout});
    case GLFW_KEY_F:
        c.memory.focus_search = c.memory.focus_search || press.ctrl;
        return;
    case GLFW_KEY_ESCAPE:
        if (!ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) handle_escape(c);
        return;
    default:
        return;
    }
}

/// Tab goes from panel to panel and lends the arrows and Space to the buttons there.
void go_to_panel(const PanelContext& c, int direction) {
    constexpr auto panels = std::to_array<const char*>({"##top", "##list", "##map", "##card", "##time"});
    constexpr auto count = static_cast<int>(panels.size());
    ImGuiIO& io = ImGui::GetIO();
    const bool first = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) == 0;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    int& panel = c.memory.panel;
    for (int i = 0; i < count; ++i) {
        panel = first && i == 0 ? (direction > 0 ? 0 : count - 1) : (panel + direction + count) % count;
        ImGuiWindow* window = ImGui::FindWindowByName(panels[static_cast<std::size_t>(panel)]);
        if (window == nullptr || !window->WasActive) continue; // a panel that is closed
        ImGui::ClearActiveID();
        ImGui::FocusWindow(window);
        ImGui::NavInitWindow(window, true);
        GImGui->NavDisableHighlight = false;
        GImGui->NavDisableMouseHover = true;
        return;
    }
}

} // namespace

void handle_keys(const PanelContext& c) {
    ImGuiIO& io = ImGui::GetIO();
    bool among_buttons = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    const auto leave_buttons = [&] { io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard; };
    if (among_buttons && ImGui::IsMouseClicked(0)) leave_buttons();
    for (const KeyPress& press : c.keys) {
        if (press.key == GLFW_KEY_TAB && !press.ctrl && !c.state.help_open) {
            go_to_panel(c, press.shift ? -1 : 1);
            among_buttons = true;
            continue;
        }
        if (among_buttons && press.key == GLFW_KEY_ESCAPE) {
            leave_buttons();
            among_buttons = false;
            continue;
        }
        if (!press.repeated) press_anywhere(c, press);
        if (io.WantTextInput || among_buttons || c.state.help_open) continue;
        press_for_time(c, press);
        press_for_map(c, press);
        press_for_window(c, press);
    }
    if (!io.WantTextInput && !among_buttons && !c.state.help_open && !io.KeyCtrl) handle_signs(c);
}

} // namespace whenabouts::viewer
