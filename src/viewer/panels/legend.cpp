#include "core/grouped.hpp"
#include "viewer/panels/context.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <string_view>

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

/// What the colours of a density stand for: a bar with its numbers, evenly by their logarithm.
void density_key(const PanelContext& c) {
    const Ui& ui = c.ui;
    const scene::DensityScale& scale = *c.marks.density;
    heading(ui, "How many incidents in a spot of the map");
    gap(ui, 4);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(260)), height = ui.px(12);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
        const auto colour = scale.at((i + 0.5) / steps);
        const float left = at.x + width * static_cast<float>(i) / steps;
        list.AddRectFilled({left, at.y}, {at.x + width, at.y + height}, IM_COL32(colour.r, colour.g, colour.b, 255));
    }
    float free_from = -1e9F;
    for (double number = 1; number <= scale.most() * 1.0001; number *= 10) {
        const std::string text = core::grouped(static_cast<std::uint64_t>(number));
        const float x = at.x + width * static_cast<float>(std::log(number) / std::log(scale.most()));
        const float wide = width_of(ui.fonts.small, text);
        const float left = std::clamp(x - wide / 2, at.x, at.x + width - wide);
        if (left < free_from + ui.px(6)) continue;
        free_from = left + wide;
        list.AddRectFilled({x - ui.px(0.5F), at.y + height}, {x + ui.px(0.5F), at.y + height + ui.px(4)},
                           packed(ui.theme.muted));
        list.AddText(ui.fonts.small, ui.fonts.small->FontSize, {left, at.y + height + ui.px(5)}, packed(ui.theme.muted),
                     text.c_str());
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height + ui.px(26)});
    wrapped(
        ui, ui.fonts.small, ui.theme.muted,
        "Paler: only perhaps in the time window, or spread over where it may lie. Zoom in to see single incidents.");
    gap(ui, 8);
}

} // namespace

void draw_legend(const PanelContext& c) {
    const Ui& ui = c.ui;
    line(ui, ui.fonts.title, ui.theme.text, "On screen");
    gap(ui, 4);
    // A line each: Dear ImGui would break a large number at its comma.
    constexpr std::string_view between = " · ";
    const std::string words = counter_words(c.state, c.shown);
    std::string counts;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t at = std::min(words.find(between, from), words.size());
        if (!counts.empty()) counts += '\n';
        counts.append(words, from, at - from);
        from = at + between.size();
    }
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
    if (c.marks.density != nullptr) {
        density_key(c);
    } else {
        key_row(ui, solid, "Certainly in the time window");
        key_row(ui, hollow, "Perhaps in the window: the date is not known exactly enough");
    }
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
