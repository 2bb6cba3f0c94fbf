#include "core/grouped.hpp"
#include "viewer/model/words.hpp"
#include "viewer/panels/context.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

/// A light plate under text and buttons that lie on the map.
void plate(const Ui& ui, ImVec2 low, ImVec2 high, bool bordered = true) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(low, high, packed(ui.theme.plate), ui.px(5));
    if (bordered) list.AddRect(low, high, packed(ui.theme.border), ui.px(5));
}

Pixel map_pixel(const PanelContext& c, const Area& area, ImVec2 mouse) {
    return {(mouse.x - area.left) * c.framebuffer_scale, (mouse.y - area.top) * c.framebuffer_scale};
}

/// What lies under a point of the map.
std::vector<const OverlayMark*> marks_at(const PanelContext& c, Pixel at) {
    return pick(*c.marks.marks, c.marks.on_picture(at),
                static_cast<double>(c.ui.px(3) * c.framebuffer_scale) / c.marks.scale);
}

ImVec2 on_screen(const PanelContext& c, const Area& area, Pixel on_picture) {
    const Pixel p = c.marks.on_map(on_picture);
    return {area.left + static_cast<float>(p.x) / c.framebuffer_scale,
            area.top + static_cast<float>(p.y) / c.framebuffer_scale};
}

void draw_tooltip(const PanelContext& c, const std::vector<const OverlayMark*>& under) {
    const Ui& ui = c.ui;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(320));
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(under.size(), most); ++i) {
        if (under[i]->stands_for > 1) {
            line(ui, ui.fonts.strong, ui.theme.text, core::grouped(under[i]->stands_for) + " incidents");
            line(ui, ui.fonts.small, ui.theme.muted, "known to lie somewhere in this area");
            continue;
        }
        const core::Incident* incident = detail(c.state, under[i]->id);
        if (incident == nullptr) {
            c.ask(command::AskDetails{{under[i]->id}});
            continue;
        }
        if (i > 0) gap(ui, 8);
        line(ui, ui.fonts.strong, ui.theme.text, incident->title);
        line(ui, ui.fonts.small, ui.theme.muted, summary_line(*incident));
        if (!under[i]->certain)
            line(ui, ui.fonts.small, ui.theme.warning, "Perhaps in this window: its date is not known exactly enough");
    }
    if (under.size() > most)
        line(ui, ui.fonts.small, ui.theme.muted, fmt::format("and {} more", core::grouped(under.size() - most)));
    if (under.size() > 1) line(ui, ui.fonts.small, ui.theme.muted, "Click again for the next one");
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// How many incidents a density holds under the pointer.
void draw_density_tooltip(const PanelContext& c, Pixel at) {
    if (c.marks.crowd == nullptr) return;
    const Pixel on_picture = c.marks.on_picture(at);
    const auto bins = c.marks.crowd->grid().bins_at({on_picture.x, on_picture.y});
    std::size_t exact = 0, around = 0;
    for (std::size_t level = 0; level < bins.size(); ++level) {
        if (bins[level] == timeline::BinRule::none) continue;
        const timeline::BinCounts& cells = c.marks.crowd->cells();
        const std::size_t sum =
            cells.certain()[bins[level]] + (c.state.time.possible ? cells.possible()[bins[level]] : 0);
        (level == 0 ? exact : around) += sum;
    }
    if (exact + around == 0) return;
    const Ui& ui = c.ui;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    ImGui::BeginTooltip();
    if (exact > 0)
        line(ui, ui.fonts.strong, ui.theme.text,
             fmt::format("{} incident{} here", core::grouped(exact), exact == 1 ? "" : "s"));
    if (around > 0) line(ui, ui.fonts.body, ui.theme.text, fmt::format("{} somewhere around", core::grouped(around)));
    line(ui, ui.fonts.small, ui.theme.muted, "Double-click to look closer");
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// Several at one place: each click takes the next.
std::optional<std::int64_t> clicked_id(const PanelContext& c, const std::vector<const OverlayMark*>& under) {
    if (under.empty()) return std::nullopt;
    const auto current =
        std::find_if(under.begin(), under.end(), [&](const auto* mark) { return mark->id == c.state.selected; });
    if (current == under.end() || current + 1 == under.end()) return under.front()->id;
    return (*(current + 1))->id;
}

void drag_map(const PanelContext& c, Pixel at) {
    const ImGuiIO& io = ImGui::GetIO();
    PanelMemory& m = c.memory;
    if (!m.pressed_at) return;
    const double moved = std::hypot(at.x - m.pressed_at->x, at.y - m.pressed_at->y);
    if (!m.dragging_map && moved > static_cast<double>(c.ui.px(4) * c.framebuffer_scale)) {
        m.dragging_map = true;
        c.ask(command::Pan{at.x - m.pressed_at->x, at.y - m.pressed_at->y});
    } else if (m.dragging_map && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
        c.ask(command::Pan{static_cast<double>(io.MouseDelta.x * c.framebuffer_scale),
                           static_cast<double>(io.MouseDelta.y * c.framebuffer_scale)});
    }
}

void handle_pointer(const PanelContext& c, const Area& area) {
    const ImGuiIO& io = ImGui::GetIO();
    PanelMemory& m = c.memory;
    const bool hovered = ImGui::IsItemHovered();
    const Pixel at = map_pixel(c, area, io.MousePos);
    if (ImGui::IsItemActivated()) m.pressed_at = at;
    if (ImGui::IsItemActive()) drag_map(c, at);
    if (ImGui::IsItemDeactivated()) {
        if (!m.dragging_map && m.pressed_at) {
            c.ask(command::Select{clicked_id(c, marks_at(c, *m.pressed_at))});
            c.ask(command::CloseWhatIsHere{});
        }
        m.dragging_map = false;
        m.pressed_at.reset();
    }
    if (!hovered) return;
    const auto under = m.dragging_map ? std::vector<const OverlayMark*>{} : marks_at(c, at);
    const auto id = under.empty() ? std::nullopt : std::optional(under.front()->id);
    c.memory.hovering = !under.empty();
    if (id && id != c.state.hovered) c.ask(command::Hover{id});
    if (!under.empty()) {
        draw_tooltip(c, under);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    } else if (!m.dragging_map) {
        draw_density_tooltip(c, at);
    }
    if (io.MouseWheel != 0)
        c.ask(
            command::Zoom{at, static_cast<int>(std::copysign(std::ceil(std::abs(io.MouseWheel) * 2), io.MouseWheel))});
    if (ImGui::IsMouseDoubleClicked(0)) c.ask(command::Zoom{at, io.KeyShift ? -4 : 4});
    if (ImGui::IsMouseClicked(1))
        c.ask(command::AskWhatIsHere{to_lon_lat(c.state.camera, c.state.map, at),
                                     4 * ground_metres_per_px(c.state.camera, c.state.map)});
}

/// A ring around what the pointer is on, also when it is on its row in the list.
void draw_hover(const PanelContext& c, const Area& area) {
    if (!c.state.hovered) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    constexpr std::size_t most_points = 20'000;
    for (const OverlayMark& mark : *c.marks.marks) {
        if (mark.id != *c.state.hovered) continue;
        for (const auto& ring : mark.area) {
            if (ring.size() > most_points) continue;
            std::vector<ImVec2> points;
            for (const Pixel p : ring) points.push_back(on_screen(c, area, p));
            list.AddPolyline(points.data(), static_cast<int>(points.size()), packed(c.ui.theme.accent),
                             ImDrawFlags_Closed, c.ui.px(1.5F));
        }
        const ImVec2 at = on_screen(c, area, mark.at);
        const auto drawn = [&](double px) {
            return std::max(static_cast<float>(px * c.marks.scale) / c.framebuffer_scale, c.ui.px(5)) + c.ui.px(3);
        };
        const ImVec2 half{drawn(mark.radius_px), drawn(mark.half_height_px)};
        const float round = std::min(half.x, half.y);
        list.AddRect({at.x - half.x, at.y - half.y}, {at.x + half.x, at.y + half.y}, packed(c.ui.theme.accent), round,
                     0, c.ui.px(2));
    }
}

void draw_zoom_buttons(const PanelContext& c, const Area& area) {
    const Ui& ui = c.ui;
    const float left = area.right() - ui.px(12 + 32);
    float y = area.top + ui.px(12);
    const auto place = [&] {
        ImGui::SetCursorScreenPos({left, y});
        y += ui.px(32 + 4);
    };
    place();
    if (icon_button(ui, "zoom-in", Icon::plus, "Zoom in (+)")) c.ask(command::ZoomMiddle{4});
    place();
    if (icon_button(ui, "zoom-out", Icon::minus, "Zoom out (-)")) c.ask(command::ZoomMiddle{-4});
    y += ui.px(6);
    place();
    if (icon_button(ui, "all", Icon::home, "All incidents (0)")) c.ask(command::ShowAll{});
    place();
    const core::Incident* selected = c.selection();
    if (icon_button(ui, "selection", Icon::target, "To the selected incident (Enter)",
                    {.enabled = selected != nullptr && selected->where.position.has_value()}))
        c.ask(command::ShowSelection{});
}

/// 1, 2 or 5 times a power of ten metres, at most `most_px` long.
void draw_scale_bar(const PanelContext& c, const Area& area) {
    const Ui& ui = c.ui;
    const double metres_per_unit = ground_metres_per_px(c.state.camera, c.state.map) * c.framebuffer_scale;
    const double most = ui.px(140) * metres_per_unit;
    double length = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0})
        if (length * step <= most) {
            length *= step;
            break;
        }
    const auto width = static_cast<float>(length / metres_per_unit);
    const std::string text = length >= 1000 ? fmt::format("{:.0f} km", length / 1000) : fmt::format("{:.0f} m", length);
    const ImVec2 at{area.left + ui.px(12), area.bottom() - ui.px(12 + 26)};
    const float text_width = width_of(ui.fonts.small, text);
    plate(ui, at, {at.x + width + text_width + ui.px(28), at.y + ui.px(26)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::uint32_t ink = packed(ui.theme.text);
    const float x = at.x + ui.px(10), y = std::round(at.y + ui.px(16));
    list.AddRectFilled({x, y - ui.px(1)}, {x + width, y + ui.px(1)}, ink);
    for (const float end : {x, x + width - ui.px(1.5F)})
        list.AddRectFilled({end, y - ui.px(6)}, {end + ui.px(1.5F), y + ui.px(1)}, ink);
    list.AddText(ui.fonts.small, ui.fonts.small->FontSize,
                 {x + width + ui.px(8), at.y + (ui.px(26) - ui.fonts.small->FontSize) / 2}, ink, text.c_str());
    if (!ImGui::IsMouseHoveringRect({area.left, area.top}, {area.right(), area.bottom()}, false)) return;
    const core::LonLat under = to_lon_lat(c.state.camera, c.state.map, map_pixel(c, area, ImGui::GetIO().MousePos));
    const std::string position = position_words(under, std::max(metres_per_unit * 4, 1.0));
    const float left = at.x;
    const float top = at.y - ui.px(26 + 4);
    plate(ui, {left, top}, {left + width_of(ui.fonts.small, position) + ui.px(20), top + ui.px(26)});
    list.AddText(ui.fonts.small, ui.fonts.small->FontSize,
                 {left + ui.px(10), top + (ui.px(26) - ui.fonts.small->FontSize) / 2}, packed(ui.theme.muted),
                 position.c_str());
}

constexpr float scale_room = 236; ///< logical pixels that the scale bar may need at the left

/// The credit in full, on as many lines as it needs beside the scale bar.
struct CreditBlock {
    float wrap, width, height;
};
CreditBlock credit_block(const Ui& ui, const std::string& credit, float map_width) {
    const float wrap = std::max(map_width - ui.px(scale_room + 24), ui.px(160));
    const ImVec2 size = ui.fonts.small->CalcTextSizeA(ui.fonts.small->FontSize, FLT_MAX, wrap, credit.c_str());
    return {wrap, size.x, size.y};
}

void draw_credit(const PanelContext& c, const Area& area) {
    if (c.credit.empty()) return;
    const Ui& ui = c.ui;
    const CreditBlock block = credit_block(ui, c.credit, area.width);
    const ImVec2 at{area.right() - block.width - ui.px(8), area.bottom() - block.height - ui.px(4)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x - ui.px(8), at.y - ui.px(3)}, {area.right(), area.bottom()}, packed(ui.theme.plate),
                       ui.px(5), ImDrawFlags_RoundCornersTopLeft);
    list.AddText(ui.fonts.small, ui.fonts.small->FontSize, at, packed(ui.theme.muted), c.credit.c_str(), nullptr,
                 block.wrap);
}

void draw_message(const PanelContext& c, const Area& area) {
    if (!c.state.notice) return;
    const Ui& ui = c.ui;
    const float most = std::max(area.width - ui.px(80), ui.px(120));
    ImFont* font = ui.fonts.body;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, most, c.state.notice->text.c_str());
    const ImVec2 low{area.left + (area.width - size.x) / 2 - ui.px(14), area.bottom() - ui.px(60) - size.y - ui.px(16)};
    const ImVec2 high{low.x + size.x + ui.px(28), low.y + size.y + ui.px(16)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    plate(ui, low, high);
    list.AddRectFilled(low, {low.x + ui.px(4), high.y},
                       packed(c.state.notice->problem ? ui.theme.problem : ui.theme.accent), ui.px(5),
                       ImDrawFlags_RoundCornersLeft);
    list.AddText(font, font->FontSize, {low.x + ui.px(14), low.y + ui.px(8)}, packed(ui.theme.text),
                 c.state.notice->text.c_str(), nullptr, most);
}

void draw_here(const PanelContext& c, const Area& area) {
    if (!c.state.here) return;
    const Ui& ui = c.ui;
    const Pixel at = to_pixel(c.state.camera, c.state.map, c.state.here->at);
    const ImVec2 point{area.left + static_cast<float>(at.x) / c.framebuffer_scale,
                       area.top + static_cast<float>(at.y) / c.framebuffer_scale};
    const bool in_sight =
        point.x > area.left && point.x < area.right() && point.y > area.top && point.y < area.bottom();
    if (!in_sight) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled(point, ui.px(4), packed(ui.theme.plate));
    list.AddCircle(point, ui.px(4), packed(ui.theme.accent), 0, ui.px(2));
    float width = ui.px(180);
    for (const std::string& text : c.state.here->lines) width = std::max(width, width_of(ui.fonts.body, text));
    const ImVec2 size{width + ui.px(28 + 24),
                      ui.px(12) + static_cast<float>(c.state.here->lines.size() + 1) * ui.px(21) + ui.px(34)};
    const ImVec2 low{std::clamp(point.x + ui.px(10), area.left + ui.px(8),
                                std::max(area.left + ui.px(8), area.right() - size.x - ui.px(56))),
                     std::clamp(point.y + ui.px(10), area.top + ui.px(8),
                                std::max(area.top + ui.px(8), area.bottom() - size.y - ui.px(8)))};
    list.AddRectFilled(low, {low.x + size.x, low.y + size.y}, packed(ui.theme.surface), ui.px(7));
    list.AddRect(low, {low.x + size.x, low.y + size.y}, packed(ui.theme.border), ui.px(7));
    const std::string position = position_words(c.state.here->at, std::max(c.state.here->accuracy_m, 1.0));
    ImGui::SetCursorScreenPos({low.x + ui.px(14), low.y + ui.px(10)});
    elided(ui, ui.fonts.strong, ui.theme.text, position, size.x - ui.px(50));
    for (std::size_t i = 0; i < c.state.here->lines.size(); ++i) {
        ImGui::SetCursorScreenPos({low.x + ui.px(14), low.y + ui.px(12) + static_cast<float>(i + 1) * ui.px(21)});
        elided(ui, ui.fonts.body, ui.theme.muted, c.state.here->lines[i], size.x - ui.px(28));
    }
    ImGui::SetCursorScreenPos({low.x + size.x - ui.px(30), low.y + ui.px(8)});
    if (icon_button(ui, "close-here", Icon::close, "Close (Esc)", {.size = 22})) c.ask(command::CloseWhatIsHere{});
    ImGui::SetCursorScreenPos({low.x + ui.px(14), low.y + size.y - ui.px(30)});
    if (link(ui, "copy-here", "Copy coordinates"))
        c.ask(command::Copy{fmt::format("{:.5f},{:.5f}", c.state.here->at.lon, c.state.here->at.lat),
                            "longitude, latitude"});
}

void draw_hint(const PanelContext& c, const Area& area) {
    if (!(c.state.catalogue->size() == 0) || c.state.loading || c.state.here) return;
    const Ui& ui = c.ui;
    const bool no_store = c.state.store_name.empty();
    const std::string_view head = no_store ? "No store is open" : "This store holds no incidents";
    const std::string_view what =
        no_store ? "Start with   whenabouts view case.gpkg" : "Add some with   whenabouts read article.txt --into";
    const float width = std::max(width_of(ui.fonts.strong, head), width_of(ui.fonts.body, what)) + ui.px(40);
    const ImVec2 low{area.left + (area.width - width) / 2, area.top + area.height * 0.36F};
    plate(ui, low, {low.x + width, low.y + ui.px(66)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto centred = [&](ImFont* font, Colour colour, std::string_view text, float y) {
        list.AddText(font, font->FontSize, {low.x + (width - width_of(font, text)) / 2, low.y + y}, packed(colour),
                     text.data(), text.data() + text.size());
    };
    centred(ui.fonts.strong, ui.theme.text, head, ui.px(12));
    centred(ui.fonts.body, ui.theme.muted, what, ui.px(36));
}

} // namespace

std::vector<Area> map_furniture(const Ui& ui, float width, float height, const std::string& credit) {
    const CreditBlock block = credit_block(ui, credit, width);
    return {{width - ui.px(12 + 32), ui.px(12), ui.px(32), ui.px(4 * 36 + 6)},
            {ui.px(12), height - ui.px(12 + 26), ui.px(scale_room - 12), ui.px(26)},
            {width - block.width - ui.px(16), height - block.height - ui.px(7), block.width + ui.px(16),
             block.height + ui.px(7)}};
}

void draw_map_panel(const PanelContext& c, const Area& area) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    begin_panel(c, "##map", area);
    ImGui::SetCursorScreenPos({area.left, area.top});
    ImGui::SetItemAllowOverlap();
    {
        const PointerOnly surface;
        ImGui::InvisibleButton("map", {area.width, area.height}, ImGuiButtonFlags_MouseButtonLeft);
    }
    ImGui::SetItemAllowOverlap();
    handle_pointer(c, area);
    draw_hover(c, area);
    draw_credit(c, area);
    draw_scale_bar(c, area);
    draw_hint(c, area);
    draw_here(c, area);
    draw_zoom_buttons(c, area);
    draw_message(c, area);
    end_panel();
    ImGui::PopStyleVar();
}

} // namespace whenabouts::viewer
