#pragma once
#include "reading/dates/date_words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::reading::dates {

/// What a text says of a calendar date; members of 0 or none were not said.
struct Calendar {
    std::optional<int> year;
    int month = 0;
    int day = 0;
    int weekday = 0;
    int quarter = 0;
    int half = 0;
    Season season = Season::none;
    std::optional<int> decade = {};  ///< 199 = the 1990s; below 10: its century was not said
    std::optional<int> century = {}; ///< 19 = 1900 … 1999
    [[nodiscard]] bool is_weekday_only() const {
        return weekday != 0 && day == 0 && month == 0 && !year && quarter == 0 && half == 0 && season == Season::none;
    }
};

struct ClockTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool has_minute = false;
    bool has_second = false;
    std::optional<int> zone; ///< minutes east of UTC
};

/// A count as said: "2", "two and a half", "a few".
struct Amount {
    int count = 1; ///< unknown_number when it is not said how many
    bool half = false;
    std::optional<int> most; ///< "two to three"
};

enum class What : std::uint8_t {
    calendar,  ///< `date` (to `until`), inside `deictic unit` where given ("Tuesday of last week", "third quarter of
               ///< this year")
    deictic,   ///< "last week", "this month", "the weekend"
    day,       ///< "yesterday": `day_offset`
    shift,     ///< "two days ago", "a year earlier": `amount` `unit` `direction`
    duration,  ///< "10 days"
    frequency, ///< "daily", "every Friday": `value`
    fixed      ///< "recently": `value`
};

/// An expression as written, before it is placed on the time line.
struct Phrase {
    What what = What::calendar;
    std::string_view rule; ///< static storage
    std::size_t first = 0; ///< token, included
    std::size_t after = 0; ///< token behind the last
    Calendar date;
    std::optional<Calendar> until;
    Deictic deictic = Deictic::none;
    Unit unit = Unit::none;
    int day_offset = 0;
    Amount amount;
    int direction = 0;      ///< -1 back, +1 forth
    bool from_text = false; ///< counted from a date named before, not from the reference date
    Edge edge = Edge::none;
    Approx approx = Approx::none;
    Part part = Part::none;
    bool last_day = false;   ///< only the last day of the period is meant ("year-end")
    bool whole_week = false; ///< the week that holds the day ("the week of January 1")
    bool overnight = false;  ///< a night over two days; with `night_before` the date names its morning
    bool night_before = false;
    std::optional<ClockTime> clock;
    TimexType type = TimexType::date;
    std::string_view value; ///< fixed and frequency: the TIMEX3 value
    std::string own_value;  ///< frequency: a value made up here
    std::uint32_t flags = 0;
    bool weak = false; ///< holds nothing but an abbreviation that may be another word ("Sun", "Mar")
};

} // namespace whenabouts::reading::dates
