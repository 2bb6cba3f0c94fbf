#include "viewer/model/shown.hpp"
#include "core/grouped.hpp"

#include "timeline/calendar.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::viewer {

namespace {

/// Nobody reads a list of millions to its end, and sorting one takes longer than a frame.
constexpr std::size_t most_listed = 2'000;

void count_window(Shown& result, const State& state) {
    const core::TimeWindow window = window_of(state.time);
    result.counts = state.passing->count(window);
    result.in_window = result.counts.certain + (state.time.possible ? result.counts.possible : 0);
    result.unlocated = state.passing->unlocated(window, state.time.possible);
    result.filtered_out = state.catalogue->size() - state.passing->size();
}

void fill_bars(Shown& result, const State& state, int most_bins) {
    const Catalogue& catalogue = *state.catalogue;
    auto step = timeline::step_for(state.time.axis_until - state.time.axis_from, std::max(most_bins, 8));
    if (timeline::average_length(step) < timeline::average_length(catalogue.finest)) step = catalogue.finest;
    result.bars = state.passing->histogram(timeline::edges(state.time.axis_from, state.time.axis_until, step),
                                           catalogue.number_of, catalogue.categories.size());
    result.tallest = 0;
    for (std::size_t bin = 0; bin < result.bars.bins(); ++bin)
        result.tallest = std::max(result.tallest, result.bars.certain_in(bin) + result.bars.possible_in(bin));
}

} // namespace

Shown shown(const State& state, int most_bins) {
    Shown result;
    count_window(result, state);
    fill_bars(result, state, most_bins);
    return result;
}

std::string counter_words(const State& state, const Shown& shown) {
    std::string text =
        fmt::format("{} of {} shown", core::grouped(shown.in_window), core::grouped(state.catalogue->size()));
    if (shown.counts.possible > 0)
        text += fmt::format(" · {} possibly{}", core::grouped(shown.counts.possible),
                            state.time.possible ? "" : " (hidden)");
    if (shown.counts.undated > 0) text += fmt::format(" · {} undated", core::grouped(shown.counts.undated));
    if (shown.unlocated > 0) text += fmt::format(" · {} unlocated", core::grouped(shown.unlocated));
    if (shown.filtered_out > 0) text += fmt::format(" · {} filtered out", core::grouped(shown.filtered_out));
    return text;
}

const Shown& ShownCache::get(const State& state, int most_bins) {
    const bool other_rows = state.passing != m_passing;
    const TimeControl& time = state.time;
    if (other_rows || time.axis_from != m_time.axis_from || time.axis_until != m_time.axis_until || most_bins != m_bins)
        fill_bars(m_shown, state, most_bins);
    if (other_rows || window_of(time) != window_of(m_time) || time.possible != m_time.possible)
        count_window(m_shown, state);
    m_passing = state.passing;
    m_time = time;
    m_bins = most_bins;
    return m_shown;
}

ListedRows listed(const State& state, const Shown& shown) {
    timeline::Listing listing{window_of(state.time), state.time.possible, std::nullopt};
    if (state.list_in_view) listing.within = visible_box(state.camera, state.map);
    ListedRows rows;
    rows.dated = state.passing->first(listing, most_listed);
    rows.undated = state.passing->undated(most_listed, listing.within);
    std::size_t dated = shown.in_window, undated = shown.counts.undated;
    if (state.list_in_view) {
        dated = state.passing->count(listing);
        undated = state.passing->undated(undated, listing.within).size();
    }
    rows.count = dated + undated;
    rows.more_dated = dated - rows.dated.size();
    rows.beyond_view = shown.in_window + shown.counts.undated - rows.count;
    return rows;
}

const ListedRows& ListCache::get(const State& state, const Shown& shown) {
    const core::TimeWindow window = window_of(state.time);
    const bool same = state.passing == m_passing && window == m_window && state.time.possible == m_possible &&
                      state.list_in_view == m_in_view &&
                      (!m_in_view || (state.camera == m_camera && state.map == m_map));
    if (same) return m_rows;
    m_passing = state.passing;
    m_window = window;
    m_possible = state.time.possible;
    m_in_view = state.list_in_view;
    m_camera = state.camera;
    m_map = state.map;
    m_rows = listed(state, shown);
    return m_rows;
}

} // namespace whenabouts::viewer
