#include "viewer/ui/widgets.hpp"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>
#include <optional>

namespace whenabouts::viewer {

namespace {

ImVec4 vec(Colour c) {
    return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
            static_cast<float>(c.a) / 255};
}

Colour faded(Colour c, double share) {
    c.a = static_cast<std::uint8_t>(c.a * share);
    return c;
}

const char* end_of(std::string_view text) {
    return text.data() + text.size();
}

struct ButtonColours {
    Colour fill, ink, border;
};

ButtonColours colours_of(const Ui& ui, const ButtonLook& look, bool hovered, bool held) {
    const Theme& t = ui.theme;
    if (!look.enabled) return {t.raised, t.faint, t.border};
    if (look.primary) return {hovered || held ? t.accent_hover : t.accent, t.on_accent, t.accent};
    if (look.active) return {t.selection, t.accent, t.accent};
    return {held ? t.raised_active : hovered ? t.raised_hover : t.raised, t.text, t.border};
}

/// The click area, its background and focus ring; gives hovered, held and clicked.
struct Surface {
    bool clicked, hovered, held;
    ImVec2 low, high;
};

Surface surface(const Ui& ui, const char* id, ImVec2 size, const ButtonLook& look) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginDisabled(!look.enabled);
    const bool clicked = ImGui::InvisibleButton(id, size);
    ImGui::EndDisabled();
    const bool hovered = ImGui::IsItemHovered();
    const bool held = ImGui::IsItemActive();
    const ImVec2 high{at.x + size.x, at.y + size.y};
    const ButtonColours colours = colours_of(ui, look, hovered, held);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, high, packed(colours.fill), ui.px(5));
    list.AddRect(at, high, packed(colours.border), ui.px(5));
    focus_ring(ui);
    return {clicked, hovered, held, at, high};
}

} // namespace

std::uint32_t packed(Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

void apply_style(const Ui& ui) {
    ImGuiStyle style;
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.WindowPadding = {12, 10};
    style.FramePadding = {9, 6};
    style.FrameRounding = 5;
    style.FrameBorderSize = 1;
    style.PopupRounding = 7;
    style.PopupBorderSize = 1;
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.ScrollbarSize = 11;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 5;
    style.ChildRounding = 0;
    style.AntiAliasedLinesUseTex = true;
    style.ScaleAllSizes(ui.scale);
    style.FrameBorderSize = std::max(1.0F, ui.scale);
    const Theme& t = ui.theme;
    const auto set = [&](ImGuiCol index, Colour colour) { style.Colors[index] = vec(colour); };
    set(ImGuiCol_Text, t.text);
    set(ImGuiCol_TextDisabled, t.faint);
    set(ImGuiCol_WindowBg, t.surface);
    set(ImGuiCol_ChildBg, faded(t.surface, 0));
    set(ImGuiCol_PopupBg, t.surface);
    set(ImGuiCol_Border, t.border);
    set(ImGuiCol_BorderShadow, faded(t.border, 0));
    set(ImGuiCol_FrameBg, t.field);
    set(ImGuiCol_FrameBgHovered, t.field);
    set(ImGuiCol_FrameBgActive, t.field);
    set(ImGuiCol_ScrollbarBg, faded(t.surface, 0));
    set(ImGuiCol_ScrollbarGrab, t.raised_active);
    set(ImGuiCol_ScrollbarGrabHovered, t.faint);
    set(ImGuiCol_ScrollbarGrabActive, t.muted);
    set(ImGuiCol_CheckMark, t.accent);
    set(ImGuiCol_Button, t.raised);
    set(ImGuiCol_ButtonHovered, t.raised_hover);
    set(ImGuiCol_ButtonActive, t.raised_active);
    set(ImGuiCol_Header, t.selection);
    set(ImGuiCol_HeaderHovered, t.hover);
    set(ImGuiCol_HeaderActive, t.selection);
    set(ImGuiCol_Separator, t.border);
    set(ImGuiCol_TextSelectedBg, t.selection);
    set(ImGuiCol_NavHighlight, t.focus);
    set(ImGuiCol_ModalWindowDimBg, t.shade);
    ImGui::GetStyle() = style;
}

void focus_ring(const Ui& ui) {
    if (!ImGui::IsItemFocused() || GImGui->NavDisableHighlight) return;
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const float out = ui.px(1);
    ImGui::GetForegroundDrawList()->AddRect({low.x - out, low.y - out}, {high.x + out, high.y + out},
                                            packed(ui.theme.focus), ui.px(6), 0, ui.px(2.5F));
}

PointerOnly::PointerOnly() {
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoNavDefaultFocus, true);
}

PointerOnly::~PointerOnly() {
    ImGui::PopItemFlag();
}

void tip_for_item(const Ui& ui, std::string_view text) {
    constexpr float rest_seconds = 0.35F;
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    if (GImGui->HoveredIdTimer < rest_seconds && GImGui->HoveredId != 0) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(9), ui.px(6)});
    ImGui::BeginTooltip();
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushTextWrapPos(ui.px(320));
    ImGui::TextUnformatted(text.data(), end_of(text));
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view tip, const ButtonLook& look) {
    const float size = ui.px(look.size);
    const Surface made = surface(ui, id, {size, size}, look);
    const ButtonColours colours = colours_of(ui, look, made.hovered, made.held);
    draw_icon(*ImGui::GetWindowDrawList(), icon, {(made.low.x + made.high.x) / 2, (made.low.y + made.high.y) / 2},
              ui.px(look.size * 0.44F), packed(colours.ink));
    tip_for_item(ui, tip);
    return made.clicked && look.enabled;
}

bool text_button(const Ui& ui, const char* label, std::string_view tip, const ButtonLook& look) {
    const std::string_view shown(label, static_cast<std::size_t>(ImGui::FindRenderedTextEnd(label) - label));
    ImFont* font = ui.fonts.body;
    const float width = width_of(font, shown) + ui.px(22);
    const float height = ui.px(look.size);
    const Surface made = surface(ui, label, {width, height}, look);
    const ButtonColours colours = colours_of(ui, look, made.hovered, made.held);
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                        {made.low.x + ui.px(11), made.low.y + (height - font->FontSize) / 2},
                                        packed(colours.ink), shown.data(), end_of(shown));
    tip_for_item(ui, tip);
    return made.clicked && look.enabled;
}

int segmented(const Ui& ui, const char* id, std::span<const std::string_view> words, int chosen, std::string_view tip) {
    ImGui::PushID(id);
    const float height = ui.px(32);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float total = 0;
    for (const std::string_view word : words) total += width_of(ui.fonts.body, word) + ui.px(22);
    list.AddRectFilled(start, {start.x + total, start.y + height}, packed(ui.theme.raised), ui.px(5));
    int answer = -1;
    float x = start.x;
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const std::string_view word = words[static_cast<std::size_t>(i)];
        const float width = width_of(ui.fonts.body, word) + ui.px(22);
        ImGui::SetCursorScreenPos({x, start.y});
        ImGui::PushID(i);
        if (ImGui::InvisibleButton("part", {width, height})) answer = i;
        const bool hovered = ImGui::IsItemHovered();
        focus_ring(ui);
        tip_for_item(ui, tip);
        ImGui::PopID();
        const bool on = i == chosen;
        if (on || hovered) {
            const float inset = ui.px(3);
            list.AddRectFilled({x + inset, start.y + inset}, {x + width - inset, start.y + height - inset},
                               packed(on ? ui.theme.accent : ui.theme.raised_hover), ui.px(4));
        }
        list.AddText(ui.fonts.body, ui.fonts.body->FontSize,
                     {x + ui.px(11), start.y + (height - ui.fonts.body->FontSize) / 2},
                     packed(on ? ui.theme.on_accent : ui.theme.text), word.data(), end_of(word));
        x += width;
    }
    list.AddRect(start, {start.x + total, start.y + height}, packed(ui.theme.border), ui.px(5));
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({total, height});
    ImGui::PopID();
    return answer == chosen ? -1 : answer;
}

bool begin_choice(const Ui& ui, const char* id, const std::string& shown, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetNextItemWidth(ui.px(width));
    const bool open = ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLarge);
    // Inside the opened list the current window is the popup: the chevron belongs to the field's.
    if (!open)
        draw_icon(*ImGui::GetWindowDrawList(), Icon::chevron_down,
                  {at.x + ui.px(width - 14), at.y + ImGui::GetFrameHeight() / 2}, ui.px(10), packed(ui.theme.muted));
    return open;
}

float width_of(ImFont* font, std::string_view text) {
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), end_of(text)).x;
}

namespace {

/// The text's style for letters that ImGui lacks; nullopt when ImGui can set it.
std::optional<lettering::TypeStyle> script_style(const Ui& ui, ImFont* font, std::string_view text) {
    if (ui.script == nullptr || !ScriptText::needed(text)) return std::nullopt;
    return ScriptText::style_of(*font, font == ui.fonts.strong || font == ui.fonts.title, font == ui.fonts.italic);
}

} // namespace

void elided(const Ui& ui, ImFont* font, Colour colour, std::string_view text, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (const auto style = script_style(ui, font, text)) {
        ui.script->draw(list, at, ui.script->fitting(text, *style, width), *style, *font, packed(colour));
        ImGui::Dummy({width, font->FontSize});
        return;
    }
    std::string cut;
    if (width_of(font, text) > width) {
        const float room = width - width_of(font, "…");
        const char* rest = nullptr;
        font->CalcTextSizeA(font->FontSize, std::max(room, 0.0F), 0, text.data(), end_of(text), &rest);
        cut.assign(text.data(), rest);
        while (!cut.empty() && cut.back() == ' ') cut.pop_back();
        cut += "…";
        text = cut;
    }
    list.AddText(font, font->FontSize, at, packed(colour), text.data(), end_of(text));
    ImGui::Dummy({width, font->FontSize});
}

void line(const Ui& ui, ImFont* font, Colour colour, std::string_view text) {
    if (const auto style = script_style(ui, font, text)) {
        const float width = ui.script->width(text, *style);
        ui.script->draw(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), text, *style, *font, packed(colour));
        ImGui::Dummy({width, font->FontSize});
        return;
    }
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(colour));
    ImGui::TextUnformatted(text.data(), end_of(text));
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void wrapped(const Ui& ui, ImFont* font, Colour colour, std::string_view text) {
    const float room = ImGui::GetContentRegionAvail().x;
    if (const auto style = script_style(ui, font, text)) {
        ImGui::BeginGroup();
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        for (const std::string& part : ui.script->lines(text, *style, room)) {
            ui.script->draw(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), part, *style, *font,
                            packed(colour));
            ImGui::Dummy({room, font->FontSize});
        }
        ImGui::PopStyleVar();
        ImGui::EndGroup();
        return;
    }
    ImGui::PushTextWrapPos(0);
    line(ui, font, colour, text);
    ImGui::PopTextWrapPos();
}

void heading(const Ui& ui, std::string_view text) {
    gap(ui, 6);
    line(ui, ui.fonts.small, ui.theme.muted, text);
}

void gap(const Ui& ui, float logical) {
    ImGui::Dummy({0, std::max(0.0F, ui.px(logical) - ImGui::GetStyle().ItemSpacing.y)});
}

void rule(const Ui& ui) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + std::max(1.0F, ui.px(1))},
                                              packed(ui.theme.border));
    ImGui::Dummy({width, ui.px(1)});
}

bool link(const Ui& ui, const char* id, std::string_view text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImFont* font = ui.fonts.body;
    const float width = width_of(font, text);
    const bool clicked = ImGui::InvisibleButton(id, {std::max(width, 1.0F), font->FontSize});
    focus_ring(ui);
    const Colour colour = ImGui::IsItemHovered() ? ui.theme.accent_hover : ui.theme.accent;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText(font, font->FontSize, at, packed(colour), text.data(), end_of(text));
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        const float y = at.y + font->FontSize - ui.px(2);
        list.AddLine({at.x, y}, {at.x + width, y}, packed(colour));
    }
    return clicked;
}

} // namespace whenabouts::viewer
