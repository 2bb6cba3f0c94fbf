#include "viewer/model/time_control.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::viewer {

using core::TimePoint;
using core::TimeWindow;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds one_hour{3'600'000};

TimePoint ceiling(TimePoint point, timeline::CalendarStep step) {
    const TimePoint below = timeline::floor(point, step);
    return below == point ? point : timeline::advance(below, step, 1);
}

double length_ms(TimePoint from, TimePoint until) {
    return static_cast<double>((until - from).count());
}
milliseconds ms(double value) {
    return milliseconds(std::llround(value));
}

bool is_midnight(TimePoint point) {
    return point == std::chrono::floor<std::chrono::days>(point);
}

/// "30 December 2023", or with the clock where the point lies inside a day.
std::string point_words(TimePoint point) {
    const std::string day = core::describe(core::TimeSpan::of_day(core::day_of(point)));
    if (is_midnight(point)) return day;
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(point - std::chrono::floor<std::chrono::days>(point)).count();
    return fmt::format("{} {:02}:{:02}", day, minutes / 60, minutes % 60);
}

std::string point_edtf(TimePoint point) {
    if (is_midnight(point)) return core::to_string(core::day_of(point));
    const auto iso = core::to_iso(point);
    return iso ? iso->substr(0, 19) + "Z" : core::to_string(core::day_of(point));
}

/// The last day or second inside a half-open end, as EDTF wants it.
TimePoint last_inside(TimePoint until) {
    return until - (is_midnight(until) ? milliseconds(86'400'000) : milliseconds(1000));
}

TimeControl moved(TimeControl control, timeline::CalendarStep step, int count) {
    const auto forward = [&](TimePoint point) { return timeline::advance(point, step, count); };
    if (control.mode != TimeMode::until) control.from = forward(control.from);
    if (control.mode != TimeMode::since) control.until = forward(control.until);
    if (control.mode == TimeMode::step) control.until = timeline::advance(control.from, control.step, 1);
    if (control.until <= control.from) {
        // The free end met the fixed one: one step is left of the window.
        if (control.mode == TimeMode::until)
            control.until = timeline::advance(control.from, control.step, 1);
        else
            control.from = timeline::advance(control.until, control.step, -1);
    }
    return control;
}

} // namespace

std::string_view to_string(TimeMode mode) {
    constexpr std::array<std::string_view, 5> words{"All", "Window", "Step", "Since", "Until"};
    return words[static_cast<std::size_t>(mode)];
}

TimeWindow window_of(const TimeControl& control) {
    switch (control.mode) {
    case TimeMode::all:
        return {};
    case TimeMode::since:
        return {control.from, std::nullopt};
    case TimeMode::until:
        return {std::nullopt, control.until};
    case TimeMode::window:
    case TimeMode::step:
        break;
    }
    return {control.from, control.until};
}

TimeControl over(const std::optional<TimeWindow>& extent, TimePoint today) {
    TimeControl control;
    const timeline::CalendarStep year{timeline::CalendarUnit::year, 1};
    TimePoint from = timeline::floor(today, year);
    TimePoint until = timeline::advance(from, year, 1);
    if (extent && extent->from && extent->until) {
        from = *extent->from;
        until = std::max(*extent->until, from + one_hour);
    }
    control.step = timeline::step_for(until - from, 60);
    if (timeline::average_length(control.step) < milliseconds(86'400'000))
        control.step = {timeline::CalendarUnit::day, 1};
    control.extent_from = timeline::floor(from, control.step);
    control.extent_until = ceiling(until, control.step);
    control.from = control.extent_from;
    control.until = control.extent_until;
    // Some air on both sides: the first and last incidents must not stick to the edge.
    const auto air =
        std::max(ms(length_ms(control.from, control.until) * 0.04), timeline::average_length(control.step));
    control.axis_from = control.from - air;
    control.axis_until = control.until + air;
    return control;
}

TimeControl with_mode(TimeControl control, TimeMode mode) {
    control.mode = mode;
    if (mode == TimeMode::all) control.playing = false;
    if (mode == TimeMode::step) {
        control.from = timeline::floor(control.from, control.step);
        control.until = timeline::advance(control.from, control.step, 1);
    }
    return control;
}

TimeControl with_handles(TimeControl control, TimePoint from, TimePoint until) {
    if (until < from) std::swap(from, until);
    if (until == from) until = timeline::advance(from, control.step, 1);
    control.from = from;
    control.until = until;
    if (control.mode == TimeMode::all) control.mode = TimeMode::window;
    if (control.mode == TimeMode::step) control.until = timeline::advance(from, control.step, 1);
    return control;
}

TimeControl stepped(TimeControl control, int steps) {
    if (control.mode == TimeMode::all) control.mode = TimeMode::window;
    control = moved(control, control.step, steps);
    return axis_showing(control, control.from, control.until);
}

TimePoint same_length(const TimeControl& control, TimePoint begin, TimePoint end, TimePoint from) {
    std::int64_t steps = 0;
    while (steps < 1000 && timeline::advance(begin, control.step, steps) < end) ++steps;
    const bool whole = timeline::advance(begin, control.step, steps) == end;
    return whole ? timeline::advance(from, control.step, steps) : from + (end - begin);
}

TimeControl next_window(TimeControl control, int direction) {
    if (control.mode != TimeMode::window) return stepped(control, direction);
    // Whole calendar steps where the window is made of them, so that months stay months.
    std::int64_t steps = 0;
    while (steps < 1000 && timeline::advance(control.from, control.step, steps) < control.until) ++steps;
    if (timeline::advance(control.from, control.step, steps) == control.until) {
        control = moved(control, control.step, static_cast<int>(steps) * direction);
    } else {
        const auto length = control.until - control.from;
        control.from += length * direction;
        control.until += length * direction;
    }
    return axis_showing(control, control.from, control.until);
}

TimeControl axis_zoomed(TimeControl control, double factor, TimePoint about) {
    const double extent = length_ms(control.extent_from, control.extent_until);
    const double length = length_ms(control.axis_from, control.axis_until);
    const double wanted = std::clamp(length * factor, static_cast<double>(one_hour.count()),
                                     std::max(extent * 10, static_cast<double>(one_hour.count()) * 24));
    const double share = length_ms(control.axis_from, about) / length;
    control.axis_from = about - ms(wanted * share);
    control.axis_until = control.axis_from + ms(wanted);
    return control;
}

TimeControl axis_panned(TimeControl control, double share) {
    const double length = length_ms(control.axis_from, control.axis_until);
    const double low = length_ms(control.axis_from, control.extent_from) - length; // one axis beyond the first incident
    const double high = length_ms(control.axis_from, control.extent_until);
    const auto shift = ms(std::clamp(share * length, std::min(low, 0.0), std::max(high, 0.0)));
    control.axis_from += shift;
    control.axis_until += shift;
    return control;
}

TimeControl axis_showing(TimeControl control, TimePoint from, TimePoint until) {
    const auto length = control.axis_until - control.axis_from;
    const auto air = length / 20;
    if (until - from + air * 2 > length) {
        if (from >= control.axis_from && until <= control.axis_until) return control;
        control.axis_from = std::min(control.axis_from, from - (until - from) / 20);
        control.axis_until = std::max(control.axis_until, until + (until - from) / 20);
        return control;
    }
    milliseconds shift{};
    if (from < control.axis_from)
        shift = from - air - control.axis_from;
    else if (until > control.axis_until)
        shift = until + air - control.axis_until;
    control.axis_from += shift;
    control.axis_until += shift;
    return control;
}

TimeControl play_toggled(TimeControl control) {
    control.due_steps = 0;
    if (control.playing) {
        control.playing = false;
        return control;
    }
    if (control.mode == TimeMode::all) {
        control.mode = TimeMode::until;
        control.from = control.extent_from;
        control.until = timeline::advance(control.extent_from, control.step, 1);
    } else {
        const bool whole = control.from <= control.extent_from && control.until >= control.extent_until;
        const bool at_end = control.mode == TimeMode::since
                                ? control.from >= timeline::advance(control.extent_until, control.step, -1)
                                : control.until >= control.extent_until;
        if (control.mode == TimeMode::until && at_end) {
            control.until = timeline::advance(control.extent_from, control.step, 1);
            control.from = control.extent_from;
        } else if (whole && control.mode == TimeMode::window) {
            control.until = timeline::advance(control.extent_from, control.step, 1);
            control.from = control.extent_from;
        } else if (at_end) {
            const auto length = control.until - control.from;
            control.from = control.extent_from;
            control.until = control.extent_from + length;
        }
    }
    control.playing = true;
    return control;
}

TimeControl advanced(TimeControl control, double seconds) {
    if (!control.playing) return control;
    control.due_steps += seconds * control.steps_per_second;
    const auto due = static_cast<int>(std::min(std::floor(control.due_steps), 1000.0));
    control.due_steps -= due;
    for (int i = 0; i < due && control.playing; ++i) {
        const TimeControl next = moved(control, control.step, 1);
        const TimePoint front = control.mode == TimeMode::since ? next.from : next.until;
        if (front <= control.extent_until) {
            control = axis_showing(next, next.from, next.until);
        } else if (control.loop) {
            control.playing = false;
            const double left = control.due_steps;
            control = play_toggled(control);
            control.due_steps = left;
        } else {
            control.playing = false;
            control.due_steps = 0;
        }
    }
    return control;
}

core::Result<TimeControl> typed(TimeControl control, std::string_view edtf) {
    if (edtf.empty() || edtf == ".." || edtf == "all") return with_mode(control, TimeMode::all);
    const auto span = core::TimeSpan::parse(edtf);
    if (!span) return tl::make_unexpected(span.error());
    if (span->is_unknown())
        return core::bad_usage("that date says nothing about when",
                               "type a day, a month or two dates with a / between");
    control.playing = false;
    if (span->begin() && span->end()) {
        control.mode = TimeMode::window;
        control.from = *span->begin();
        control.until = *span->end();
    } else if (span->begin()) {
        control.mode = TimeMode::since;
        control.from = *span->begin();
        control.until = std::max(control.until, timeline::advance(control.from, control.step, 1));
    } else {
        control.mode = TimeMode::until;
        control.until = *span->end();
        control.from = std::min(control.from, timeline::advance(control.until, control.step, -1));
    }
    const TimePoint first = control.mode == TimeMode::until ? control.until : control.from;
    const TimePoint last = control.mode == TimeMode::since ? control.from : control.until;
    return axis_showing(control, first, last);
}

std::string as_edtf(const TimeControl& control) {
    const TimePoint last = last_inside(control.until);
    switch (control.mode) {
    case TimeMode::all:
        return "..";
    case TimeMode::since:
        return point_edtf(control.from) + "/..";
    case TimeMode::until:
        return "../" + point_edtf(last);
    case TimeMode::window:
    case TimeMode::step:
        break;
    }
    const std::string a = point_edtf(control.from);
    const std::string b = point_edtf(last);
    return a == b ? a : a + "/" + b;
}

std::string describe(const TimeControl& control) {
    const TimePoint last = last_inside(control.until);
    switch (control.mode) {
    case TimeMode::all:
        return "All times";
    case TimeMode::since:
        return "Since " + point_words(control.from);
    case TimeMode::until:
        return "Until " + (is_midnight(control.until) ? point_words(last) : point_words(control.until));
    case TimeMode::window:
    case TimeMode::step:
        break;
    }
    if (is_midnight(control.from) && is_midnight(control.until))
        return core::describe(
            core::TimeSpan::of_days(core::day_of(control.from), core::day_of(last), core::TimeKind::throughout));
    return point_words(control.from) + " – " + point_words(control.until);
}

} // namespace whenabouts::viewer
