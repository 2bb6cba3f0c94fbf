#pragma once
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::core {

/// A point on the time line in milliseconds since 1970-01-01T00:00. For spans of a day or coarser it is a *floating*
/// calendar midnight (not shifted by any zone); for sub-day spans it is UTC (model.md, section 2.1).
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// How finely a time is known; the words are the store's `t_precision`.
enum class TimePrecision : std::uint8_t {
    second,
    minute,
    hour,
    daypart,
    day,
    days,
    week,
    month,
    season,
    year,
    decade,
    century,
    unknown
};
/// Somewhere inside the span (an uncertain moment), or during the whole of it (a duration).
enum class TimeKind : std::uint8_t { within, throughout };
/// How a span lies to a window [from, until): outside, overlapping it, or wholly inside it.
enum class Membership : std::uint8_t { out, possible, certain };

[[nodiscard]] std::string_view to_string(TimePrecision precision);
[[nodiscard]] std::string_view to_string(TimeKind kind);
[[nodiscard]] std::optional<TimePrecision> parse_time_precision(std::string_view word);
[[nodiscard]] std::optional<TimeKind> parse_time_kind(std::string_view word);

/// A half-open stretch of time [from, until); an absent end is unbounded. Never empty.
struct TimeWindow {
    std::optional<TimePoint> from;
    std::optional<TimePoint> until;
    bool operator==(const TimeWindow&) const = default;
};

/// A calendar day, proleptic Gregorian, astronomical year numbering (year 0 exists).
struct Day {
    std::int64_t year = 1970;
    unsigned month = 1;
    unsigned day = 1;
    bool operator==(const Day&) const = default;
};
[[nodiscard]] std::int64_t days_since_1970(Day day);
[[nodiscard]] Day day_of(TimePoint point);
[[nodiscard]] TimePoint midnight(Day day);
/// "2024-01-02"; years outside 0000…9999 in EDTF's Y form.
[[nodiscard]] std::string to_string(Day day);
/// "2024-01-02T03:04:05.678Z"; nullopt outside the years 0000…9999 (the GeoPackage form has four digits).
[[nodiscard]] std::optional<std::string> to_iso(TimePoint point);
[[nodiscard]] std::optional<TimePoint> parse_iso(std::string_view text);
/// The clock's time in that form, UTC.
[[nodiscard]] std::string now_iso();

/// A time as it is known: EDTF (ISO 8601-2:2019) level 0, level 1 and the sets of level 2, with its half-open bounds.
/// parse(edtf()) gives an equal value. Immutable.
class TimeSpan {
  public:
    /// The unknown time, EDTF "XXXX".
    TimeSpan();
    /// Refuses what is not EDTF, naming the character at which it stops being so.
    [[nodiscard]] static Result<TimeSpan> parse(std::string_view edtf);
    [[nodiscard]] static TimeSpan of_day(Day day);
    /// Both days included; one day gives that day, otherwise a span somewhere inside, "[a..b]", or all of it, "a/b".
    [[nodiscard]] static TimeSpan of_days(Day first, Day last, TimeKind kind);

    [[nodiscard]] const std::string& edtf() const { return m_edtf; }
    /// nullopt = open or unknown on that side; begin < end where both are given.
    [[nodiscard]] std::optional<TimePoint> begin() const { return m_window.from; }
    [[nodiscard]] std::optional<TimePoint> end() const { return m_window.until; }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    /// First and last local calendar day touched, both included (the store's d_begin, d_end).
    [[nodiscard]] std::optional<Day> first_day() const;
    [[nodiscard]] std::optional<Day> last_day() const;
    [[nodiscard]] TimePrecision precision() const { return m_precision; }
    [[nodiscard]] TimeKind kind() const { return m_kind; }
    [[nodiscard]] bool uncertain() const { return m_uncertain; }     ///< carries ? or %
    [[nodiscard]] bool approximate() const { return m_approximate; } ///< carries ~ or %
    [[nodiscard]] bool is_unknown() const { return !m_window.from && !m_window.until; }

    /// The same time with another precision word or kind, where the source says more than EDTF can (dayparts, weeks).
    [[nodiscard]] TimeSpan with(TimePrecision precision) const;
    [[nodiscard]] TimeSpan with(TimeKind kind) const;
    /// The same time with a wider or narrower window, e.g. "overnight" = two local days for one EDTF day.
    [[nodiscard]] TimeSpan with(TimeWindow window) const;

    /// Certain = inside the window, possible = overlaps it; an unknown time is always out (it is counted apart).
    [[nodiscard]] Membership in(const TimeWindow& window) const;
    bool operator==(const TimeSpan&) const = default;

  private:
    std::string m_edtf;
    TimeWindow m_window;
    TimePrecision m_precision = TimePrecision::unknown;
    TimeKind m_kind = TimeKind::within;
    bool m_uncertain = false;
    bool m_approximate = false;
};

/// For people: "30 December 2023", "30 Dec 2023 – 2 Jan 2024", "December 2023", "about 2 January 2024", "time unknown";
/// never more exact than the span.
[[nodiscard]] std::string describe(const TimeSpan& span);

} // namespace whenabouts::core
