#pragma once
#include "core/result.hpp"
#include "core/time_span.hpp"
#include "timeline/calendar.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::viewer {

enum class TimeMode : std::uint8_t { all, window, step, since, until };
[[nodiscard]] std::string_view to_string(TimeMode mode);

/// The time slider: two handles on an axis that can be zoomed, and how it plays. Plain value; all functions are pure.
/// Handles are kept with from < until; windows are half-open.
struct TimeControl {
    TimeMode mode = TimeMode::all;
    core::TimePoint from, until;               ///< the handles
    core::TimePoint axis_from, axis_until;     ///< the part of the axis in sight
    core::TimePoint extent_from, extent_until; ///< of the incidents, on calendar boundaries
    timeline::CalendarStep step{timeline::CalendarUnit::day, 1};
    bool possible = true; ///< show what is only perhaps in the window
    bool snap = true;     ///< dragged handles rest on the step's calendar
    bool playing = false;
    bool loop = false;
    double steps_per_second = 2; ///< 0.25 … 32
    double due_steps = 0;        ///< part of a step already waited for
    bool operator==(const TimeControl&) const = default;
};

/// What the map and the list show: the handles under the mode.
[[nodiscard]] core::TimeWindow window_of(const TimeControl& control);
/// A control over incidents that reach from `extent.from` to `extent.until` (none: the current year of `today`),
/// everything shown, with a step that gives about 60 positions.
[[nodiscard]] TimeControl over(const std::optional<core::TimeWindow>& extent, core::TimePoint today);

[[nodiscard]] TimeControl with_mode(TimeControl control, TimeMode mode);
/// Sets both handles; swapped ones are put in order, equal ones become one step. Leaves mode `all` for `window`.
[[nodiscard]] TimeControl with_handles(TimeControl control, core::TimePoint from, core::TimePoint until);
/// Moves what the mode lets move by whole calendar steps.
[[nodiscard]] TimeControl stepped(TimeControl control, int steps);
/// The window begun anew at `from`: as many calendar steps long where it is made of whole steps (months stay months),
/// else as long in time.
[[nodiscard]] core::TimePoint same_length(const TimeControl& control, core::TimePoint begin, core::TimePoint end,
                                          core::TimePoint from);
/// One whole window further (or back): the next window begins where this one ends.
[[nodiscard]] TimeControl next_window(TimeControl control, int direction);
/// The axis grows or shrinks by `factor` about the point `about`; it never leaves ten times the extent.
[[nodiscard]] TimeControl axis_zoomed(TimeControl control, double factor, core::TimePoint about);
/// The axis moves by `share` of its length (0.1 = a tenth to the right).
[[nodiscard]] TimeControl axis_panned(TimeControl control, double share);
/// Brings a window into sight, moving the axis as little as possible.
[[nodiscard]] TimeControl axis_showing(TimeControl control, core::TimePoint from, core::TimePoint until);

/// Starts or pauses; a start at the end begins anew, a start in mode `all` lets the time grow from the beginning.
[[nodiscard]] TimeControl play_toggled(TimeControl control);
/// `seconds` of playing: steps that are due, looping or stopping at the end of the extent.
[[nodiscard]] TimeControl advanced(TimeControl control, double seconds);

/// What people type: EDTF ("2023-12-30/2024-01-02", "2024-01", "2024-01-01/..", "../2024-01-09"); ".." alone shows all.
[[nodiscard]] core::Result<TimeControl> typed(TimeControl control, std::string_view edtf);
/// The window as EDTF, days where it lies on days: what typed() takes.
[[nodiscard]] std::string as_edtf(const TimeControl& control);
/// For people: "30 Dec 2023 – 2 Jan 2024", "since 1 Jan 2024", "all times".
[[nodiscard]] std::string describe(const TimeControl& control);

} // namespace whenabouts::viewer
