#pragma once
#include "core/result.hpp"
#include "core/time_span.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::reading {

/// TIMEX3 types.
enum class TimexType : std::uint8_t { date, time, duration, set };
/// "DATE", "TIME", "DURATION", "SET".
[[nodiscard]] std::string_view to_string(TimexType type);

/// What a person should know about how a time was found; bits of TimeExpression::flags.
namespace date_flag {
inline constexpr std::uint32_t relative = 1;           ///< resolved against the reference date
inline constexpr std::uint32_t text_anchored = 2;      ///< resolved against a date named before it in the text
inline constexpr std::uint32_t bare_weekday = 4;       ///< a weekday without a date
inline constexpr std::uint32_t year_carried = 8;       ///< its year is that of an earlier date of the text
inline constexpr std::uint32_t year_inferred = 16;     ///< its year follows from the reference date
inline constexpr std::uint32_t future_cue = 32;        ///< the words around it speak of the future
inline constexpr std::uint32_t ambiguous_order = 64;   ///< day and month could be the other way round
inline constexpr std::uint32_t weekday_mismatch = 128; ///< the weekday named is not that of the date
inline constexpr std::uint32_t vague = 256;            ///< past, present or future without a date
inline constexpr std::uint32_t night = 512;            ///< a night: its window is two local days
inline constexpr std::uint32_t open = 1024;            ///< cannot be placed: the reference date is not known
inline constexpr std::uint32_t since = 2048;           ///< "since …": the beginning of a stretch that goes on
inline constexpr std::uint32_t until = 4096;           ///< "until …": the end of a stretch
} // namespace date_flag

/// A time named in a text.
struct TimeExpression {
    std::size_t start = 0; ///< bytes in the text, half-open
    std::size_t end = 0;
    TimexType type = TimexType::date;
    std::string value; ///< TIMEX3 value: "2024-01-02", "2024-01-01TNI", "P3D", "XXXX-WXX-5", "PAST_REF"
    std::string mod;   ///< TIMEX3 mod: START, MID, END, APPROX, LESS_THAN, MORE_THAN; empty = none
    std::string edtf;  ///< empty = the expression has no place on the time line
    std::optional<core::TimeSpan>
        span;                ///< of `edtf`, with the finer window and precision of dayparts, nights and weeks
    std::uint32_t flags = 0; ///< bits of date_flag
    std::string_view rule;   ///< id of the rule that found it; static storage

    [[nodiscard]] bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
    [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
};

/// The day on which a text was written, as far as it tells.
struct ReferenceDate {
    core::Day day;
    std::string edtf;      ///< the day, or the stretch of days that fit as well
    std::string how;       ///< in words, for the user: "from the line “Posted January 10, 2024”"
    bool inferred = false; ///< worked out from weekdays instead of being stated: to be shown as a proposal
};

/// What find() should know besides the text.
struct DateHints {
    std::optional<core::Day> reference; ///< day of publication; without it bare weekdays and "yesterday" stay open
    std::string_view language;          ///< "en", "uk", "ru"; empty = any of them
    bool month_first = true;            ///< how 1/2/2024 is read when the reference date does not decide
    std::span<const std::pair<std::size_t, std::size_t>> skip; ///< byte spans (sorted) in which no time is sought
};

/// Finds times in texts; English in full, Ukrainian and Russian for dates, weekdays and relative days.
/// Immutable after load(): safe from many threads. `text` must be valid UTF-8.
class DateReader {
  public:
    /// Reads the word lists `dates_*.tsv` of the folder (`assets/lexicons`); refuses lines that do not parse.
    [[nodiscard]] static core::Result<DateReader> load(const std::filesystem::path& folder);
    DateReader(DateReader&&) noexcept;
    DateReader& operator=(DateReader&&) noexcept;
    ~DateReader();

    /// In text order, never overlapping. Linear in the length of the text.
    [[nodiscard]] std::vector<TimeExpression> find(std::string_view text, const DateHints& hints = {}) const;

    /// The day of writing from, in this order: the URL ("/2024/01/10/"), a line such as "Posted January 10, 2024", a
    /// dateline, else the earliest day for which every bare weekday and part of day of the text makes sense. nullopt =
    /// nothing to go by.
    [[nodiscard]] std::optional<ReferenceDate> infer_reference(std::string_view text, std::string_view url = {}) const;

  private:
    struct Impl;
    explicit DateReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whenabouts::reading
