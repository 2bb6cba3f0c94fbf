#include "viewer/panels/context.hpp"

#include <GLFW/glfw3.h> // names of the keys, which ImGui 1.86 takes from its backend
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

bool pressed(int key, bool repeats = false) {
    return ImGui::IsKeyPressed(key, repeats);
}

/// The key that types this letter or sign, whatever the layout; letters come as themselves.
bool typed(char sign) {
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
        if (c == static_cast<ImWchar>(sign)) return true;
    return false;
}

void handle_time_keys(const PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const auto& [key, direction] : {std::pair{GLFW_KEY_LEFT, -1}, std::pair{GLFW_KEY_RIGHT, 1}}) {
        if (!pressed(key, true)) continue;
        if (io.KeyCtrl)
            c.ask(command::PanAxis{direction * (io.KeyShift ? 0.5 : 0.1)});
        else if (io.KeyShift)
            c.ask(command::NextWindow{direction});
        else
            c.ask(command::StepTime{direction});
    }
    if (pressed(GLFW_KEY_SPACE)) c.ask(command::TogglePlay{});
    if (pressed(GLFW_KEY_HOME)) c.ask(command::TimeToStart{});
    if (pressed(GLFW_KEY_END)) c.ask(command::TimeToEnd{});
    for (int i = 0; i < 5; ++i)
        if (!io.KeyCtrl && typed(static_cast<char>('1' + i))) c.ask(command::SetMode{static_cast<TimeMode>(i)});
    if (io.KeyCtrl) return;
    if (pressed(GLFW_KEY_L)) c.ask(command::ToggleLoop{});
    if (pressed(GLFW_KEY_P)) c.ask(command::TogglePossible{});
    if (pressed(GLFW_KEY_J)) c.ask(command::TimeToSelection{});
    if (pressed(GLFW_KEY_A) && !io.KeyShift) c.ask(command::FitAxis{});
    if (pressed(GLFW_KEY_G)) c.memory.focus_dates = true;
    const core::Incident* selected = c.selection();
    if (selected != nullptr && selected->when.span.begin() && typed('['))
        c.ask(command::SetHandles{*selected->when.span.begin(),
                                  std::max(c.state.time.until, *selected->when.span.begin())});
    if (selected != nullptr && selected->when.span.end() && typed(']'))
        c.ask(command::SetHandles{std::min(c.state.time.from, *selected->when.span.end()), *selected->when.span.end()});
}

void handle_map_keys(const PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl) return;
    if (typed('+') || typed('=')) c.ask(command::ZoomMiddle{2});
    if (typed('-')) c.ask(command::ZoomMiddle{-2});
    if (typed('0')) c.ask(command::ShowAll{});
    if (pressed(GLFW_KEY_ENTER) || pressed(GLFW_KEY_KP_ENTER)) c.ask(command::ShowSelection{});
    if (!io.KeyShift) return;
    constexpr double nudge_px = 96;
    if (pressed(GLFW_KEY_W, true)) c.ask(command::Pan{0, nudge_px});
    if (pressed(GLFW_KEY_S, true)) c.ask(command::Pan{0, -nudge_px});
    if (pressed(GLFW_KEY_A, true)) c.ask(command::Pan{nudge_px, 0});
    if (pressed(GLFW_KEY_D, true)) c.ask(command::Pan{-nudge_px, 0});
}

void handle_window_keys(const PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const auto& [key, direction] : {std::pair{GLFW_KEY_UP, -1}, std::pair{GLFW_KEY_DOWN, 1}}) {
        if (!pressed(key, true)) continue;
        if (io.KeyCtrl) {
            const auto middle = c.state.time.axis_from + (c.state.time.axis_until - c.state.time.axis_from) / 2;
            c.ask(command::ZoomAxis{direction < 0 ? 0.8 : 1.25, middle});
        } else {
            c.ask(command::SelectNext{direction, list_order(c)});
        }
    }
    if (io.KeyCtrl) {
        if (typed('+') || pressed(GLFW_KEY_EQUAL) || pressed(GLFW_KEY_KP_ADD))
            c.ask(command::SetUiScale{c.state.ui_scale + 0.125F});
        if (pressed(GLFW_KEY_MINUS) || pressed(GLFW_KEY_KP_SUBTRACT))
            c.ask(command::SetUiScale{c.state.ui_scale - 0.125F});
        if (pressed(GLFW_KEY_Q)) c.ask(command::Quit{});
        return;
    }
    if (pressed(GLFW_KEY_V)) c.ask(command::ToggleListInView{});
    if (pressed(GLFW_KEY_D) && !io.KeyShift) c.ask(command::SetTheme{c.state.theme == "dark" ? "light" : "dark"});
}

/// Works also while text is typed.
void handle_escape(const PanelContext& c) {
    if (c.state.help_open) return c.ask(command::ToggleHelp{});
    if (c.state.here) return c.ask(command::CloseWhatIsHere{});
    if (!c.memory.search.empty()) {
        c.memory.search.clear();
        return c.ask(command::Search{});
    }
    if (c.state.selected) c.ask(command::Select{});
}

} // namespace

void handle_keys(const PanelContext& c) {
    ImGuiIO& io = ImGui::GetIO();
    if (pressed(GLFW_KEY_F1)) c.ask(command::ToggleHelp{});
    if (pressed(GLFW_KEY_F12)) c.ask(command::SaveScreenshot{});
    if (io.KeyCtrl && pressed(GLFW_KEY_F)) c.memory.focus_search = true;
    Layout layout = c.state.layout;
    if (pressed(GLFW_KEY_F8)) layout.list_open = !layout.list_open;
    if (pressed(GLFW_KEY_F9)) layout.card_open = !layout.card_open;
    if (layout != c.state.layout) c.ask(command::SetLayout{layout});

    // Tab lends the arrows and Space to the buttons, until Esc or the pointer takes them back.
    const bool among_buttons = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    if (pressed(GLFW_KEY_TAB) && !io.WantTextInput) io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    if (among_buttons && (pressed(GLFW_KEY_ESCAPE) || ImGui::IsMouseClicked(0))) {
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
        return;
    }
    if (pressed(GLFW_KEY_ESCAPE) && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) handle_escape(c);
    if (io.WantTextInput || among_buttons || c.state.help_open) return;
    handle_time_keys(c);
    handle_map_keys(c);
    handle_window_keys(c);
}

} // namespace whenabouts::viewer
