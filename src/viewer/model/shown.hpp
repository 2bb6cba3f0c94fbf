#pragma once
#include "timeline/kept_rows.hpp"
#include "viewer/model/state.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// What follows from the state: who is shown, how many, and the bars under the slider.
struct Shown {
    timeline::Counts counts;   ///< of the passing incidents, under the window
    std::size_t in_window = 0; ///< those shown: certain ones, and possible ones if they are shown
    std::size_t unlocated = 0; ///< of these
    std::size_t filtered_out = 0;
    timeline::Histogram bars;  ///< of the passing incidents, over the axis in sight
    std::uint32_t tallest = 0; ///< the fullest bin, certain and possible
};
[[nodiscard]] Shown shown(const State& state, int most_bins);

/// "12 of 345 shown · 3 possibly · 2 undated · 4 unlocated": never hides what is not on the map.
[[nodiscard]] std::string counter_words(const State& state, const Shown& shown);

/// Remembers the last answer: asked every frame, computed when something it depends on has changed. Bars do not depend
/// on the window, so dragging it leaves them alone.
class ShownCache {
  public:
    [[nodiscard]] const Shown& get(const State& state, int most_bins);

  private:
    std::shared_ptr<const Passing> m_passing;
    TimeControl m_time;
    int m_bins = 0;
    Shown m_shown;
};

/// The rows the list shows under its headings: in the window by time, then without a time. A list of millions is cut.
struct ListedRows {
    std::vector<timeline::Member> dated;
    std::vector<std::uint32_t> undated;
    std::size_t count = 0;       ///< rows that belong into the list, cut or not
    std::size_t more_dated = 0;  ///< dated rows that were cut off
    std::size_t beyond_view = 0; ///< left out because the map does not show them
};
[[nodiscard]] ListedRows listed(const State& state, const Shown& shown);

/// Remembers the last list.
class ListCache {
  public:
    [[nodiscard]] const ListedRows& get(const State& state, const Shown& shown);

  private:
    std::shared_ptr<const Passing> m_passing;
    core::TimeWindow m_window;
    bool m_possible = false, m_in_view = false;
    Camera m_camera;
    MapSize m_map;
    ListedRows m_rows;
};

} // namespace whenabouts::viewer
