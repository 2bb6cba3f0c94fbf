#include "viewer/model/citation.hpp"
#include "viewer/model/words.hpp"
#include "viewer/panels/context.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

void field(const Ui& ui, std::string_view name, std::string_view value, std::string_view detail = {}) {
    heading(ui, name);
    wrapped(ui, ui.fonts.body, ui.theme.text, value);
    if (!detail.empty()) wrapped(ui, ui.fonts.small, ui.theme.muted, detail);
}

const taxonomy::Category& category_of(const PanelContext& c, const core::Incident& incident) {
    return c.state.catalogue->category(*c.state.catalogue->row_of(incident.id));
}

void draw_category_line(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    const taxonomy::Category& category = category_of(c, incident);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_symbol(*ImGui::GetWindowDrawList(), category.symbol, {at.x + ui.px(7), at.y + ui.fonts.body->FontSize / 2},
                ui.px(13), parse_colour(category.colour).value_or(ui.theme.muted), ui.theme.symbol_outline, false);
    ImGui::SetCursorScreenPos({at.x + ui.px(22), at.y});
    elided(ui, ui.fonts.body, ui.theme.muted,
           incident.code.empty() ? category.label : category.label + " · " + incident.code,
           ImGui::GetContentRegionAvail().x);
}

/// Why a selected incident is not on the map, with the way to it.
void draw_why_hidden(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    const bool filtered = !c.state.passing->kept(*c.state.catalogue->row_of(incident.id));
    const auto membership = incident.when.span.in(window_of(c.state.time));
    const bool undated = incident.when.span.is_unknown();
    const bool out_of_time = !undated && membership == core::Membership::out;
    const bool held_back = membership == core::Membership::possible && !c.state.time.possible;
    if (!filtered && !out_of_time && !held_back) return;
    gap(ui, 8);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + ui.px(58)}, packed(ui.theme.raised), ui.px(5));
    ImGui::SetCursorScreenPos({at.x + ui.px(10), at.y + ui.px(8)});
    elided(ui, ui.fonts.body, ui.theme.warning,
           filtered      ? "Not shown: left out by search or category"
           : out_of_time ? "Not shown: outside the time window"
                         : "Not shown: only possibly in the window",
           width - ui.px(20));
    ImGui::SetCursorScreenPos({at.x + ui.px(10), at.y + ui.px(31)});
    if (filtered && link(ui, "show-it", "Show all categories, clear the search")) {
        c.memory.search.clear();
        c.ask(command::Search{});
        c.ask(command::AllCategories{});
    }
    if (!filtered && out_of_time && link(ui, "show-it", "Go to its time (J)")) c.ask(command::TimeToSelection{});
    if (!filtered && held_back && link(ui, "show-it", "Show possible ones (P)")) c.ask(command::TogglePossible{});
    ImGui::SetCursorScreenPos({at.x, at.y + ui.px(60)});
}

std::string range_words(const core::Casualties& count) {
    if (count.low && count.high && *count.low != *count.high)
        return fmt::format("{}–{}{}", *count.low, *count.high,
                           count.best ? fmt::format(" (best {})", *count.best) : "");
    const auto one = count.best ? count.best : count.low ? count.low : count.high;
    return one ? fmt::format("{}", *one) : "";
}

void draw_people(const Ui& ui, const core::Incident& incident) {
    std::string text;
    const std::string killed = range_words(incident.killed);
    const std::string injured = range_words(incident.injured);
    if (!killed.empty()) text += "Killed: " + killed;
    if (!injured.empty()) text += (text.empty() ? "" : " · ") + std::string("Injured: ") + injured;
    if (!text.empty()) field(ui, "Casualties", text);
    if (incident.actors.empty()) return;
    heading(ui, "Parties named");
    for (const core::Actor& actor : incident.actors)
        wrapped(ui, ui.fonts.body, ui.theme.text,
                fmt::format("{} — {}{}", actor.name, plain_words(actor.role),
                            actor.allegation && actor.role != "alleged_perpetrator" ? " (alleged)" : ""));
}

void draw_confidence(const Ui& ui, const core::Incident& incident) {
    heading(ui, "Status");
    std::string status = plain_words(incident.workflow) + " · " + plain_words(incident.verification);
    status[0] = static_cast<char>(status[0] >= 'a' && status[0] <= 'z' ? status[0] - 'a' + 'A' : status[0]);
    wrapped(ui, ui.fonts.body, ui.theme.text, status);
    if (!incident.confidence) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ImGui::GetContentRegionAvail().x * 0.5F, ui.px(150));
    const float share = static_cast<float>(std::clamp(*incident.confidence, 0, 100)) / 100;
    const float y = at.y + ui.fonts.small->FontSize / 2;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x, y - ui.px(3)}, {at.x + width, y + ui.px(3)}, packed(ui.theme.raised_active), ui.px(3));
    list.AddRectFilled({at.x, y - ui.px(3)}, {at.x + width * share, y + ui.px(3)}, packed(ui.theme.accent), ui.px(3));
    ImGui::SetCursorScreenPos({at.x + width + ui.px(8), at.y});
    line(ui, ui.fonts.small, ui.theme.muted, fmt::format("confidence {} %", *incident.confidence));
}

/// What the source says, in its own words, with a bar beside it.
void draw_quote(const Ui& ui, const core::Evidence& evidence) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float inset = ui.px(12);
    ImGui::Indent(inset);
    wrapped(ui, ui.fonts.italic, ui.theme.text, fmt::format("“{}”", evidence.quote));
    std::string note = "on " + (evidence.supports.empty() ? std::string("the incident") : evidence.supports);
    if (evidence.stance == "contradicts") note += " · contradicts";
    if (evidence.stance == "mentions") note += " · mentions";
    line(ui, ui.fonts.small, evidence.stance == "contradicts" ? ui.theme.problem : ui.theme.muted, note);
    ImGui::Unindent(inset);
    const float bottom = ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y}, {at.x + ui.px(3), bottom}, packed(ui.theme.quote),
                                              ui.px(2));
    gap(ui, 8);
}

void draw_source(const PanelContext& c, const core::Source& source, const core::Incident& incident, std::size_t index) {
    const Ui& ui = c.ui;
    ImGui::PushID(static_cast<int>(index));
    if (source_name(source) != source.url) wrapped(ui, ui.fonts.strong, ui.theme.text, source_name(source));
    const std::string detail = source_detail(source);
    if (!detail.empty()) wrapped(ui, ui.fonts.small, ui.theme.muted, detail);
    if (!source.url.empty()) {
        wrapped(ui, ui.fonts.small, ui.theme.accent, source.url);
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsItemClicked()) c.ask(command::Copy{source.url, "the source's address"});
        tip_for_item(ui, "Click to copy the address");
    }
    gap(ui, 6);
    for (const core::Evidence& evidence : incident.evidence)
        if (evidence.source_uid == source.uid && !evidence.quote.empty()) draw_quote(ui, evidence);
    ImGui::PopID();
}

void draw_sources(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    gap(ui, 12);
    rule(ui);
    heading(ui, incident.sources.size() == 1 ? "Source" : fmt::format("Sources ({})", incident.sources.size()));
    if (incident.sources.empty()) wrapped(ui, ui.fonts.body, ui.theme.muted, "None recorded.");
    for (std::size_t i = 0; i < incident.sources.size(); ++i) draw_source(c, incident.sources[i], incident, i);
}

/// "2024-01-10 09:00" of an ISO time.
std::string minute_words(const std::string& iso) {
    std::string text = iso.substr(0, 16);
    if (text.size() > 10) text[10] = ' ';
    return text + " UTC";
}

void draw_history(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    rule(ui);
    heading(ui, "History");
    const bool known = c.state.history && c.state.history->incident == incident.id;
    if (!known) {
        if (!incident.updated_at.empty())
            wrapped(ui, ui.fonts.small, ui.theme.muted, "Last changed " + minute_words(incident.updated_at));
        if (link(ui, "history", "Show history")) c.ask(command::AskHistory{incident.id});
        return;
    }
    for (const std::string& text : c.state.history->lines) wrapped(ui, ui.fonts.small, ui.theme.muted, text);
}

void draw_copy_buttons(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    heading(ui, "Copy");
    if (text_button(ui, "Coordinates", "Longitude, latitude in degrees",
                    {.enabled = incident.where.position.has_value(), .size = 28}))
        c.ask(command::Copy{coordinates_text(incident), "longitude, latitude"});
    ImGui::SameLine(0, ui.px(6));
    if (text_button(ui, "Citation", "Title, date, place and sources in one line", {.size = 28}))
        c.ask(command::Copy{citation(incident), "the citation"});
    ImGui::SameLine(0, ui.px(6));
    if (text_button(ui, "GeoJSON", "The incident as a GeoJSON feature", {.size = 28}))
        c.ask(command::Copy{geojson_text(incident, category_of(c, incident)), "GeoJSON"});
}

void draw_incident(const PanelContext& c, const core::Incident& incident) {
    const Ui& ui = c.ui;
    const float close = ui.px(26);
    const ImVec2 top = ImGui::GetCursorPos();
    draw_category_line(c, incident);
    ImGui::SetCursorPos({ImGui::GetContentRegionMax().x - close, top.y - ui.px(4)});
    if (icon_button(ui, "close", Icon::close, "Close (Esc)", {.size = 26})) c.ask(command::Select{});
    ImGui::SetCursorPosY(top.y + ui.px(28));
    wrapped(ui, ui.fonts.title, ui.theme.text, incident.title);
    draw_why_hidden(c, incident);
    field(ui, "When", when_words(incident.when), when_precision_words(incident.when));
    field(ui, "Where", where_words(incident.where), where_precision_words(incident.where));
    if (!incident.where.text.empty() && incident.where.text != incident.where.name)
        wrapped(ui, ui.fonts.small, ui.theme.muted, fmt::format("The source says: “{}”", incident.where.text));
    if (!incident.summary.empty()) field(ui, "Summary", incident.summary);
    draw_people(ui, incident);
    draw_confidence(ui, incident);
    draw_copy_buttons(c, incident);
    draw_sources(c, incident);
    draw_history(c, incident);
    gap(ui, 12);
}

} // namespace

void draw_card(const PanelContext& c, const Area& area) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.ui.px(16), c.ui.px(14)});
    begin_panel(c, "##card", area, true);
    if (const core::Incident* incident = c.selection(); incident != nullptr)
        draw_incident(c, *incident);
    else if (!c.state.selected) // what was just selected comes in a moment
        draw_legend(c);
    end_panel();
    ImGui::PopStyleVar();
}

} // namespace whenabouts::viewer
