#include "core/time_span.hpp"

#include "core/edtf.hpp"

#include <array>
#include <fmt/format.h>

namespace whenabouts::core {

namespace {

constexpr std::array<const char*, 12> long_months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<const char*, 12> short_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 3> ordinals{"first", "second", "third"};

/// Historical years: 0 is 1 BC.
std::string year_name(std::int64_t year) {
    return year > 0 ? fmt::format("{}", year) : fmt::format("{} BC", 1 - year);
}

std::string day_name(Day day, bool brief) {
    const auto& months = brief ? short_months : long_months;
    return fmt::format("{} {} {}", day.day, months.at(day.month - 1), year_name(day.year));
}

std::string day_range(Day a, Day b, const char* dash) {
    if (a == b) return day_name(a, false);
    if (a.year != b.year) return fmt::format("{}{}{}", day_name(a, true), dash, day_name(b, true));
    if (a.month != b.month)
        return fmt::format("{} {}{}{}", a.day, short_months.at(a.month - 1), dash, day_name(b, true));
    return fmt::format("{}–{} {} {}", a.day, b.day, long_months.at(a.month - 1), year_name(a.year));
}

std::string season_name(int season, std::int64_t year) {
    constexpr std::array<const char*, 4> seasons{"spring", "summer", "autumn", "winter"};
    constexpr std::array<const char*, 4> quarters{"first", "second", "third", "fourth"};
    if (season >= 40) return fmt::format("{} half of {}", season == 40 ? "first" : "second", year_name(year));
    if (season >= 37)
        return fmt::format("{} third of {}", ordinals.at(static_cast<std::size_t>(season - 37)), year_name(year));
    if (season >= 33)
        return fmt::format("{} quarter of {}", quarters.at(static_cast<std::size_t>(season - 33)), year_name(year));
    const auto [first, months] = edtf::season_months(season);
    const std::string years =
        first + months > 13 && year > 0 ? fmt::format("{}–{:02}", year, (year + 1) % 100) : year_name(year);
    const char* side = season >= 29 ? " (southern)" : "";
    return fmt::format("{} {}{}", seasons.at(static_cast<std::size_t>(season - 21) % 4), years, side);
}

std::string clock_name(const edtf::Clock& clock) {
    std::string text = fmt::format("{:02}:{:02}", clock.hour, clock.minute);
    if (clock.has_second) text += fmt::format(":{:02}", clock.second);
    if (!clock.offset_minutes) return text;
    if (*clock.offset_minutes == 0) return text + " UTC";
    const int minutes = std::abs(*clock.offset_minutes);
    return text + fmt::format(" (UTC{}{:02}:{:02})", *clock.offset_minutes < 0 ? "-" : "+", minutes / 60, minutes % 60);
}

/// Digits that are not known in the middle of a date ("156X-12-25") have no better name than their first and last day.
std::string scattered_name(const edtf::Date& date) {
    const auto window = edtf::bounds(date);
    if (!window || !window->from || !window->until) return "time unknown";
    return fmt::format("between {} and {}", day_name(day_of(*window->from), true),
                       day_name(day_of(*window->until - std::chrono::milliseconds(1)), true));
}

std::string unqualified_name(const edtf::Date& date) {
    const auto year = date.plain_year();
    if (!year) {
        const bool only_year = !date.has_month() && !date.negative;
        if (only_year && date.year[3] == 'X' && date.year[2] != 'X' && date.year[1] != 'X' && date.year[0] != 'X')
            return fmt::format("{}{}{}0s", date.year[0], date.year[1], date.year[2]);
        return scattered_name(date);
    }
    if (date.season != 0) return season_name(date.season, *year);
    const bool month_known = date.has_month() && date.month[0] != 'X' && date.month[1] != 'X';
    if (!date.has_month() ||
        (date.month == std::array{'X', 'X'} && (!date.has_day() || date.day == std::array{'X', 'X'})))
        return year_name(*year);
    if (!month_known) return scattered_name(date);
    const auto month = static_cast<unsigned>((date.month[0] - '0') * 10 + (date.month[1] - '0'));
    if (!date.has_day() || date.day == std::array{'X', 'X'})
        return fmt::format("{} {}", long_months.at(month - 1), year_name(*year));
    if (date.has_unknown_digit()) return scattered_name(date);
    const Day day{*year, month, static_cast<unsigned>((date.day[0] - '0') * 10 + (date.day[1] - '0'))};
    return date.clock ? fmt::format("{}, {}", day_name(day, false), clock_name(*date.clock)) : day_name(day, false);
}

std::string date_name(const edtf::Date& date) {
    const char* qualifier = "";
    if (date.approximate)
        qualifier = date.uncertain ? "perhaps about " : "about ";
    else if (date.uncertain)
        qualifier = "perhaps ";
    return qualifier + unqualified_name(date);
}

/// The day when the date is exactly one day and carries no doubt.
std::optional<Day> plain_day(const edtf::Date& date) {
    if (!date.has_day() || date.has_unknown_digit() || date.clock || date.uncertain || date.approximate)
        return std::nullopt;
    return day_of(edtf::bounds(date)->from.value());
}

std::string stretch_name(const edtf::Part& part, bool somewhere_inside) {
    if (part.begin != edtf::End::given)
        return (part.begin == edtf::End::open ? "until " : "beginning unknown, until ") + date_name(part.last);
    if (part.end != edtf::End::given)
        return part.end == edtf::End::open ? "since " + date_name(part.first)
                                           : "from " + date_name(part.first) + ", end unknown";
    const auto a = plain_day(part.first);
    const auto b = plain_day(part.last);
    if (somewhere_inside) {
        if (a && b) return fmt::format("between {} and {}", day_name(*a, true), day_name(*b, true));
        return fmt::format("between {} and {}", date_name(part.first), date_name(part.last));
    }
    return a && b ? day_range(*a, *b, " – ") : fmt::format("{} – {}", date_name(part.first), date_name(part.last));
}

std::string set_name(const edtf::Expression& set) {
    constexpr std::size_t most = 4;
    std::string text;
    const char* const last_word = set.form == edtf::Form::one_of ? " or " : " and ";
    for (std::size_t i = 0; i < set.parts.size() && i < most; ++i) {
        const edtf::Part& part = set.parts[i];
        if (i > 0) text += i + 1 == set.parts.size() ? last_word : ", ";
        text += part.stretch ? stretch_name(part, set.form == edtf::Form::one_of) : date_name(part.first);
    }
    return set.parts.size() > most ? text + ", …" : text;
}

/// A window that says more than the EDTF: a part of a day, a night over two days, a week.
std::optional<std::string> window_name(const TimeSpan& span) {
    const auto first = span.first_day();
    const auto last = span.last_day();
    if (!first || !last) return std::nullopt;
    const std::string qualifier = span.approximate() ? "about " : (span.uncertain() ? "perhaps " : "");
    if (span.precision() == TimePrecision::week)
        return fmt::format("week of {}{}", qualifier, day_range(*first, *last, " – "));
    if (span.precision() != TimePrecision::daypart) return std::nullopt;
    if (*first == *last) return fmt::format("{}{}, part of the day", qualifier, day_name(*first, false));
    if (days_since_1970(*last) - days_since_1970(*first) == 1)
        return fmt::format("{}night of {}", qualifier, day_range(*first, *last, " – "));
    return std::nullopt;
}

} // namespace

std::string describe(const TimeSpan& span) {
    if (span.is_unknown()) return "time unknown";
    if (auto name = window_name(span)) return *name;
    const auto parsed = edtf::parse(span.edtf());
    if (!parsed) return "time unknown";
    if (parsed->form == edtf::Form::one_of || parsed->form == edtf::Form::all_of) return set_name(*parsed);
    const edtf::Part& part = parsed->parts.front();
    if (part.stretch) return stretch_name(part, span.kind() == TimeKind::within);
    return date_name(part.first);
}

} // namespace whenabouts::core
