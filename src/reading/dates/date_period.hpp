#pragma once
#include "core/time_span.hpp"
#include "reading/dates/date_phrase.hpp"

#include <string>

namespace whenabouts::reading::dates {

/// A calendar period: its grain and its first day. Weeks begin on Monday, weekends on Saturday, winters in December.
struct Period {
    Unit unit = Unit::day;
    core::Day first;
    bool operator==(const Period&) const = default;
};

[[nodiscard]] core::Day plus_days(core::Day day, std::int64_t days);
/// 1 … 7, Monday first.
[[nodiscard]] int weekday_of(core::Day day);
/// The period of this grain that holds the day (for a weekend: that of the day's week).
[[nodiscard]] Period period_of(Unit unit, core::Day day);
[[nodiscard]] Period season_of(Season season, std::int64_t year);
/// `count` periods of its own grain on (back when negative).
[[nodiscard]] Period next(Period period, std::int64_t count);
/// The same stretch `count` units on, its grain kept: Q3 of 1989 a year back is Q3 of 1988.
[[nodiscard]] Period moved(Period period, Unit unit, std::int64_t count);
[[nodiscard]] core::Day last_day(Period period);

/// TIMEX3: "2024-01-02", "2024-W01", "2024-W01-WE", "2024-01", "2024-Q3", "2024-H1", "2024-SU", "2024", "199", "19".
[[nodiscard]] std::string timex_value(Period period);
/// EDTF; weeks and weekends become an interval.
[[nodiscard]] std::string edtf_value(Period period);
/// The part of a month, year or decade that "early", "mid", "late" name: thirds.
[[nodiscard]] std::string edtf_part(Period period, Edge edge);
/// The calendar span of `edtf`, somewhere inside it, with the precision word of the grain.
[[nodiscard]] std::optional<core::TimeSpan> span_of(const std::string& edtf, Unit unit);

} // namespace whenabouts::reading::dates
