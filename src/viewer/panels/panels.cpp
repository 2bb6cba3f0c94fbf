#include "viewer/panels/context.hpp"

#include <algorithm>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

constexpr float top_height = 52;
constexpr float narrowest = 200;

/// The line between two panels, in a wider bar that can be dragged; gives how far (logical pixels).
float splitter(const PanelContext& c, const char* id, const Area& bar, bool upright) {
    ImGui::SetNextWindowPos({bar.left, bar.top});
    ImGui::SetNextWindowSize({bar.width, bar.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::InvisibleButton("bar", {bar.width, bar.height});
    float moved = 0;
    const bool active = ImGui::IsItemActive();
    const float thin = std::max(1.0F, std::floor(c.ui.scale));
    const ImVec2 hair = upright ? ImVec2{bar.left + std::floor(bar.width / 2), bar.top}
                                : ImVec2{bar.left, bar.top + std::floor(bar.height / 2)};
    ImGui::GetWindowDrawList()->AddRectFilled(
        hair, upright ? ImVec2{hair.x + thin, bar.bottom()} : ImVec2{bar.right(), hair.y + thin},
        packed(c.ui.theme.border));
    if (active || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const float thick = std::max(1.0F, c.ui.px(2));
        const ImVec2 low = upright ? ImVec2{bar.left + (bar.width - thick) / 2, bar.top}
                                   : ImVec2{bar.left, bar.top + (bar.height - thick) / 2};
        const ImVec2 high = upright ? ImVec2{low.x + thick, bar.bottom()} : ImVec2{bar.right(), low.y + thick};
        ImGui::GetWindowDrawList()->AddRectFilled(low, high, packed(c.ui.theme.accent));
    }
    if (active) moved = (upright ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y) / c.ui.scale;
    ImGui::End();
    ImGui::PopStyleVar(2);
    return moved;
}

void draw_splitters(const PanelContext& c, const Areas& areas) {
    const float grip = c.ui.px(7);
    Layout layout = c.state.layout;
    if (areas.list.width > 0)
        layout.list +=
            splitter(c, "##split-list", {areas.list.right() - grip / 2, areas.list.top, grip, areas.list.height}, true);
    if (areas.card.width > 0)
        layout.card -=
            splitter(c, "##split-card", {areas.card.left - grip / 2, areas.card.top, grip, areas.card.height}, true);
    layout.time -=
        splitter(c, "##split-time", {areas.time.left, areas.time.top - grip / 2, areas.time.width, grip}, false);
    layout.list = std::clamp(layout.list, narrowest, 640.0F);
    layout.card = std::clamp(layout.card, narrowest, 720.0F);
    layout.time = std::clamp(layout.time, 168.0F, 420.0F);
    if (layout != c.state.layout) c.ask(command::SetLayout{layout});
}

} // namespace

Areas areas_of(const Layout& layout, float width, float height, float scale) {
    Areas areas;
    const float top = std::min(top_height * scale, height);
    const float time = std::min(layout.time * scale, (height - top) * 0.6F);
    const float middle = std::max(height - top - time, 1.0F);
    // On a narrow window the side panels give way, so that the map keeps at least 40 %.
    float list = layout.list_open ? layout.list * scale : 0;
    float card = layout.card_open ? layout.card * scale : 0;
    if (const float most = width * 0.6F; list + card > most && list + card > 0) {
        const float share = most / (list + card);
        list *= share;
        card *= share;
    }
    list = std::floor(list);
    card = std::floor(card);
    areas.top = {0, 0, width, top};
    areas.list = {0, top, list, middle};
    areas.map = {list, top, std::max(width - list - card, 1.0F), middle};
    areas.card = {width - card, top, card, middle};
    areas.time = {0, top + middle, width, time};
    return areas;
}

bool begin_panel(const PanelContext& c, const char* name, const Area& area, bool scrolls) {
    ImGui::SetNextWindowPos({area.left, area.top});
    ImGui::SetNextWindowSize({area.width, area.height});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                             ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    const bool open = ImGui::Begin(name, nullptr, flags);
    ImGui::PushFont(c.ui.fonts.body);
    return open;
}

void end_panel() {
    ImGui::PopFont();
    ImGui::End();
}

void draw_panels(const PanelContext& c, const Areas& areas) {
    c.memory.hovering = false;
    draw_map_panel(c, areas.map);
    if (areas.list.width > 0) draw_list(c, areas.list);
    if (areas.card.width > 0) draw_card(c, areas.card);
    draw_time_panel(c, areas.time);
    draw_top_bar(c, areas.top);
    if (!c.memory.hovering && c.state.hovered) c.ask(command::Hover{});
    draw_splitters(c, areas);
    draw_help(c, areas.top.width, areas.time.bottom());
}

} // namespace whenabouts::viewer
