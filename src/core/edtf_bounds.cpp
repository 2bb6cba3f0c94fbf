#include "core/edtf.hpp"

#include <algorithm>
#include <chrono>

namespace whenabouts::core::edtf {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;

bool is_leap(std::int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

template <std::size_t N>
bool fits(const std::array<char, N>& digits, std::int64_t value) {
    for (std::size_t i = N; i-- > 0; value /= 10) {
        if (digits[i] != 'X' && digits[i] != static_cast<char>('0' + value % 10)) return false;
    }
    return value == 0;
}

template <std::size_t N>
bool holds_unknown(const std::array<char, N>& digits) {
    return std::find(digits.begin(), digits.end(), 'X') != digits.end();
}

/// The earliest (or latest) day of `year` that fits month and day digits.
std::optional<Day> day_in_year(const Date& date, std::int64_t year, bool latest) {
    for (unsigned i = 1; i <= 12; ++i) {
        const unsigned month = latest ? 13 - i : i;
        if (date.has_month() && !fits(date.month, month)) continue;
        const unsigned length = days_in_month(year, month);
        for (unsigned j = 1; j <= length; ++j) {
            const unsigned day = latest ? length + 1 - j : j;
            if (!date.has_day() || fits(date.day, day)) return Day{year, month, day};
        }
    }
    return std::nullopt;
}

std::optional<Day> extreme_day(const Date& date, bool latest) {
    if (const auto year = date.plain_year()) return day_in_year(date, *year, latest);
    const bool upwards = latest == date.negative;
    for (std::int64_t i = 0; i <= 9999; ++i) {
        const std::int64_t magnitude = upwards ? i : 9999 - i;
        if (!fits(date.year, magnitude) || (date.negative && magnitude == 0)) continue;
        if (const auto day = day_in_year(date, date.negative ? -magnitude : magnitude, latest)) return day;
    }
    return std::nullopt;
}

TimeWindow clock_bounds(Day day, const Clock& clock) {
    TimePoint at = midnight(day) + std::chrono::hours(clock.hour) + std::chrono::minutes(clock.minute) +
                   std::chrono::seconds(clock.second) + milliseconds(clock.millisecond);
    at -= std::chrono::minutes(clock.offset_minutes.value_or(0));
    const milliseconds length = clock.has_fraction ? milliseconds(1) : milliseconds(clock.has_second ? 1000 : 60'000);
    return {at, at + length};
}

TimeWindow season_bounds(std::int64_t year, int season) {
    const auto [first, months] = season_months(season);
    const int after = first - 1 + months;
    return {midnight({year, static_cast<unsigned>(first), 1}),
            midnight({year + after / 12, static_cast<unsigned>(after % 12 + 1), 1})};
}

TimePrecision date_precision(const Date& date, const TimeWindow& window) {
    if (date.clock) return date.clock->has_second ? TimePrecision::second : TimePrecision::minute;
    if (date.season != 0) return TimePrecision::season;
    if (date.year_unknown()) return TimePrecision::unknown;
    if (date.long_year || !holds_unknown(date.year)) {
        if (!date.has_month() || date.month == std::array{'X', 'X'}) {
            return TimePrecision::year;
        }
        if (holds_unknown(date.month)) return precision_of(window);
        if (!date.has_day() || date.day == std::array{'X', 'X'}) return TimePrecision::month;
        return holds_unknown(date.day) ? precision_of(window) : TimePrecision::day;
    }
    return precision_of(window);
}

} // namespace

bool Date::year_unknown() const {
    return !long_year && year == std::array{'X', 'X', 'X', 'X'};
}

bool Date::has_unknown_digit() const {
    return holds_unknown(year) || holds_unknown(month) || holds_unknown(day);
}

std::optional<std::int64_t> Date::plain_year() const {
    if (long_year) return long_year;
    std::int64_t value = 0;
    for (const char c : year) {
        if (c == 'X') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

unsigned days_in_month(std::int64_t year, unsigned month) {
    constexpr std::array<unsigned, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

SeasonMonths season_months(int season) {
    // 21-24 and 25-28: spring, summer, autumn, winter of the north (winter from December on); 29-32 of the south
    if (season <= 28) return {(season - 21) % 4 * 3 + 3, 3};
    if (season <= 32) return {((season - 29) * 3 + 8) % 12 + 1, 3};
    if (season <= 36) return {(season - 33) * 3 + 1, 3};
    if (season <= 39) return {(season - 37) * 4 + 1, 4};
    return {(season - 40) * 6 + 1, 6};
}

std::optional<TimeWindow> bounds(const Date& date) {
    if (date.year_unknown()) {
        if (!extreme_day(date, false)) return std::nullopt;
        return TimeWindow{};
    }
    if (date.season != 0) return season_bounds(*date.plain_year(), date.season);
    const auto first = extreme_day(date, false);
    if (!first) return std::nullopt;
    if (date.clock) return clock_bounds(*first, *date.clock);
    const auto last = extreme_day(date, true);
    return TimeWindow{midnight(*first), midnight(*last) + days(1)};
}

std::optional<TimeWindow> bounds(const Part& part) {
    TimeWindow window;
    if (part.begin == End::given) {
        const auto first = bounds(part.first);
        if (!first || !part.stretch) return first;
        window.from = first->from;
    }
    if (part.end == End::given) {
        const auto last = bounds(part.last);
        if (!last) return std::nullopt;
        window.until = last->until;
    }
    if (window.from && window.until && *window.from >= *window.until) return std::nullopt;
    return window;
}

std::optional<TimeWindow> bounds(const Expression& expression) {
    std::optional<TimeWindow> all;
    for (const Part& part : expression.parts) {
        const auto one = bounds(part);
        if (!one) return std::nullopt;
        if (!all) {
            all = one;
            continue;
        }
        all->from = all->from && one->from ? std::optional(std::min(*all->from, *one->from)) : std::nullopt;
        all->until = all->until && one->until ? std::optional(std::max(*all->until, *one->until)) : std::nullopt;
    }
    return all;
}

TimePrecision precision_of(const TimeWindow& window) {
    if (!window.from || !window.until) return TimePrecision::unknown;
    struct Step {
        milliseconds most;
        TimePrecision precision;
    };
    constexpr std::array<Step, 12> steps{{{milliseconds(1000), TimePrecision::second},
                                          {milliseconds(60'000), TimePrecision::minute},
                                          {milliseconds(3'600'000), TimePrecision::hour},
                                          {days(1) - milliseconds(1), TimePrecision::daypart},
                                          {days(1), TimePrecision::day},
                                          {days(6), TimePrecision::days},
                                          {days(7), TimePrecision::week},
                                          {days(31), TimePrecision::month},
                                          {days(184), TimePrecision::season},
                                          {days(366), TimePrecision::year},
                                          {days(3653), TimePrecision::decade},
                                          {days(36525), TimePrecision::century}}};
    const milliseconds length = *window.until - *window.from;
    const auto* const step = std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return length <= s.most; });
    return step == steps.end() ? TimePrecision::unknown : step->precision;
}

TimePrecision precision(const Expression& expression, const TimeWindow& window) {
    if (expression.parts.size() == 1 && !expression.parts.front().stretch)
        return date_precision(expression.parts.front().first, window);
    return precision_of(window);
}

TimeKind kind(const Expression& expression) {
    return expression.form == Form::interval || expression.form == Form::all_of ? TimeKind::throughout
                                                                                : TimeKind::within;
}

} // namespace whenabouts::core::edtf
