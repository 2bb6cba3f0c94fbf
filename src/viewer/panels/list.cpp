#include "core/grouped.hpp"
#include "viewer/model/words.hpp"
#include "viewer/panels/context.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <utility>

namespace whenabouts::viewer {

namespace {

void draw_category(const PanelContext& c, std::size_t index) {
    const Ui& ui = c.ui;
    const taxonomy::Category& category = c.state.catalogue->categories[index];
    const bool on = !c.state.filter.hidden.contains(category.code);
    ImGui::PushID(category.code.c_str());
    const float height = ui.px(26);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("category", {width, height})) {
        if (ImGui::GetIO().KeyAlt || ImGui::GetIO().KeyCtrl)
            c.ask(command::OnlyCategory{category.code});
        else
            c.ask(command::ToggleCategory{category.code});
    }
    focus_ring(ui);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ui.theme.hover), ui.px(4));
    tip_for_item(ui, "Click: show or hide. Ctrl+click: only this one.");
    const float middle = at.y + height / 2;
    const auto colour = parse_colour(category.colour).value_or(ui.theme.muted);
    draw_symbol(list, category.symbol, {at.x + ui.px(13), middle}, ui.px(12), on ? colour : ui.theme.faint,
                ui.theme.symbol_outline, !on);
    const std::string count = core::grouped(c.state.catalogue->category_counts[index]);
    const float count_width = width_of(ui.fonts.small, count);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + ui.px(28), middle - ui.fonts.body->FontSize / 2});
    elided(ui, ui.fonts.body, on ? ui.theme.text : ui.theme.faint, category.label, width - ui.px(44) - count_width);
    list.AddText(ui.fonts.small, ui.fonts.small->FontSize,
                 {at.x + width - count_width - ui.px(8), middle - ui.fonts.small->FontSize / 2},
                 packed(on ? ui.theme.muted : ui.theme.faint), count.c_str());
    ImGui::SetCursorScreenPos(after);
    ImGui::PopID();
}

void draw_categories(const PanelContext& c) {
    const Ui& ui = c.ui;
    if (c.state.catalogue->categories.empty()) return;
    line(ui, ui.fonts.small, ui.theme.muted, "Categories");
    if (!c.state.filter.hidden.empty()) {
        ImGui::SameLine(ImGui::GetContentRegionAvail().x - width_of(ui.fonts.body, "Show all"));
        if (link(ui, "all-categories", "Show all")) c.ask(command::AllCategories{});
    }
    const float rows = static_cast<float>(std::min<std::size_t>(c.state.catalogue->categories.size(), 6));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("##categories", {0, rows * ui.px(26)}, false, ImGuiWindowFlags_NavFlattened);
    for (std::size_t i = 0; i < c.state.catalogue->categories.size(); ++i) draw_category(c, i);
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

constexpr float row_height = 54;

void draw_row(const PanelContext& c, std::uint32_t row, bool certain) {
    const Ui& ui = c.ui;
    const std::int64_t id = c.state.catalogue->columns->id(row);
    const core::Incident* const known = detail(c.state, id);
    if (known == nullptr) c.memory.unknown.push_back(id);
    static const core::Incident unknown;
    const core::Incident& incident = known != nullptr ? *known : unknown;
    const taxonomy::Category& category = c.state.catalogue->category(row);
    ImGui::PushID(static_cast<int>(row));
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool selected = c.state.selected == id;
    if (ImGui::InvisibleButton("row", {width, height})) {
        c.ask(command::Select{id});
        if (ImGui::IsMouseDoubleClicked(0)) c.ask(command::ShowSelection{});
        c.memory.scrolled_to = id;
    }
    focus_ring(ui);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && ImGui::IsMouseDoubleClicked(0)) c.ask(command::ShowSelection{});
    c.memory.hovering = c.memory.hovering || hovered;
    if (hovered && c.state.hovered != id) c.ask(command::Hover{id});
    if (width_of(ui.fonts.body, incident.title) > width - ui.px(54)) tip_for_item(ui, incident.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (selected || hovered || c.state.hovered == id)
        list.AddRectFilled(at, {at.x + width, at.y + height}, packed(selected ? ui.theme.selection : ui.theme.hover));
    if (selected) list.AddRectFilled(at, {at.x + ui.px(3), at.y + height}, packed(ui.theme.accent));
    const auto colour = parse_colour(category.colour).value_or(ui.theme.muted);
    draw_symbol(list, category.symbol, {at.x + ui.px(24), at.y + ui.px(17)}, ui.px(13), colour, ui.theme.symbol_outline,
                !certain);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const float text_left = at.x + ui.px(42);
    const float room = width - ui.px(42) - ui.px(12);
    ImGui::SetCursorScreenPos({text_left, at.y + ui.px(8)});
    elided(ui, selected ? ui.fonts.strong : ui.fonts.body, ui.theme.text, incident.title, room);
    ImGui::SetCursorScreenPos({text_left, at.y + ui.px(29)});
    std::string words = known != nullptr ? summary_line(incident) : category.label;
    if (known != nullptr && !incident.where.position) words = when_words(incident.when) + " · not on the map";
    elided(ui, ui.fonts.small, ui.theme.muted, words, room);
    list.AddRectFilled({text_left, at.y + height - 1}, {at.x + width, at.y + height}, packed(ui.theme.grid));
    ImGui::SetCursorScreenPos(after);
    ImGui::PopID();
}

void draw_heading(const PanelContext& c, const std::string& text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + c.ui.px(26)}, packed(c.ui.theme.raised));
    ImGui::SetCursorScreenPos({at.x + c.ui.px(14), at.y + c.ui.px(5)});
    line(c.ui, c.ui.fonts.small, c.ui.theme.muted, text);
    ImGui::SetCursorScreenPos({at.x, at.y + c.ui.px(26)});
}

void scroll_to_selection(const PanelContext& c) {
    if (!c.state.selected || c.memory.scrolled_to == c.state.selected) return;
    c.memory.scrolled_to = c.state.selected;
    const auto order = list_order(c);
    const auto at = std::find(order.begin(), order.end(), *c.state.selected);
    if (at == order.end()) return;
    const float y = static_cast<float>(at - order.begin()) * c.ui.px(row_height);
    if (y < ImGui::GetScrollY() || y + c.ui.px(row_height) > ImGui::GetScrollY() + ImGui::GetWindowHeight())
        ImGui::SetScrollY(y - ImGui::GetWindowHeight() / 3);
}

/// What to do when the list has nothing to show.
void draw_empty(const PanelContext& c) {
    const Ui& ui = c.ui;
    ImGui::SetCursorPos({ui.px(14), ui.px(14)});
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(ImGui::GetWindowWidth() - ui.px(14));
    if (c.state.loading) {
        line(ui, ui.fonts.body, ui.theme.muted, "Reading the store…");
    } else if (c.state.catalogue->size() == 0) {
        line(ui, ui.fonts.strong, ui.theme.text, "No incidents yet");
        gap(ui, 8);
        line(ui, ui.fonts.body, ui.theme.muted, "Read an article into a store on the command line, then open it here:");
        gap(ui, 8);
        line(ui, ui.fonts.small, ui.theme.text, "whenabouts read article.txt --into case.gpkg --accept");
        line(ui, ui.fonts.small, ui.theme.text, "whenabouts view case.gpkg");
    } else {
        line(ui, ui.fonts.strong, ui.theme.text, "Nothing in this window");
        gap(ui, 8);
        const bool filtered = c.state.filter.active() && c.state.passing->size() == 0;
        line(ui, ui.fonts.body, ui.theme.muted,
             filtered ? "The search or the categories leave nothing over." : "No incident falls into the chosen time.");
        gap(ui, 10);
        if (filtered) {
            if (text_button(ui, "Show all categories")) c.ask(command::AllCategories{});
        } else if (text_button(ui, "Show all times")) {
            c.ask(command::SetMode{TimeMode::all});
        }
    }
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
}

void draw_rows(const PanelContext& c) {
    const auto& dated = c.rows.dated;
    const auto& undated = c.rows.undated;
    if (dated.empty() && undated.empty()) return draw_empty(c);
    scroll_to_selection(c);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(dated.size()), c.ui.px(row_height));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto& member = dated[static_cast<std::size_t>(i)];
            draw_row(c, member.row, member.membership == core::Membership::certain);
        }
    if (c.rows.more_dated > 0)
        draw_heading(c, fmt::format("and {} later ones: narrow the time or the map", core::grouped(c.rows.more_dated)));
    if (!undated.empty()) {
        draw_heading(c, fmt::format("Undated ({})", core::grouped(c.shown.counts.undated)));
        clipper.Begin(static_cast<int>(undated.size()), c.ui.px(row_height));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                draw_row(c, undated[static_cast<std::size_t>(i)], false);
    }
    ImGui::PopStyleVar();
    if (!c.memory.unknown.empty()) c.ask(command::AskDetails{std::exchange(c.memory.unknown, {})});
}

} // namespace

std::vector<std::int64_t> list_order(const PanelContext& c) {
    std::vector<std::int64_t> order;
    for (const auto& member : c.rows.dated) order.push_back(c.state.catalogue->columns->id(member.row));
    for (const std::uint32_t row : c.rows.undated) order.push_back(c.state.catalogue->columns->id(row));
    return order;
}

void draw_list(const PanelContext& c, const Area& area) {
    const Ui& ui = c.ui;
    const float pad = ui.px(14);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    begin_panel(c, "##list", area);
    float y = ui.px(10);
    if (const std::size_t categories = c.state.catalogue->categories.size(); categories > 0) {
        const float height = ui.px(24) + ui.px(26) * static_cast<float>(std::min<std::size_t>(categories, 6));
        ImGui::SetCursorPos({pad, y});
        ImGui::BeginChild("##filter", {area.width - 2 * pad + ui.px(4), height}, false,
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NavFlattened);
        draw_categories(c);
        ImGui::EndChild();
        y += height + ui.px(8);
    }
    const std::size_t count = c.rows.count;
    const float bar = ui.px(26);
    ImGui::SetCursorPos({pad, y + (bar - ui.fonts.strong->FontSize) / 2});
    line(ui, ui.fonts.strong, ui.theme.text, fmt::format("{} incident{}", core::grouped(count), count == 1 ? "" : "s"));
    if (c.rows.beyond_view > 0) {
        ImGui::SameLine();
        ImGui::SetCursorPosY(y + (bar - ui.fonts.small->FontSize) / 2);
        line(ui, ui.fonts.small, ui.theme.muted, fmt::format("{} beyond the map", core::grouped(c.rows.beyond_view)));
    }
    ImGui::SetCursorPos({area.width - pad - bar, y});
    if (icon_button(ui, "in-view", Icon::in_view, "List only what the map shows (V)",
                    {.active = c.state.list_in_view, .size = 26}))
        c.ask(command::ToggleListInView{});
    y += bar + ui.px(8);
    ImGui::SetCursorPos({0, y});
    rule(ui);
    y += ui.px(1);
    ImGui::SetCursorPos({0, y});
    ImGui::BeginChild("##rows", {area.width, area.height - y}, false, ImGuiWindowFlags_NavFlattened);
    draw_rows(c);
    ImGui::EndChild();
    end_panel();
    ImGui::PopStyleVar();
}

} // namespace whenabouts::viewer
