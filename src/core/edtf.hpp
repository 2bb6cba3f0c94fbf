#pragma once
#include "core/result.hpp"
#include "core/time_span.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The grammar of EDTF (ISO 8601-2:2019): levels 0 and 1, the sets and part qualifiers of level 2. TimeSpan stands on
/// it.
namespace whenabouts::core::edtf {

/// A time of day as written. Seconds of 60 (leap seconds) arrive as 59.
struct Clock {
    int hour = 0; ///< 0 … 24, 24 only as 24:00:00
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    bool has_second = false;
    bool has_fraction = false;
    std::optional<int> offset_minutes; ///< east of UTC; none = no zone written
};

/// A calendar date of year, month and day digits; 'X' = digit not known, '\0' = component not written.
struct Date {
    bool negative = false;
    std::optional<std::int64_t> long_year; ///< the Y form, sign included; then no month follows
    std::array<char, 4> year{};
    std::array<char, 2> month{};
    std::array<char, 2> day{};
    int season = 0; ///< 21 … 41 when written in place of a month, else 0
    std::optional<Clock> clock;
    bool uncertain = false;   ///< ? or %
    bool approximate = false; ///< ~ or %

    [[nodiscard]] bool has_month() const { return month[0] != '\0'; }
    [[nodiscard]] bool has_day() const { return day[0] != '\0'; }
    /// Year 'XXXX': nothing is known that would place it on the time line.
    [[nodiscard]] bool year_unknown() const;
    [[nodiscard]] bool has_unknown_digit() const;
    /// The year when all its digits are known.
    [[nodiscard]] std::optional<std::int64_t> plain_year() const;
};

enum class End : std::uint8_t { given, open, unknown };

/// One date, or a stretch from `first` to `last` (both included) of which one end may be open or unknown.
struct Part {
    bool stretch = false;
    End begin = End::given;
    End end = End::given;
    Date first;
    Date last; ///< only in a stretch
};

enum class Form : std::uint8_t { date, interval, one_of, all_of };

struct Expression {
    Form form = Form::date;
    std::vector<Part> parts; ///< one, except in sets
    std::string text;        ///< canonical: no spaces, no leap seconds
};

/// Years beyond ± this do not fit into TimePoint and are refused.
inline constexpr std::int64_t max_year = 292'270'000;

[[nodiscard]] Result<Expression> parse(std::string_view text);

/// Half-open bounds of a date; both absent for an unknown year. nullopt when no calendar day fits the digits.
[[nodiscard]] std::optional<TimeWindow> bounds(const Date& date);
/// Half-open bounds of the part; nullopt when an end fits no day or the ends are in the wrong order.
[[nodiscard]] std::optional<TimeWindow> bounds(const Part& part);
/// Bounds of the whole expression.
[[nodiscard]] std::optional<TimeWindow> bounds(const Expression& expression);
[[nodiscard]] TimePrecision precision(const Expression& expression, const TimeWindow& window);
[[nodiscard]] TimeKind kind(const Expression& expression);

/// Finest precision word that a window of this length deserves.
[[nodiscard]] TimePrecision precision_of(const TimeWindow& window);

/// First month (1 … 12) and number of months of a season code 21 … 41; `first` + `months` > 13 reaches into the next
/// year.
struct SeasonMonths {
    int first = 1;
    int months = 3;
};
[[nodiscard]] SeasonMonths season_months(int season);

[[nodiscard]] unsigned days_in_month(std::int64_t year, unsigned month);

} // namespace whenabouts::core::edtf
