#include "viewer/model/time_control.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::viewer;
using timeline::CalendarStep;
using timeline::CalendarUnit;

namespace {

core::TimePoint iso(const char* text) {
    return core::parse_iso(text).value();
}

TimeControl winter() {
    return over(core::TimeWindow{iso("2023-12-30"), iso("2024-01-10")}, iso("2024-02-01"));
}
TimeControl window(const char* edtf) {
    return typed(winter(), edtf).value();
}

} // namespace

TEST_CASE("a fresh control shows everything, on calendar days") {
    const TimeControl control = winter();
    CHECK(control.mode == TimeMode::all);
    CHECK(window_of(control) == core::TimeWindow{});
    CHECK(control.step == CalendarStep{CalendarUnit::day, 1});
    CHECK(control.extent_from == iso("2023-12-30"));
    CHECK(control.extent_until == iso("2024-01-10"));
    CHECK(control.axis_from < control.extent_from);
    CHECK(control.axis_until > control.extent_until);
    const TimeControl empty = over(std::nullopt, iso("2024-05-05"));
    CHECK(empty.extent_from <= iso("2024-01-01"));
    CHECK(empty.extent_until >= iso("2025-01-01"));
}

TEST_CASE("dates are typed as EDTF and written back") {
    for (const char* text : {"2023-12-30", "2023-12-30/2024-01-02", "2024-01-01/..", "../2024-01-09", "..",
                             "2024-01-02T03:00:00Z/2024-01-02T05:59:59Z"})
        CHECK(as_edtf(window(text)) == text);
    CHECK(window_of(window("2024-01")).until == iso("2024-02-01"));
    CHECK(as_edtf(window("2024-01")) == "2024-01-01/2024-01-31");
    CHECK(window("").mode == TimeMode::all);
    for (const char* wrong : {"yesterday", "2024-13", "XXXX"}) CHECK_FALSE(typed(winter(), wrong).has_value());
}

TEST_CASE("windows are half-open and mean what their mode says") {
    CHECK(window_of(window("2023-12-30/2024-01-02")) == core::TimeWindow{iso("2023-12-30"), iso("2024-01-03")});
    CHECK(window_of(window("2024-01-01/..")) == core::TimeWindow{iso("2024-01-01"), std::nullopt});
    CHECK(window_of(window("../2024-01-09")) == core::TimeWindow{std::nullopt, iso("2024-01-10")});
    const TimeControl step = with_mode(window("2023-12-31/2024-01-05"), TimeMode::step);
    CHECK(window_of(step) == core::TimeWindow{iso("2023-12-31"), iso("2024-01-01")});
}

TEST_CASE("a step moves by the calendar and keeps the window") {
    TimeControl control = window("2024-01-31");
    control.step = {CalendarUnit::month, 1};
    CHECK(as_edtf(stepped(control, 1)) == "2024-02-29");
    control = stepped(window("2023-12-30/2024-01-02"), 1);
    CHECK(as_edtf(control) == "2023-12-31/2024-01-03");
    CHECK(as_edtf(next_window(window("2024-01-01/2024-01-03"), 1)) == "2024-01-04/2024-01-06");
    CHECK(as_edtf(next_window(window("2024-01-01/2024-01-03"), -1)) == "2023-12-29/2023-12-31");
    TimeControl month = window("2024-01");
    month.step = {CalendarUnit::month, 1};
    CHECK(as_edtf(next_window(month, 1)) == "2024-02-01/2024-02-29"); // a month is a month
    CHECK(as_edtf(stepped(window("../2024-01-05"), -2)) == "../2024-01-03");
    CHECK(as_edtf(stepped(window("2024-01-05/.."), 3)) == "2024-01-08/..");
}

TEST_CASE("a moved window keeps its months, or its length where it has none") {
    TimeControl control = window("2024-01/2024-02");
    control.step = {CalendarUnit::month, 1};
    CHECK(same_length(control, control.from, control.until, iso("2024-06-01")) == iso("2024-08-01"));
    CHECK(same_length(control, iso("2024-01-10"), iso("2024-01-17"), iso("2024-02-27")) == iso("2024-03-05"));
}

TEST_CASE("changing the step keeps the place") {
    TimeControl control = window("2024-01-03/2024-01-05");
    control.step = {CalendarUnit::week, 1};
    CHECK(as_edtf(control) == "2024-01-03/2024-01-05");
}

TEST_CASE("handles never cross and a window is never empty") {
    const TimeControl swapped = with_handles(winter(), iso("2024-01-05"), iso("2024-01-02"));
    CHECK(as_edtf(swapped) == "2024-01-02/2024-01-04");
    const TimeControl empty = with_handles(winter(), iso("2024-01-05"), iso("2024-01-05"));
    CHECK(as_edtf(empty) == "2024-01-05");
    TimeControl shrinking = window("../2023-12-31");
    for (int i = 0; i < 40; ++i) shrinking = stepped(shrinking, -1);
    CHECK(shrinking.from < shrinking.until);
}

TEST_CASE("playing: everything grows from the first day, and stops at the last") {
    TimeControl control = play_toggled(winter());
    CHECK(control.playing);
    CHECK(control.mode == TimeMode::until);
    CHECK(as_edtf(control) == "../2023-12-30");
    control.steps_per_second = 4;
    control = advanced(control, 0.5);
    CHECK(as_edtf(control) == "../2024-01-01");
    control = advanced(control, 0.125); // half a step: nothing yet
    CHECK(as_edtf(control) == "../2024-01-01");
    control = advanced(control, 0.125);
    CHECK(as_edtf(control) == "../2024-01-02");
    control = advanced(control, 60);
    CHECK_FALSE(control.playing);
    CHECK(control.until == control.extent_until);
    CHECK(play_toggled(control).until < control.extent_until); // at the end it begins anew
}

TEST_CASE("playing in a loop goes round, and a pause keeps the place") {
    TimeControl control = window("2024-01-08/2024-01-09");
    control.loop = true;
    control = play_toggled(control);
    CHECK(control.from == control.extent_from); // the window was at the end
    control.steps_per_second = 1;
    for (int i = 0; i < 30; ++i) control = advanced(control, 1);
    CHECK(control.playing);
    CHECK(control.until - control.from == std::chrono::hours(48));
    const auto paused = play_toggled(control);
    CHECK_FALSE(paused.playing);
    CHECK(paused.from == control.from);
}

TEST_CASE("the axis zooms about a point, and comes along with the window") {
    const TimeControl control = winter();
    const auto about = iso("2024-01-02");
    const TimeControl near = axis_zoomed(control, 0.25, about);
    CHECK(near.axis_until - near.axis_from < control.axis_until - control.axis_from);
    const auto share = [&](const TimeControl& c) {
        return static_cast<double>((about - c.axis_from).count()) /
               static_cast<double>((c.axis_until - c.axis_from).count());
    };
    CHECK(share(near) == doctest::Approx(share(control)).epsilon(1e-6));
    const TimeControl far = axis_zoomed(control, 1e9, about);
    CHECK((far.axis_until - far.axis_from) / (control.extent_until - control.extent_from) <= 10);
    const TimeControl shown = axis_showing(near, iso("2024-01-09"), iso("2024-01-10"));
    CHECK(shown.axis_until >= iso("2024-01-10"));
    CHECK(shown.axis_until - shown.axis_from == near.axis_until - near.axis_from);
    TimeControl pushed = control;
    for (int i = 0; i < 100; ++i) pushed = axis_panned(pushed, 0.5);
    CHECK(pushed.axis_from <= pushed.extent_until);
}

TEST_CASE("the window in words") {
    CHECK(describe(winter()) == "All times");
    CHECK(describe(window("2023-12-30")) == "30 December 2023");
    CHECK(describe(window("2024-01-01/..")).find("Since 1 January 2024") == 0);
    CHECK(describe(window("../2024-01-09")).find("Until 9 January 2024") == 0);
}
