#include "core/time_span.hpp"

#include "core/edtf.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

namespace whenabouts::core {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

// 400 Gregorian years; the era arithmetic of both directions follows H. Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", in 64 bits because std::chrono::year ends at ±32767.
constexpr std::int64_t era_days = 146'097;
constexpr std::int64_t epoch_shift = 719'468; // 0000-03-01 to 1970-01-01

} // namespace

std::int64_t days_since_1970(Day day) {
    const std::int64_t year = day.year - (day.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t of_era = year - era * 400;
    const std::int64_t shifted = (static_cast<std::int64_t>(day.month) + 9) % 12;
    const std::int64_t of_year = (153 * shifted + 2) / 5 + static_cast<std::int64_t>(day.day) - 1;
    return era * era_days + of_era * 365 + of_era / 4 - of_era / 100 + of_year - epoch_shift;
}

Day day_of(TimePoint point) {
    const std::int64_t z = std::chrono::floor<days>(point).time_since_epoch().count() + epoch_shift;
    const std::int64_t era = floor_div(z, era_days);
    const std::int64_t of_era = z - era * era_days;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted = (5 * of_year + 2) / 153;
    const auto month = static_cast<unsigned>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<unsigned>(of_year - (153 * shifted + 2) / 5 + 1)};
}

TimePoint midnight(Day day) {
    day.year = std::clamp(day.year, -edtf::max_year - 1, edtf::max_year + 1);
    return TimePoint(milliseconds(days_since_1970(day) * 86'400'000));
}

std::string to_string(Day day) {
    if (day.year >= 0 && day.year <= 9999) return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    if (day.year >= -9999 && day.year < 0) return fmt::format("-{:04}-{:02}-{:02}", -day.year, day.month, day.day);
    return fmt::format("Y{}-{:02}-{:02}", day.year, day.month, day.day);
}

std::optional<std::string> to_iso(TimePoint point) {
    const Day day = day_of(point);
    if (day.year < 0 || day.year > 9999) return std::nullopt;
    const std::int64_t ms = (point - std::chrono::floor<days>(point)).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", day.year, day.month, day.day, ms / 3'600'000,
                       ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

std::string now_iso() {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return to_iso(now).value_or("1970-01-01T00:00:00.000Z");
}

std::optional<TimePoint> parse_iso(std::string_view text) {
    const bool shaped = text.size() >= 10 && text[0] >= '0' && text[0] <= '9' && text[4] == '-' && text[7] == '-';
    if (!shaped) return std::nullopt;
    const auto parsed = edtf::parse(text);
    if (!parsed || parsed->form != edtf::Form::date) return std::nullopt;
    const edtf::Date& date = parsed->parts.front().first;
    if (!date.has_day() || date.has_unknown_digit() || date.uncertain || date.approximate) return std::nullopt;
    return edtf::bounds(date)->from;
}

} // namespace whenabouts::core
