#include "viewer/panels/context.hpp"

#include <array>
#include <cmath>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

struct KeyLine {
    std::string_view keys, does;
};

constexpr auto time_keys = std::to_array<KeyLine>({{"Space", "Play or pause"},
                                                   {"Left  Right", "One step back, forward"},
                                                   {"Shift + Left  Right", "One window back, forward"},
                                                   {"Home  End", "To the first, to the last"},
                                                   {"1 … 5", "All, window, step, since, until"},
                                                   {"[  ]", "Window begins, ends at the selection"},
                                                   {"Ctrl + Left  Right", "Move the axis"},
                                                   {"Ctrl + Up  Down", "Zoom the axis"},
                                                   {"A", "Whole time on the axis"},
                                                   {"G", "Type dates"},
                                                   {"J", "To the selection's time"},
                                                   {"P", "Possible ones on, off"},
                                                   {"L", "Loop on, off"}});
constexpr auto map_keys = std::to_array<KeyLine>({{"Drag", "Move the map"},
                                                  {"Wheel  +  -", "Zoom"},
                                                  {"Double click", "Zoom in (Shift: out)"},
                                                  {"W A S D", "Move the map (with Shift)"},
                                                  {"0", "All incidents"},
                                                  {"Enter", "To the selected incident"},
                                                  {"Right click", "What is here?"}});
constexpr auto window_keys = std::to_array<KeyLine>({{"Up  Down", "Previous, next incident"},
                                                     {"Ctrl + F", "Search"},
                                                     {"V", "List only what the map shows"},
                                                     {"F8  F9", "List, card on, off"},
                                                     {"Tab", "Next panel; arrows, Space; Esc ends"},
                                                     {"D", "Light, dark"},
                                                     {"Ctrl + +  -", "Larger, smaller"},
                                                     {"F12", "Save a picture of the window"},
                                                     {"Esc", "Close what is open"},
                                                     {"Ctrl + Q", "Quit"}});

template <std::size_t N>
void draw_column(const Ui& ui, std::string_view name, const std::array<KeyLine, N>& lines) {
    line(ui, ui.fonts.strong, ui.theme.text, name);
    gap(ui, 6);
    const float left = ImGui::GetCursorPosX();
    for (const KeyLine& row : lines) {
        const float y = ImGui::GetCursorPosY();
        line(ui, ui.fonts.small, ui.theme.accent, row.keys);
        ImGui::SetCursorPos({left + ui.px(136), y});
        line(ui, ui.fonts.small, ui.theme.text, row.does);
        ImGui::SetCursorPos({left, y + ui.px(22)});
    }
}

/// Darkens what lies behind; a click on it closes.
void draw_shade(const PanelContext& c, float width, float height) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(c.ui.theme.shade));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("##shade", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    if (ImGui::InvisibleButton("outside", {width, height})) c.ask(command::ToggleHelp{});
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

} // namespace

void draw_help(const PanelContext& c, float width, float height) {
    if (!c.state.help_open) return;
    const Ui& ui = c.ui;
    draw_shade(c, width, height);
    const ImVec2 size{std::min(ui.px(1080), width - ui.px(24)), std::min(ui.px(404), height - ui.px(24))};
    ImGui::SetNextWindowPos({std::round((width - size.x) / 2), std::round((height - size.y) / 2)});
    ImGui::SetNextWindowSize(size);
    if (ImGui::IsWindowAppearing() || !ImGui::IsAnyItemActive()) ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(28), ui.px(14)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(9));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, ui.px(1));
    ImGui::Begin("##help", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PushFont(ui.fonts.body);
    ImGui::SetCursorPosY(ui.px(22));
    line(ui, ui.fonts.title, ui.theme.text, "Keys");
    ImGui::SetCursorPos({size.x - ui.px(20 + 28), ui.px(16)});
    if (icon_button(ui, "close-help", Icon::close, "Close (F1 or Esc)", {.size = 28})) c.ask(command::ToggleHelp{});
    const float column = (size.x - ui.px(56)) / 3;
    const auto group = [&](int index, std::string_view name, const auto& lines) {
        ImGui::SetCursorPos({ui.px(28) + column * static_cast<float>(index), ui.px(62)});
        ImGui::BeginGroup();
        draw_column(ui, name, lines);
        ImGui::EndGroup();
    };
    group(0, "Time", time_keys);
    group(1, "Map", map_keys);
    group(2, "Window", window_keys);
    ImGui::PopFont();
    ImGui::End();
    ImGui::PopStyleVar(3);
}

} // namespace whenabouts::viewer
