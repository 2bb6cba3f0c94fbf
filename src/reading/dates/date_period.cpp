#include "reading/dates/date_period.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading::dates {

using core::Day;

namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

unsigned month_length(std::int64_t year, unsigned month) {
    const Day first_of_next = month == 12 ? Day{year + 1, 1, 1} : Day{year, month + 1, 1};
    return static_cast<unsigned>(core::days_since_1970(first_of_next) - core::days_since_1970({year, month, 1}));
}

Day plus_months(Day day, std::int64_t months) {
    const std::int64_t all = day.year * 12 + static_cast<std::int64_t>(day.month) - 1 + months;
    const std::int64_t year = floor_div(all, 12);
    const auto month = static_cast<unsigned>(all - year * 12 + 1);
    return {year, month, std::min(day.day, month_length(year, month))};
}

/// Months of one unit; 0 for those counted in days.
std::int64_t months_in(Unit unit) {
    switch (unit) {
    case Unit::month:
        return 1;
    case Unit::quarter:
    case Unit::season:
        return 3;
    case Unit::half:
        return 6;
    case Unit::year:
        return 12;
    case Unit::decade:
        return 120;
    case Unit::century:
        return 1200;
    default:
        return 0;
    }
}

struct IsoWeek {
    std::int64_t year = 0;
    std::int64_t week = 0;
};

IsoWeek iso_week(Day monday) {
    const Day thursday = plus_days(monday, 3);
    const std::int64_t of_year = core::days_since_1970(thursday) - core::days_since_1970({thursday.year, 1, 1});
    return {thursday.year, of_year / 7 + 1};
}

unsigned season_month(Day day) {
    return day.month % 12 / 3 * 3 == 0 ? 12U : day.month % 12 / 3 * 3;
}

} // namespace

Day plus_days(Day day, std::int64_t days) {
    return core::day_of(core::midnight(day) + std::chrono::days(days));
}

int weekday_of(Day day) { // 1970-01-01 was a Thursday
    const std::int64_t days = core::days_since_1970(day) + 3;
    return static_cast<int>(days - floor_div(days, 7) * 7) + 1;
}

Period period_of(Unit unit, Day day) {
    switch (unit) {
    case Unit::week:
        return {unit, plus_days(day, 1 - weekday_of(day))};
    case Unit::weekend:
        return {unit, plus_days(day, 6 - weekday_of(day))};
    case Unit::month:
        return {unit, {day.year, day.month, 1}};
    case Unit::quarter:
        return {unit, {day.year, (day.month - 1) / 3 * 3 + 1, 1}};
    case Unit::half:
        return {unit, {day.year, day.month > 6 ? 7U : 1U, 1}};
    case Unit::season: {
        const unsigned month = season_month(day);
        return {unit, {day.month < 3 ? day.year - 1 : day.year, month, 1}};
    }
    case Unit::year:
        return {unit, {day.year, 1, 1}};
    case Unit::decade:
        return {unit, {floor_div(day.year, 10) * 10, 1, 1}};
    case Unit::century:
        return {unit, {floor_div(day.year, 100) * 100, 1, 1}};
    default:
        return {Unit::day, day};
    }
}

Period season_of(Season season, std::int64_t year) {
    return {Unit::season, {year, static_cast<unsigned>(season) * 3, 1}};
}

Period next(Period period, std::int64_t count) {
    return moved(period, period.unit, count);
}

Period moved(Period period, Unit unit, std::int64_t count) {
    if (const std::int64_t months = months_in(unit); months != 0) {
        const Day day = plus_months(period.first, months * count);
        return period.unit == Unit::week || period.unit == Unit::weekend ? period_of(period.unit, day)
                                                                         : Period{period.unit, day};
    }
    const std::int64_t days = unit == Unit::week || unit == Unit::weekend ? 7 : 1;
    const Day day = plus_days(period.first, days * count);
    return period.unit == Unit::day ? Period{Unit::day, day} : period_of(period.unit, day);
}

Day last_day(Period period) {
    if (const std::int64_t months = months_in(period.unit); months != 0)
        return plus_days(plus_months(period.first, months), -1);
    if (period.unit == Unit::week) return plus_days(period.first, 6);
    if (period.unit == Unit::weekend) return plus_days(period.first, 1);
    return period.first;
}

std::string timex_value(Period period) {
    const Day& d = period.first;
    switch (period.unit) {
    case Unit::week:
    case Unit::weekend: {
        const auto [year, week] = iso_week(period_of(Unit::week, d).first);
        return fmt::format("{:04}-W{:02}{}", year, week, period.unit == Unit::weekend ? "-WE" : "");
    }
    case Unit::month:
        return fmt::format("{:04}-{:02}", d.year, d.month);
    case Unit::quarter:
        return fmt::format("{:04}-Q{}", d.year, (d.month - 1) / 3 + 1);
    case Unit::half:
        return fmt::format("{:04}-H{}", d.year, d.month > 6 ? 2 : 1);
    case Unit::season: {
        constexpr const char* names[]{"SP", "SU", "FA", "WI"};
        return fmt::format("{:04}-{}", d.year, names[d.month / 3 - 1]);
    }
    case Unit::year:
        return fmt::format("{:04}", d.year);
    case Unit::decade:
        return fmt::format("{:03}", d.year / 10);
    case Unit::century:
        return fmt::format("{:02}", d.year / 100);
    default:
        return core::to_string(d);
    }
}

std::string edtf_value(Period period) {
    const Day& d = period.first;
    switch (period.unit) {
    case Unit::week:
    case Unit::weekend:
        return fmt::format("{}/{}", core::to_string(d), core::to_string(last_day(period)));
    case Unit::quarter:
        return fmt::format("{:04}-{}", d.year, 33 + (d.month - 1) / 3);
    case Unit::half:
        return fmt::format("{:04}-{}", d.year, d.month > 6 ? 41 : 40);
    case Unit::season:
        return fmt::format("{:04}-{}", d.year, 20 + d.month / 3);
    case Unit::decade:
        return fmt::format("{:03}X", d.year / 10);
    case Unit::century:
        return fmt::format("{:02}XX", d.year / 100);
    default:
        return timex_value(period);
    }
}

std::string edtf_part(Period period, Edge edge) {
    const auto third = static_cast<unsigned>(edge) - 1U; // start, mid, end
    const std::int64_t year = period.first.year;
    const unsigned month = period.first.month;
    if (period.unit == Unit::month) {
        const unsigned last = third == 2 ? month_length(year, month) : third * 10 + 10;
        return fmt::format("{:04}-{:02}-{:02}/{:04}-{:02}-{:02}", year, month, third * 10 + 1, year, month, last);
    }
    if (period.unit == Unit::year) {
        const unsigned last = third * 4 + 4;
        return fmt::format("{:04}-{:02}-01/{:04}-{:02}-{:02}", year, third * 4 + 1, year, last,
                           month_length(year, last));
    }
    if (period.unit == Unit::decade) {
        constexpr int first_years[]{0, 4, 7};
        constexpr int last_years[]{3, 6, 9};
        return fmt::format("{:04}/{:04}", year + first_years[third], year + last_years[third]);
    }
    return edtf_value(period);
}

std::optional<core::TimeSpan> span_of(const std::string& edtf, Unit unit) {
    const auto parsed = core::TimeSpan::parse(edtf);
    if (!parsed) return std::nullopt;
    core::TimeSpan span = *parsed;
    if (unit == Unit::week) span = span.with(core::TimePrecision::week);
    if (unit == Unit::weekend) span = span.with(core::TimePrecision::days);
    return span.with(core::TimeKind::within);
}

} // namespace whenabouts::reading::dates
