#include "viewer/model/shown.hpp"

#include "timeline/calendar.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::viewer {

using core::Membership;

namespace {

/// Playing state and dates being waited for do not change what is shown.
bool same_question(const TimeControl& a, const TimeControl& b) {
    return a.mode == b.mode && a.from == b.from && a.until == b.until && a.axis_from == b.axis_from &&
           a.axis_until == b.axis_until && a.possible == b.possible && a.step == b.step;
}

} // namespace

Shown shown(const State& state, int most_bins) {
    const Catalogue& catalogue = *state.catalogue;
    const timeline::Kept kept = state.passing->kept;
    Shown result;
    const core::TimeWindow window = window_of(state.time);
    result.counts = catalogue.timeline.count(window, kept);
    result.members = catalogue.timeline.members(window, kept);
    if (!state.time.possible)
        std::erase_if(result.members, [](const auto& member) { return member.membership == Membership::possible; });
    for (const auto& member : result.members)
        if (!catalogue.incidents[member.row].where.position) ++result.unlocated;
    for (const std::uint32_t row : catalogue.timeline.undated())
        if (kept.empty() || kept[row] != 0) result.undated.push_back(row);
    result.filtered_out = catalogue.incidents.size() - state.passing->count;
    auto step = timeline::step_for(state.time.axis_until - state.time.axis_from, std::max(most_bins, 8));
    if (timeline::average_length(step) < timeline::average_length(catalogue.finest)) step = catalogue.finest;
    result.bars = catalogue.timeline.histogram(timeline::edges(state.time.axis_from, state.time.axis_until, step),
                                               catalogue.categories.size(), kept);
    for (std::size_t bin = 0; bin < result.bars.bins(); ++bin)
        result.tallest = std::max(result.tallest, result.bars.certain_in(bin) + result.bars.possible_in(bin));
    return result;
}

std::string counter_words(const State& state, const Shown& shown) {
    std::string text = fmt::format("{} of {} shown", shown.members.size(), state.catalogue->incidents.size());
    if (shown.counts.possible > 0)
        text += fmt::format(" · {} possibly{}", shown.counts.possible, state.time.possible ? "" : " (hidden)");
    if (!shown.undated.empty()) text += fmt::format(" · {} undated", shown.undated.size());
    if (shown.unlocated > 0) text += fmt::format(" · {} unlocated", shown.unlocated);
    if (shown.filtered_out > 0) text += fmt::format(" · {} filtered out", shown.filtered_out);
    return text;
}

const Shown& ShownCache::get(const State& state, int most_bins) {
    if (state.passing != m_passing || !same_question(state.time, m_time) || most_bins != m_bins) {
        m_passing = state.passing;
        m_time = state.time;
        m_bins = most_bins;
        m_shown = shown(state, most_bins);
    }
    return m_shown;
}

ListedRows listed(const State& state, const Shown& shown) {
    ListedRows rows{shown.members, shown.undated, 0};
    if (!state.list_in_view) return rows;
    const core::Box view = visible_box(state.camera, state.map);
    const auto beyond = [&](std::uint32_t row) {
        const auto& position = state.catalogue->incidents[row].where.position;
        return position && !view.contains(*position); // unlocated ones stay: the map cannot show them anywhere
    };
    const std::size_t before = rows.dated.size() + rows.undated.size();
    std::erase_if(rows.dated, [&](const auto& member) { return beyond(member.row); });
    std::erase_if(rows.undated, beyond);
    rows.beyond_view = before - rows.dated.size() - rows.undated.size();
    return rows;
}

} // namespace whenabouts::viewer
