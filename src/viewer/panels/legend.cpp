#include "viewer/panels/context.hpp"

#include <array>
#include <fmt/format.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

using Draw = void (*)(const Ui&, ImDrawList&, ImVec2 middle);

void key_row(const Ui& ui, Draw draw, std::string_view text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw(ui, *ImGui::GetWindowDrawList(), {at.x + ui.px(14), at.y + ui.px(12)});
    ImGui::Indent(ui.px(38));
    ImGui::SetCursorScreenPos({at.x + ui.px(38), at.y + ui.px(12) - ui.fonts.body->FontSize / 2});
    wrapped(ui, ui.fonts.body, ui.theme.text, text);
    ImGui::Unindent(ui.px(38));
    gap(ui, 8);
}

void solid(const Ui& ui, ImDrawList& list, ImVec2 middle) {
    draw_symbol(list, "circle", middle, ui.px(14), ui.theme.accent, ui.theme.symbol_outline, false);
}
void hollow(const Ui& ui, ImDrawList& list, ImVec2 middle) {
    draw_symbol(list, "circle", middle, ui.px(14), ui.theme.accent, ui.theme.symbol_outline, true);
}
void shaded(const Ui& ui, ImDrawList& list, ImVec2 middle) {
    Colour shade = ui.theme.accent;
    shade.a = 50;
    const ImVec2 low{middle.x - ui.px(13), middle.y - ui.px(9)}, high{middle.x + ui.px(13), middle.y + ui.px(9)};
    list.AddRectFilled(low, high, packed(shade), ui.px(3));
    list.PushClipRect(low, high, true);
    shade.a = 150;
    for (float x = low.x - ui.px(18); x < high.x; x += ui.px(5))
        list.AddLine({x, low.y}, {x + ui.px(18), high.y}, packed(shade), ui.px(1));
    list.PopClipRect();
    list.AddRect(low, high, packed(ui.theme.accent), ui.px(3));
}
void dashed(const Ui& ui, ImDrawList& list, ImVec2 middle) {
    for (int i = 0; i < 4; ++i) {
        const float x = middle.x - ui.px(13) + static_cast<float>(i) * ui.px(7);
        list.AddRectFilled({x, middle.y - ui.px(1)}, {x + ui.px(4), middle.y + ui.px(1)}, packed(ui.theme.muted));
    }
}

} // namespace

void draw_legend(const PanelContext& c) {
    const Ui& ui = c.ui;
    line(ui, ui.fonts.title, ui.theme.text, "On screen");
    gap(ui, 4);
    const std::string counts = counter_words(c.state, c.shown);
    wrapped(ui, ui.fonts.body, ui.theme.muted, c.state.catalogue->size() == 0 ? "Nothing yet." : counts);
    wrapped(ui, ui.fonts.body, ui.theme.muted, describe(c.state.time));
    if (!c.state.store_notice.empty()) {
        heading(ui, "Read-only");
        wrapped(ui, ui.fonts.body, ui.theme.warning, c.state.store_notice);
    }
    gap(ui, 12);
    rule(ui);
    heading(ui, "How to read the map");
    gap(ui, 2);
    key_row(ui, solid, "Certainly in the time window");
    key_row(ui, hollow, "Perhaps in the window: the date is not known exactly enough");
    key_row(ui, shaded, "The place is known only as this area: it happened somewhere in it");
    key_row(ui, dashed, "Disputed border, drawn by the chosen viewpoint");
    gap(ui, 6);
    rule(ui);
    heading(ui, "To begin");
    wrapped(
        ui, ui.fonts.body, ui.theme.muted,
        "Click an incident on the map or in the list to see what is known about it and who says so. Drag over the bars "
        "below to look at a stretch of time; Space plays it. F1 shows all keys.");
}

} // namespace whenabouts::viewer
