#include "core/grouped.hpp"
#include "viewer/panels/context.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace whenabouts::viewer {

namespace {

std::string viewpoint_name(const State& state, std::string_view code) {
    for (const ViewpointChoice& choice : state.viewpoints)
        if (choice.code == code) return choice.name;
    return std::string(code);
}

void draw_store(const PanelContext& c, float height) {
    const Ui& ui = c.ui;
    const float x = ui.px(16);
    ImGui::SetCursorPos({x, (height - ui.fonts.title->FontSize) / 2});
    line(ui, ui.fonts.title, ui.theme.text, "Whenabouts");
    ImGui::SameLine(0, ui.px(14));
    const float baseline = (height - ui.fonts.body->FontSize) / 2;
    ImGui::SetCursorPosY(baseline);
    if (c.state.store_name.empty()) {
        line(ui, ui.fonts.body, ui.theme.muted, c.state.loading ? "Opening…" : "No store open");
        return;
    }
    if (!c.state.store_notice.empty()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_icon(*ImGui::GetWindowDrawList(), Icon::lock, {at.x + ui.px(7), at.y + ui.fonts.body->FontSize / 2},
                  ui.px(13), packed(ui.theme.warning));
        ImGui::Dummy({ui.px(14), ui.fonts.body->FontSize});
        tip_for_item(ui, c.state.store_notice);
        ImGui::SameLine(0, ui.px(6));
        ImGui::SetCursorPosY(baseline);
    }
    line(ui, ui.fonts.strong, ui.theme.text, c.state.store_name);
    tip_for_item(ui, c.state.store_notice);
    ImGui::SameLine(0, ui.px(10));
    ImGui::SetCursorPosY(baseline);
    const std::size_t all = c.state.catalogue->size();
    line(ui, ui.fonts.body, ui.theme.muted,
         fmt::format("{} incident{}{}", core::grouped(all), all == 1 ? "" : "s", c.state.loading ? " · reading…" : ""));
}

/// Places that bear the searched name: click or Enter flies there.
void draw_offers(const PanelContext& c, ImVec2 below, float width) {
    if (c.state.offers.empty() || c.memory.search.empty()) return;
    const Ui& ui = c.ui;
    ImGui::SetNextWindowPos({below.x, below.y + ui.px(4)});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, ui.px(1));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(7));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    ImGui::Begin("##offers", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
    line(ui, ui.fonts.small, ui.theme.muted, "Go to a place");
    for (std::size_t i = 0; i < c.state.offers.size(); ++i) {
        const PlaceOffer& offer = c.state.offers[i];
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (ImGui::Selectable("##place", false, 0, {0, ui.px(38)})) {
            if (offer.box)
                c.ask(command::ShowBox{*offer.box});
            else
                c.ask(command::ShowPlace{offer.at, offer.radius_m});
            c.ask(command::OfferPlaces{});
            c.ask(command::Search{});
            c.memory.search.clear();
        }
        const ImVec2 after = ImGui::GetCursorScreenPos();
        const float room = width - ui.px(28);
        ImGui::SetCursorScreenPos({at.x + ui.px(4), at.y + ui.px(1)});
        elided(ui, ui.fonts.body, ui.theme.text, offer.name, room);
        ImGui::SetCursorScreenPos({at.x + ui.px(4), at.y + ui.px(19)});
        elided(ui, ui.fonts.small, ui.theme.muted, offer.detail, room);
        ImGui::SetCursorScreenPos(after);
        ImGui::PopID();
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
}

void draw_search(const PanelContext& c, const Area& area, float left, float width) {
    const Ui& ui = c.ui;
    const float frame = ImGui::GetFrameHeight();
    ImGui::SetCursorPos({left, (area.height - frame) / 2});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetNextItemWidth(width);
    if (c.memory.focus_search) {
        ImGui::SetKeyboardFocusHere();
        c.memory.focus_search = false;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(30), ui.px(6)});
    const bool entered =
        ImGui::InputTextWithHint("##search", "Search incidents and places", &c.memory.search,
                                 ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    const bool focused = ImGui::IsItemActive();
    if (focused) {
        ImGui::GetWindowDrawList()->AddRect(at, {at.x + width, at.y + frame}, packed(ui.theme.focus), ui.px(5), 0,
                                            ui.px(1.5F));
    }
    tip_for_item(ui, focused ? "" : "Search incidents and places (Ctrl+F)");
    draw_icon(*ImGui::GetWindowDrawList(), Icon::search, {at.x + ui.px(16), at.y + frame / 2}, ui.px(13),
              packed(ui.theme.muted));
    if (c.memory.search != c.state.filter.search) c.ask(command::Search{c.memory.search});
    if (entered && !c.state.offers.empty() && c.shown.in_window == 0) {
        const PlaceOffer& first = c.state.offers.front();
        if (first.box)
            c.ask(command::ShowBox{*first.box});
        else
            c.ask(command::ShowPlace{first.at, first.radius_m});
    }
    if (!c.memory.search.empty()) {
        const ImVec2 before = ImGui::GetCursorScreenPos();
        const float side = ui.px(20);
        ImGui::SetCursorScreenPos({at.x + width - side - ui.px(6), at.y + (frame - side) / 2});
        if (icon_button(ui, "clear-search", Icon::close, "Clear the search (Esc)", {.size = 20})) {
            c.memory.search.clear();
            c.ask(command::Search{});
        }
        ImGui::SetCursorScreenPos(before);
    }
    draw_offers(c, {at.x, at.y + frame}, width);
}

void draw_viewpoint(const PanelContext& c) {
    const Ui& ui = c.ui;
    if (begin_choice(ui, "##viewpoint", viewpoint_name(c.state, c.state.viewpoint), 152)) {
        for (const ViewpointChoice& choice : c.state.viewpoints)
            if (ImGui::Selectable(choice.name.c_str(), choice.code == c.state.viewpoint))
                c.ask(command::SetViewpoint{choice.code});
        ImGui::EndCombo();
    }
    tip_for_item(ui, "Viewpoint: whose borders the map draws. Disputed ones are dashed under every viewpoint.");
}

} // namespace

void draw_top_bar(const PanelContext& c, const Area& area) {
    const Ui& ui = c.ui;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    begin_panel(c, "##top", area);
    draw_store(c, area.height);
    ImGui::SameLine();
    const float taken = ImGui::GetCursorPosX() + ui.px(24);
    const float right = ui.px(152 + 2 * 32 + 3 * 8 + 16);
    const float room = area.width - taken - right - ui.px(16);
    const float width = std::min(ui.px(380), room);
    if (width > ui.px(140)) {
        const float centred = (area.width - width) / 2;
        draw_search(c, area, std::clamp(centred, taken, std::max(taken, area.width - right - width)), width);
    }
    const float button = ui.px(32);
    ImGui::SetCursorPos({area.width - right, (area.height - ImGui::GetFrameHeight()) / 2});
    draw_viewpoint(c);
    ImGui::SetCursorPos({area.width - ui.px(16) - 2 * button - ui.px(8), (area.height - button) / 2});
    const bool dark = c.state.theme == "dark";
    if (icon_button(ui, "theme", dark ? Icon::sun : Icon::moon, dark ? "Light colours (D)" : "Dark colours (D)"))
        c.ask(command::SetTheme{dark ? "light" : "dark"});
    ImGui::SetCursorPos({area.width - ui.px(16) - button, (area.height - button) / 2});
    if (icon_button(ui, "help", Icon::help, "Keys and symbols (F1)", {.active = c.state.help_open}))
        c.ask(command::ToggleHelp{});
    ImGui::GetWindowDrawList()->AddRectFilled({area.left, area.bottom() - std::max(1.0F, ui.scale)},
                                              {area.right(), area.bottom()}, packed(ui.theme.border));
    end_panel();
    ImGui::PopStyleVar();
}

} // namespace whenabouts::viewer
