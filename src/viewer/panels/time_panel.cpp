#include "viewer/panels/context.hpp"

#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace whenabouts::viewer {

namespace {

using timeline::CalendarStep;
using timeline::CalendarUnit;

constexpr std::array<std::string_view, 5> mode_words{"All", "Window", "Step", "Since", "Until"};
constexpr std::array<CalendarStep, 9> steps{{{CalendarUnit::hour, 1},
                                             {CalendarUnit::hour, 6},
                                             {CalendarUnit::day, 1},
                                             {CalendarUnit::week, 1},
                                             {CalendarUnit::month, 1},
                                             {CalendarUnit::quarter, 1},
                                             {CalendarUnit::year, 1},
                                             {CalendarUnit::decade, 1},
                                             {CalendarUnit::century, 1}}};

std::string speed_words(double steps_per_second) {
    return steps_per_second < 1 ? fmt::format("1 step in {:.0f} s", 1 / steps_per_second)
                                : fmt::format("{:.0f} step{}/s", steps_per_second, steps_per_second == 1 ? "" : "s");
}

void draw_transport(const PanelContext& c) {
    const Ui& ui = c.ui;
    const auto next = [&] { ImGui::SameLine(0, ui.px(4)); };
    if (icon_button(ui, "previous-window", Icon::previous_window, "One window back (Shift+Left)"))
        c.ask(command::NextWindow{-1});
    next();
    if (icon_button(ui, "step-back", Icon::step_back, "One step back (Left)")) c.ask(command::StepTime{-1});
    next();
    const bool playing = c.state.time.playing;
    if (icon_button(ui, "play", playing ? Icon::pause : Icon::play, playing ? "Pause (Space)" : "Play (Space)",
                    {.primary = true}))
        c.ask(command::TogglePlay{});
    next();
    if (icon_button(ui, "step-forward", Icon::step_forward, "One step forward (Right)")) c.ask(command::StepTime{1});
    next();
    if (icon_button(ui, "next-window", Icon::next_window, "One window forward (Shift+Right)"))
        c.ask(command::NextWindow{1});
}

void draw_dates(const PanelContext& c, float width) {
    const Ui& ui = c.ui;
    if (!c.memory.dates_edited) c.memory.dates = c.state.time.mode == TimeMode::all ? "" : as_edtf(c.state.time);
    if (c.memory.focus_dates) {
        ImGui::SetKeyboardFocusHere();
        c.memory.focus_dates = false;
    }
    ImGui::SetNextItemWidth(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool entered =
        ImGui::InputTextWithHint("##dates", "Type dates: 2024-01", &c.memory.dates,
                                 ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    c.memory.dates_edited = ImGui::IsItemActive();
    if (ImGui::IsItemActive())
        ImGui::GetWindowDrawList()->AddRect(at, {at.x + width, at.y + ImGui::GetFrameHeight()}, packed(ui.theme.focus),
                                            ui.px(5), 0, ui.px(1.5F));
    tip_for_item(
        ui, c.memory.dates_edited
                ? ""
                : "The window as dates; type others (G): a day, a month, two dates with / between, .. for an open end");
    if (entered) c.ask(command::TypeDates{c.memory.dates});
}

void draw_choices(const PanelContext& c) {
    const Ui& ui = c.ui;
    if (begin_choice(ui, "##step", timeline::describe(c.state.time.step), 104)) {
        for (const CalendarStep choice : steps)
            if (ImGui::Selectable(timeline::describe(choice).c_str(), choice == c.state.time.step))
                c.ask(command::SetStep{choice});
        ImGui::EndCombo();
    }
    tip_for_item(ui, "Length of one step; handles rest on its calendar");
    ImGui::SameLine(0, ui.px(6));
    if (begin_choice(ui, "##speed", speed_words(c.state.time.steps_per_second), 112)) {
        for (const double choice : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
            if (ImGui::Selectable(speed_words(choice).c_str(), choice == c.state.time.steps_per_second))
                c.ask(command::SetSpeed{choice});
        ImGui::EndCombo();
    }
    tip_for_item(ui, "Speed of playing");
    ImGui::SameLine(0, ui.px(6));
    if (icon_button(ui, "loop", Icon::loop, "Begin again at the end (L)", {.active = c.state.time.loop}))
        c.ask(command::ToggleLoop{});
    ImGui::SameLine(0, ui.px(6));
    if (icon_button(ui, "possible", Icon::possible, "Show what is only possibly in the window, hollow (P)",
                    {.active = c.state.time.possible}))
        c.ask(command::TogglePossible{});
    ImGui::SameLine(0, ui.px(6));
    if (icon_button(ui, "fit-axis", Icon::fit, "The whole time on the axis (A)")) c.ask(command::FitAxis{});
}

void draw_counter(const PanelContext& c, const Area& area, float y) {
    const Ui& ui = c.ui;
    const std::string counts = counter_words(c.state, c.shown);
    const std::string when = describe(c.state.time);
    const float left = ui.px(16);
    ImGui::SetCursorPos({left, y});
    line(ui, ui.fonts.strong, ui.theme.text, when);
    const float when_width = width_of(ui.fonts.strong, when);
    constexpr std::string_view zone = "calendar dates as reported · clock times in UTC";
    const float count_width = width_of(ui.fonts.body, counts);
    const float zone_left = left + when_width + ui.px(14);
    if (zone_left + width_of(ui.fonts.small, zone) + ui.px(24) + count_width < area.width - ui.px(16)) {
        ImGui::SetCursorPos({zone_left, y + ui.px(2)});
        line(ui, ui.fonts.small, ui.theme.muted, zone);
        tip_for_item(ui,
                     "A date without a clock time is the whole local day of its place; it is not shifted by any zone.");
    }
    const float room = area.width - ui.px(32) - when_width - ui.px(16);
    ImGui::SetCursorPos({area.width - ui.px(16) - std::min(count_width, room), y});
    elided(ui, ui.fonts.body, ui.theme.text, counts, std::min(count_width + 1, room));
}

} // namespace

void draw_time_panel(const PanelContext& c, const Area& area) {
    const Ui& ui = c.ui;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(9), ui.px(7)});
    begin_panel(c, "##time", area);
    ImGui::SetCursorPos({ui.px(16), ui.px(10)});
    draw_transport(c);
    ImGui::SameLine(0, ui.px(16));
    const int mode = segmented(
        ui, "mode", mode_words, static_cast<int>(c.state.time.mode),
        "What the window takes in (1 … 5): all times, between the handles, one step, from a handle on, up to a handle");
    if (mode >= 0) c.ask(command::SetMode{static_cast<TimeMode>(mode)});
    ImGui::SameLine(0, ui.px(16));
    const float choices = ui.px(104 + 112 + 3 * 32 + 4 * 6);
    const float room = area.width - ImGui::GetCursorPosX() - choices - ui.px(16 + 16);
    if (room > ui.px(110)) {
        draw_dates(c, std::min(room, ui.px(230)));
        ImGui::SameLine(0, ui.px(16));
    }
    if (area.width - ImGui::GetCursorPosX() > choices) draw_choices(c);
    draw_counter(c, area, ui.px(52));
    ImGui::SetCursorPos({0, ui.px(76)});
    draw_time_axis(c, area.width, area.height - ui.px(76));
    end_panel();
    ImGui::PopStyleVar(2);
}

} // namespace whenabouts::viewer
