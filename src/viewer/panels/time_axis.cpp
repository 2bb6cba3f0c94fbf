#include "core/grouped.hpp"
#include "viewer/panels/axis_labels.hpp"
#include "viewer/panels/context.hpp"

#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

using core::TimePoint;
using Grip = PanelMemory::Grip;

/// Between time and place on the axis.
struct Ruler {
    TimePoint from, until;
    float left, width;

    [[nodiscard]] float x(TimePoint point) const {
        return left + static_cast<float>(static_cast<double>((point - from).count()) /
                                         static_cast<double>((until - from).count())) *
                          width;
    }
    [[nodiscard]] TimePoint at(float where) const {
        const double share = static_cast<double>((where - left) / width);
        return from + std::chrono::milliseconds(std::llround(share * static_cast<double>((until - from).count())));
    }
};

/// Slanted lines inside a bar: how many are only possibly in it. Cut by hand: a clip rectangle for each bar would make
/// each bar a draw call of its own.
void hatch(ImDrawList& list, ImVec2 low, ImVec2 high, std::uint32_t colour, float spacing, float thick) {
    const float rise = high.y - low.y;
    if (rise < 2 * thick) {
        list.AddRectFilled({low.x, high.y - std::max(rise, thick)}, high, colour);
        return;
    }
    for (float x = low.x - rise; x < high.x; x += spacing) {
        const float first = std::max(x, low.x), last = std::min(x + rise, high.x);
        if (first < last) list.AddLine({first, high.y - (first - x)}, {last, high.y - (last - x)}, colour, thick);
    }
    list.AddRect(low, high, colour);
}

void draw_bars(const PanelContext& c, ImDrawList& list, const Ruler& ruler, float top, float bottom) {
    const Ui& ui = c.ui;
    const timeline::Histogram& bars = c.shown.bars;
    if (c.shown.tallest == 0) return;
    const float unit = (bottom - top) / static_cast<float>(c.shown.tallest);
    const std::uint32_t possible_ink = packed(ui.theme.faint);
    for (std::size_t bin = 0; bin < bars.bins(); ++bin) {
        float left = ruler.x(bars.edges[bin]);
        float right = ruler.x(bars.edges[bin + 1]);
        if (right - left > 3) right -= 1;
        left = std::round(left);
        right = std::max(std::round(right), left + 1);
        // Whole pixels: parts too thin for one are drawn with the next, so that a bar has no more parts than pixels.
        float sum = 0, drawn_to = bottom;
        for (std::size_t category = 0; category < bars.categories; ++category) {
            const auto count = bars.certain[bin * bars.categories + category];
            if (count == 0) continue;
            sum += static_cast<float>(count) * unit;
            const float y = std::round(bottom - sum);
            if (y > drawn_to - 1) continue;
            const auto colour = parse_colour(c.state.catalogue->categories[category].colour).value_or(ui.theme.muted);
            list.AddRectFilled({left, y}, {right, drawn_to}, packed(colour));
            drawn_to = y;
        }
        if (sum > 0 && drawn_to == bottom) { // one incident among thousands is still to be seen
            list.AddRectFilled({left, bottom - 1}, {right, bottom}, packed(ui.theme.muted));
            drawn_to = bottom - 1;
        }
        const float y = drawn_to;
        const auto possible = bars.possible_in(bin);
        if (possible > 0 && c.state.time.possible)
            hatch(list, {left, y - static_cast<float>(possible) * unit}, {right, y}, possible_ink, ui.px(5),
                  std::max(1.0F, ui.px(1)));
    }
}

void draw_labels(const PanelContext& c, ImDrawList& list, const Ruler& ruler, float top, float bottom) {
    const Ui& ui = c.ui;
    const AxisLabels labels =
        axis_labels(ruler.from, ruler.until, static_cast<int>(ruler.width / ui.px(74)), c.state.catalogue->finest);
    ImFont* font = ui.fonts.small;
    const float first_row = bottom + ui.px(4);
    for (const AxisLabel& tick : labels.ticks) {
        const float x = std::round(ruler.x(tick.at));
        if (x < ruler.left || x > ruler.left + ruler.width) continue;
        list.AddRectFilled({x, top}, {x + std::max(1.0F, ui.scale), bottom + ui.px(4)}, packed(ui.theme.grid));
        if (x + ui.px(4) + width_of(font, tick.text) < ruler.left + ruler.width)
            list.AddText(font, font->FontSize, {x + ui.px(4), first_row}, packed(ui.theme.muted), tick.text.c_str());
    }
    float free_from = ruler.left - 1;
    for (std::size_t i = 0; i < labels.contexts.size(); ++i) {
        // The first context sticks to the left edge; it gives way to the next one.
        const float x = std::max(ruler.x(labels.contexts[i].at), ruler.left) + ui.px(4);
        const float end = x + width_of(ui.fonts.small, labels.contexts[i].text);
        const float next =
            i + 1 < labels.contexts.size() ? ruler.x(labels.contexts[i + 1].at) : ruler.left + ruler.width;
        if (x < free_from || end > next) continue;
        list.AddText(font, font->FontSize, {x, first_row + ui.px(15)}, packed(ui.theme.text),
                     labels.contexts[i].text.c_str());
        free_from = end + ui.px(8);
    }
}

void draw_grip(const Ui& ui, ImDrawList& list, float x, float top, float bottom, bool lively) {
    const std::uint32_t ink = packed(lively ? ui.theme.accent_hover : ui.theme.accent);
    x = std::round(x);
    list.AddRectFilled({x - ui.px(1), top}, {x + ui.px(1), bottom}, ink);
    const float middle = (top + bottom) / 2;
    list.AddRectFilled({x - ui.px(5), middle - ui.px(13)}, {x + ui.px(5), middle + ui.px(13)}, ink, ui.px(4));
    for (const float dx : {-1.5F, 1.5F})
        list.AddRectFilled({x + ui.px(dx) - ui.px(0.5F), middle - ui.px(6)},
                           {x + ui.px(dx) + ui.px(0.5F), middle + ui.px(6)}, packed(ui.theme.on_accent));
}

struct WindowEnds {
    bool has_from, has_until;
};
WindowEnds ends_of(TimeMode mode) {
    return {mode == TimeMode::window || mode == TimeMode::since || mode == TimeMode::step,
            mode == TimeMode::window || mode == TimeMode::until || mode == TimeMode::step};
}

void draw_window(const PanelContext& c, ImDrawList& list, const Ruler& ruler, float top, float bottom, Grip lively) {
    if (c.state.time.mode == TimeMode::all) return;
    const Ui& ui = c.ui;
    const WindowEnds ends = ends_of(c.state.time.mode);
    const float right_edge = ruler.left + ruler.width;
    const float from = ends.has_from ? std::clamp(ruler.x(c.state.time.from), ruler.left, right_edge) : ruler.left;
    const float until = ends.has_until ? std::clamp(ruler.x(c.state.time.until), ruler.left, right_edge) : right_edge;
    list.AddRectFilled({ruler.left, top}, {from, bottom}, packed(ui.theme.outside));
    list.AddRectFilled({until, top}, {right_edge, bottom}, packed(ui.theme.outside));
    list.AddRectFilled({from, top}, {until, bottom}, packed(ui.theme.window));
    list.AddRectFilled({from, top}, {until, top + ui.px(lively == Grip::middle ? 4 : 3)}, packed(ui.theme.accent));
    const auto in_sight = [&](TimePoint point) { return point >= ruler.from && point <= ruler.until; };
    if (ends.has_from && in_sight(c.state.time.from)) draw_grip(ui, list, from, top, bottom, lively == Grip::from);
    if (ends.has_until && in_sight(c.state.time.until)) draw_grip(ui, list, until, top, bottom, lively == Grip::until);
}

/// What a press at x would take hold of.
Grip grip_at(const PanelContext& c, const Ruler& ruler, float x) {
    if (c.state.time.mode == TimeMode::all) return Grip::fresh;
    const WindowEnds ends = ends_of(c.state.time.mode);
    const float reach = c.ui.px(8);
    const float to_from =
        ends.has_from && c.state.time.mode != TimeMode::step ? std::abs(x - ruler.x(c.state.time.from)) : reach + 1;
    const float to_until =
        ends.has_until && c.state.time.mode != TimeMode::step ? std::abs(x - ruler.x(c.state.time.until)) : reach + 1;
    if (to_from <= reach || to_until <= reach) return to_from < to_until ? Grip::from : Grip::until;
    const bool after = !ends.has_from || x >= ruler.x(c.state.time.from);
    const bool before = !ends.has_until || x <= ruler.x(c.state.time.until);
    if (after && before)
        return c.state.time.mode == TimeMode::since || c.state.time.mode == TimeMode::until ? Grip::none : Grip::middle;
    return c.state.time.mode == TimeMode::window ? Grip::fresh : Grip::none;
}

TimePoint snapped(const PanelContext& c, TimePoint point) {
    if (ImGui::GetIO().KeyShift) return point;
    const TimePoint below = timeline::floor(point, c.state.time.step);
    const TimePoint above = timeline::advance(below, c.state.time.step, 1);
    return point - below < above - point ? below : above;
}

void drag(const PanelContext& c, const Ruler& ruler, float x) {
    PanelMemory& m = c.memory;
    const TimePoint here = ruler.at(x);
    switch (m.grip) {
    case Grip::from:
        return c.ask(command::SetHandles{
            std::min(snapped(c, here), timeline::advance(m.grip_until, c.state.time.step, -1)), m.grip_until});
    case Grip::until:
        return c.ask(command::SetHandles{
            m.grip_from, std::max(snapped(c, here), timeline::advance(m.grip_from, c.state.time.step, 1))});
    case Grip::middle: {
        const TimePoint from = snapped(c, m.grip_from + (here - m.grip_start));
        return c.ask(command::SetHandles{from, same_length(c.state.time, m.grip_from, m.grip_until, from)});
    }
    case Grip::fresh: {
        if (std::abs(x - ruler.x(m.grip_start)) < c.ui.px(4)) return;
        return c.ask(
            command::SetHandles{snapped(c, std::min(m.grip_start, here)), snapped(c, std::max(m.grip_start, here))});
    }
    case Grip::axis:
    case Grip::none:
        return;
    }
}

void handle_pointer(const PanelContext& c, const Ruler& ruler) {
    ImGuiIO& io = ImGui::GetIO();
    PanelMemory& m = c.memory;
    if (ImGui::IsItemActivated()) {
        m.grip = ImGui::IsMouseDown(1) || ImGui::IsMouseDown(2) ? Grip::axis : grip_at(c, ruler, io.MousePos.x);
        m.grip_start = ruler.at(io.MousePos.x);
        m.grip_from = c.state.time.from;
        m.grip_until = c.state.time.until;
    }
    if (ImGui::IsItemActive() && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
        if (m.grip == Grip::axis)
            c.ask(command::PanAxis{static_cast<double>(-io.MouseDelta.x / ruler.width)});
        else
            drag(c, ruler, io.MousePos.x);
    }
    if (ImGui::IsItemDeactivated()) m.grip = Grip::none;
    if (!ImGui::IsItemHovered()) return;
    if (io.MouseWheel != 0) {
        if (io.KeyShift)
            c.ask(command::PanAxis{static_cast<double>(io.MouseWheel) * -0.1});
        else
            c.ask(command::ZoomAxis{std::pow(0.8, static_cast<double>(io.MouseWheel)), ruler.at(io.MousePos.x)});
    }
    if (io.MouseWheelH != 0) c.ask(command::PanAxis{static_cast<double>(io.MouseWheelH) * -0.1});
    if (ImGui::IsMouseDoubleClicked(0)) {
        const TimePoint from = timeline::floor(ruler.at(io.MousePos.x), c.state.time.step);
        c.ask(command::SetHandles{from, timeline::advance(from, c.state.time.step, 1)});
    }
}

void draw_bin_tip(const PanelContext& c, const Ruler& ruler) {
    const timeline::Histogram& bars = c.shown.bars;
    const TimePoint here = ruler.at(ImGui::GetIO().MousePos.x);
    const auto after = std::upper_bound(bars.edges.begin(), bars.edges.end(), here);
    if (after == bars.edges.begin() || after == bars.edges.end()) return;
    const auto bin = static_cast<std::size_t>(after - bars.edges.begin()) - 1;
    const auto certain = bars.certain_in(bin);
    const auto possible = bars.possible_in(bin);
    TimeControl named;
    named.mode = TimeMode::window;
    named.from = bars.edges[bin];
    named.until = bars.edges[bin + 1];
    const std::string text =
        fmt::format("{}\n{} certainly{}", describe(named), core::grouped(certain),
                    possible > 0 ? fmt::format(", {} more possibly", core::grouped(possible)) : "");
    tip_for_item(c.ui, text);
}

} // namespace

void draw_time_axis(const PanelContext& c, float width, float height) {
    const Ui& ui = c.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x + ui.px(16);
    const Ruler ruler{c.state.time.axis_from, c.state.time.axis_until, left, width - ui.px(32)};
    const float top = at.y + ui.px(4);
    const float bottom = at.y + height - ui.px(40);
    if (bottom <= top || ruler.width < ui.px(40)) return;
    ImGui::SetCursorScreenPos({left - ui.px(8), at.y});
    {
        const PointerOnly surface;
        ImGui::InvisibleButton("axis", {ruler.width + ui.px(16), height - ui.px(2)},
                               ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                                   ImGuiButtonFlags_MouseButtonMiddle);
    }
    handle_pointer(c, ruler);
    const bool hovered = ImGui::IsItemHovered();
    const Grip lively = c.memory.grip != Grip::none ? c.memory.grip
                        : hovered                   ? grip_at(c, ruler, ImGui::GetIO().MousePos.x)
                                                    : Grip::none;
    if (lively == Grip::from || lively == Grip::until) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (lively == Grip::middle) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hovered && c.memory.grip == Grip::none) draw_bin_tip(c, ruler);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({ruler.left, top}, {ruler.left + ruler.width, bottom}, packed(ui.theme.field));
    list.PushClipRect({ruler.left, at.y}, {ruler.left + ruler.width, at.y + height}, true);
    draw_labels(c, list, ruler, top, bottom);
    draw_bars(c, list, ruler, top + ui.px(8), bottom);
    list.PopClipRect();
    draw_window(c, list, ruler, top, bottom, lively);
    list.AddRectFilled({ruler.left, bottom}, {ruler.left + ruler.width, bottom + std::max(1.0F, ui.scale)},
                       packed(ui.theme.faint));
    if (c.shown.tallest > 0) {
        const std::string most = core::grouped(c.shown.tallest);
        list.AddText(ui.fonts.small, ui.fonts.small->FontSize, {ruler.left + ui.px(4), top + ui.px(1)},
                     packed(ui.theme.faint), most.c_str());
    }
}

} // namespace whenabouts::viewer
