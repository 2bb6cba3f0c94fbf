#include "timeline/calendar.hpp"

#include "core/edtf.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::timeline {

using core::Day;
using core::TimePoint;
using std::chrono::days;
using std::chrono::milliseconds;

namespace {

struct UnitFacts {
    CalendarUnit unit;
    std::string_view word;
    int months;         ///< per unit; 0 = a fixed length
    milliseconds fixed; ///< length of units that are not made of months
};

constexpr milliseconds minute_ms{60'000};
constexpr std::array<UnitFacts, 9> facts{{{CalendarUnit::minute, "minute", 0, minute_ms},
                                          {CalendarUnit::hour, "hour", 0, minute_ms * 60},
                                          {CalendarUnit::day, "day", 0, minute_ms * 1440},
                                          {CalendarUnit::week, "week", 0, minute_ms * 1440 * 7},
                                          {CalendarUnit::month, "month", 1, {}},
                                          {CalendarUnit::quarter, "quarter", 3, {}},
                                          {CalendarUnit::year, "year", 12, {}},
                                          {CalendarUnit::decade, "decade", 120, {}},
                                          {CalendarUnit::century, "century", 1200, {}}}};

const UnitFacts& facts_of(CalendarUnit unit) {
    return facts[static_cast<std::size_t>(unit)];
}

constexpr std::int64_t floor_to(std::int64_t value, std::int64_t multiple) {
    const std::int64_t rest = value % multiple;
    return value - (rest < 0 ? rest + multiple : rest);
}

/// Months since the year 0.
std::int64_t month_number(Day day) {
    return day.year * 12 + static_cast<std::int64_t>(day.month) - 1;
}

TimePoint month_start(std::int64_t number) {
    const std::int64_t year = floor_to(number, 12) / 12;
    return core::midnight({year, static_cast<unsigned>(number - year * 12) + 1, 1});
}

/// 1969-12-29 was a Monday.
constexpr milliseconds monday_shift = minute_ms * 1440 * 3;

/// The steps that step_for() chooses among, finest first.
constexpr std::array<CalendarStep, 18> usual_steps{{{CalendarUnit::minute, 1},
                                                    {CalendarUnit::minute, 5},
                                                    {CalendarUnit::minute, 15},
                                                    {CalendarUnit::hour, 1},
                                                    {CalendarUnit::hour, 3},
                                                    {CalendarUnit::hour, 6},
                                                    {CalendarUnit::hour, 12},
                                                    {CalendarUnit::day, 1},
                                                    {CalendarUnit::week, 1},
                                                    {CalendarUnit::month, 1},
                                                    {CalendarUnit::quarter, 1},
                                                    {CalendarUnit::year, 1},
                                                    {CalendarUnit::year, 2},
                                                    {CalendarUnit::year, 5},
                                                    {CalendarUnit::decade, 1},
                                                    {CalendarUnit::decade, 5},
                                                    {CalendarUnit::century, 1},
                                                    {CalendarUnit::century, 10}}};

} // namespace

std::string_view to_string(CalendarUnit unit) {
    return facts_of(unit).word;
}

std::string describe(CalendarStep step) {
    const bool many = step.amount != 1;
    if (many && step.unit == CalendarUnit::century) return fmt::format("{} centuries", step.amount);
    return fmt::format("{} {}{}", step.amount, to_string(step.unit), many ? "s" : "");
}

std::optional<CalendarStep> parse_step(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    CalendarStep step;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), step.amount);
    if (problem == std::errc::result_out_of_range) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text == "centuries") text = "century";
    if (text == "mo") text = "month";
    if (text.size() > 2 && text.ends_with('s')) text.remove_suffix(1);
    if (text.empty() || step.amount < 1 || step.amount > 1000) return std::nullopt;
    for (const UnitFacts& unit : facts)
        if (text == unit.word || (text == unit.word.substr(0, 1) && text != "m")) { // "m" could be minutes or months
            step.unit = unit.unit;
            return step;
        }
    return std::nullopt;
}

TimePoint floor(TimePoint point, CalendarStep step) {
    const UnitFacts& unit = facts_of(step.unit);
    if (unit.months > 0)
        return month_start(floor_to(month_number(core::day_of(point)), std::int64_t{unit.months} * step.amount));
    const milliseconds shift = step.unit == CalendarUnit::week ? monday_shift : milliseconds{};
    const std::int64_t length = unit.fixed.count() * step.amount;
    return TimePoint(milliseconds(floor_to((point.time_since_epoch() + shift).count(), length)) - shift);
}

TimePoint advance(TimePoint point, CalendarStep step, std::int64_t count) {
    const UnitFacts& unit = facts_of(step.unit);
    if (unit.months == 0) return point + unit.fixed * (step.amount * count);
    const Day day = core::day_of(point);
    const TimePoint start = month_start(month_number(day) + std::int64_t{unit.months} * step.amount * count);
    const Day target = core::day_of(start);
    const unsigned of_month = std::min(day.day, core::edtf::days_in_month(target.year, target.month));
    return start + days(of_month - 1) + (point - std::chrono::floor<days>(point));
}

milliseconds average_length(CalendarStep step) {
    const UnitFacts& unit = facts_of(step.unit);
    constexpr milliseconds average_month{2'629'746'000}; // 146097 days ÷ 4800 months
    return (unit.months > 0 ? average_month * unit.months : unit.fixed) * step.amount;
}

CalendarStep step_for(milliseconds length, int most) {
    for (const CalendarStep step : usual_steps)
        if (length / average_length(step) < most) return step;
    const auto millennia = length / average_length(usual_steps.back()) / std::max(most, 1) + 1;
    return {CalendarUnit::century, static_cast<int>(std::min<std::int64_t>(millennia * 10, 100'000'000))};
}

std::vector<TimePoint> edges(TimePoint from, TimePoint until, CalendarStep step) {
    constexpr int most_bins = 5000;
    if ((until - from) / average_length(step) > most_bins) step = step_for(until - from, most_bins);
    std::vector<TimePoint> points{floor(from, step)};
    do points.push_back(advance(points.back(), step, 1));
    while (points.back() < until);
    return points;
}

} // namespace whenabouts::timeline
