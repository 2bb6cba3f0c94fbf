#pragma once
#include "core/time_span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::timeline {

enum class CalendarUnit : std::uint8_t { minute, hour, day, week, month, quarter, year, decade, century };
[[nodiscard]] std::string_view to_string(CalendarUnit unit);

/// A whole number of calendar units: a month is a month, not 30 days. Weeks begin on Monday (ISO 8601).
struct CalendarStep {
    CalendarUnit unit = CalendarUnit::day;
    int amount = 1;
    bool operator==(const CalendarStep&) const = default;
};
/// "1 day", "6 hours", "2 weeks".
[[nodiscard]] std::string describe(CalendarStep step);
/// "day", "2 weeks", "6h": what describe() gives and what people type. nullopt for anything else, or an amount outside
/// 1 … 1000.
[[nodiscard]] std::optional<CalendarStep> parse_step(std::string_view text);

/// The last calendar boundary of `step` at or before `point`: steps of several days or weeks count from 1970, of
/// several months and years from the year 0. Clock units are those of the time line itself (no zone).
[[nodiscard]] core::TimePoint floor(core::TimePoint point, CalendarStep step);
/// `count` steps later (earlier when negative). A day that the target month lacks becomes its last one.
[[nodiscard]] core::TimePoint advance(core::TimePoint point, CalendarStep step, std::int64_t count);
/// How long one step lasts on average.
[[nodiscard]] std::chrono::milliseconds average_length(CalendarStep step);
/// The finest usual step of which at most `most` fit into `length`.
[[nodiscard]] CalendarStep step_for(std::chrono::milliseconds length, int most);
/// Boundaries of the bins that cover [from, until), at least two, rising; at most 5000 bins (a coarser step is taken).
[[nodiscard]] std::vector<core::TimePoint> edges(core::TimePoint from, core::TimePoint until, CalendarStep step);

} // namespace whenabouts::timeline
