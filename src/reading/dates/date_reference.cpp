#include "reading/dates/date_reference.hpp"

#include "reading/dates/date_period.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace whenabouts::reading::dates {

using core::Day;

namespace {

bool exists(Day day) {
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 &&
           core::day_of(core::midnight(day)) == day;
}

std::optional<Day> full_day(const Phrase& phrase) {
    const Calendar& date = phrase.date;
    if (phrase.what != What::calendar || !date.year || date.month == 0 || date.day == 0 || phrase.until)
        return std::nullopt;
    const Day day{*date.year, static_cast<unsigned>(date.month), static_cast<unsigned>(date.day)};
    return exists(day) ? std::optional(day) : std::nullopt;
}

ReferenceDate stated(Day day, std::string how) {
    return {day, core::to_string(day), std::move(how), false};
}

std::string line_around(std::string_view text, std::size_t start, std::size_t end) {
    const std::size_t before = text.rfind('\n', start);
    const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(from, std::min(text.find('\n', end), text.size()) - from);
    if (line.size() <= 80) return std::string(line);
    return std::string(text.substr(start, end - start));
}

/// The latest day that the text itself gives in full and speaks of as past.
std::optional<Day> latest_full_day(std::span<const TimeExpression> times) {
    std::optional<Day> latest;
    for (const TimeExpression& time : times) {
        const bool dated = time.type == TimexType::date || time.type == TimexType::time;
        if (!dated || !time.span || time.has(date_flag::future_cue | date_flag::vague)) continue;
        const auto day = time.span->last_day();
        if (!day || time.span->first_day() != day) continue;
        if (!latest || core::midnight(*day) > core::midnight(*latest)) latest = day;
    }
    return latest;
}

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (at + i >= text.size() || text[at + i] < '0' || text[at + i] > '9') return -1;
        value = value * 10 + (text[at + i] - '0');
    }
    return value;
}

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// A weekday named without a date.
struct Weekday {
    int day = 1;
    bool late = false; ///< evening or night
};

Day latest_such_day(Day reference, int weekday) {
    return plus_days(reference, -((weekday_of(reference) - weekday + 7) % 7));
}

bool fits(Day reference, Day not_before, std::span<const Weekday> weekdays) {
    const auto news = core::midnight(latest_such_day(reference, weekdays.front().day));
    return std::all_of(weekdays.begin(), weekdays.end(), [&](const Weekday& weekday) {
        const auto day = core::midnight(latest_such_day(reference, weekday.day));
        return day >= core::midnight(not_before) && day <= news;
    });
}

} // namespace

std::optional<ReferenceDate> reference_in_url(std::string_view url) {
    for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
        if (!is_digit(url, i) || (i > 0 && is_digit(url, i - 1))) continue;
        const int year = digits(url, i, 4);
        if (year < 1990 || year > 2099) continue;
        const bool parted = url[i + 4] == '/' || url[i + 4] == '-';
        const std::size_t at = parted ? i + 5 : i + 4;
        const int month = digits(url, at, 2);
        const std::size_t day_at = parted ? at + 3 : at + 2;
        if (month < 1 || (parted && (at + 2 >= url.size() || url[at + 2] != url[i + 4]))) continue;
        const int day = digits(url, day_at, 2);
        if (day < 1 || is_digit(url, day_at + 2)) continue;
        const Day found{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
        if (exists(found)) return stated(found, "from the address of the article");
    }
    return std::nullopt;
}

std::optional<ReferenceDate> stated_reference(std::string_view text, std::span<const Token> tokens,
                                              const Matcher& matcher) {
    constexpr std::size_t reach = 8;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool cue = tokens[i].word != nullptr && tokens[i].word->published;
        if (cue && (tokens[i].sentence_start || tokens[i].capital)) {
            for (std::size_t k = i + 1; k < tokens.size() && k <= i + reach; ++k) {
                const auto phrase = matcher.match(k);
                const auto day = phrase ? full_day(*phrase) : std::nullopt;
                if (!day) continue;
                const std::size_t end = tokens[phrase->after - 1].end;
                return stated(*day, fmt::format("from the line “{}”", line_around(text, tokens[i].start, end)));
            }
        }
        // a line that is nothing but a date
        const std::size_t start = tokens[i].start;
        if (start != 0 && text.rfind('\n', start) == std::string_view::npos) continue;
        const std::string_view before = text.substr(0, start);
        if (before.find_last_not_of(" \t\r") != std::string_view::npos &&
            before[before.find_last_not_of(" \t\r")] != '\n')
            continue;
        const auto phrase = tokens[i].of_time ? matcher.match(i) : std::nullopt;
        const auto day = phrase ? full_day(*phrase) : std::nullopt;
        if (!day) continue;
        const std::size_t end = tokens[phrase->after - 1].end;
        const std::size_t rest = text.find_first_not_of(" \t\r", end);
        if (rest != std::string_view::npos && text[rest] != '\n') continue;
        return stated(*day, fmt::format("from the date line “{}”", text.substr(start, end - start)));
    }
    return std::nullopt;
}

std::optional<ReferenceDate> named_reference(std::string_view text, std::span<const Token> tokens,
                                             const Matcher& matcher) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].word == nullptr || !tokens[i].word->has_day) continue;
        const auto phrase = matcher.match(i);
        const auto day = phrase && phrase->rule == "day-word-date" ? full_day(*phrase) : std::nullopt;
        if (!day) continue;
        const std::string_view words = text.substr(tokens[i].start, tokens[phrase->after - 1].end - tokens[i].start);
        return stated(plus_days(*day, -phrase->day_offset), fmt::format("from the words “{}”", words));
    }
    return std::nullopt;
}

std::optional<ReferenceDate> dateline_reference(std::string_view text, std::span<const Token> tokens,
                                                const Matcher& matcher, std::span<const TimeExpression> times) {
    constexpr std::size_t longest = 10;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].paragraph_start || !tokens[i].all_capitals) continue;
        for (std::size_t k = i + 1; k < tokens.size() && k <= i + longest && !tokens[k].sentence_start; ++k) {
            if (tokens[k - 1].mark != ',') continue;
            const auto phrase = matcher.match(k);
            if (!phrase || phrase->what != What::calendar || phrase->date.month == 0 || phrase->date.day == 0) continue;
            const Token* const behind = phrase->after < tokens.size() ? &tokens[phrase->after] : nullptr;
            if (behind == nullptr || (behind->mark != '(' && behind->mark != '-' && behind->mark != ':')) continue;
            const std::string how =
                fmt::format("from the dateline “{}”",
                            text.substr(tokens[i].start, tokens[phrase->after - 1].end - tokens[i].start));
            if (const auto day = full_day(*phrase)) return stated(*day, how);
            const auto known = latest_full_day(times);
            if (!known) continue;
            for (std::int64_t year = known->year; year <= known->year + 4; ++year) {
                const Day day{year, static_cast<unsigned>(phrase->date.month), static_cast<unsigned>(phrase->date.day)};
                if (exists(day) && core::midnight(day) >= core::midnight(*known)) {
                    ReferenceDate found = stated(day, how + ", its year from the latest full date of the text");
                    found.inferred = true;
                    return found;
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<ReferenceDate> solved_reference(std::span<const TimeExpression> times) {
    const auto latest = latest_full_day(times);
    if (!latest) return std::nullopt;
    std::vector<Weekday> weekdays;
    for (const TimeExpression& time : times) {
        if (!time.has(date_flag::open) || time.has(date_flag::future_cue) || !time.value.starts_with("XXXX-WXX-"))
            continue;
        weekdays.push_back({time.value[9] - '0', time.value.ends_with("TEV") || time.value.ends_with("TNI")});
    }
    if (weekdays.empty()) return std::nullopt;
    constexpr int horizon = 14; // the pattern of weekdays repeats every week
    for (int i = 0; i < horizon; ++i) {
        const Day first = plus_days(*latest, i);
        if (!fits(first, *latest, weekdays)) continue;
        Day last = first;
        while (i + 1 < horizon && fits(plus_days(last, 1), *latest, weekdays)) {
            last = plus_days(last, 1);
            ++i;
        }
        const bool on_that_evening = weekdays.front().late && weekday_of(first) == weekdays.front().day;
        ReferenceDate found;
        found.day = on_that_evening && !(last == first) ? plus_days(first, 1) : first;
        found.edtf = first == last ? core::to_string(first) : core::to_string(first) + "/" + core::to_string(last);
        found.how =
            fmt::format("worked out: the earliest day after {} on which the weekdays named in the text make sense",
                        core::to_string(*latest));
        found.inferred = true;
        return found;
    }
    return std::nullopt;
}

} // namespace whenabouts::reading::dates
