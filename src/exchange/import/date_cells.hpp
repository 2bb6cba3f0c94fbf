#pragma once
#include "core/time_span.hpp"
#include "reading/dates/dates.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// Which of day and month stands first in 03/04/2024.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// What a cell says about the order of day and month: `either` could be read both ways.
enum class OrderProof : std::uint8_t { none, day_first, month_first, either };
[[nodiscard]] OrderProof order_proof(std::string_view cell);

/// Reads dates out of cells: EDTF, ISO 8601 also with blanks, slashes or without separators, 13/02/2024 in a known
/// order, 02/2024, times of day with or without a zone (without one they stay local), and dates in words. As exact as
/// written: "2023-12" is a month. Remembers what it read. Not thread-safe.
class DateCells {
  public:
    /// `words` may be null: then dates in words are refused. It must outlive this.
    explicit DateCells(const reading::DateReader* words);
    /// Two digits for the year are taken only when the person told the order: then they lie in 1970 … 2069.
    void allow_short_years(bool allow) { m_short_years = allow; }
    /// The time that the cell names, `clock` being the cell of its time of day (may be empty). Refused, in words, also
    /// when the order of day and month would have to be guessed.
    [[nodiscard]] core::Result<core::TimeSpan> read(std::string_view cell, DateOrder order,
                                                    std::string_view clock = {});
    /// From the first to the last: begin and end of something that went on, each as exact as written.
    [[nodiscard]] static core::Result<core::TimeSpan> between(const core::TimeSpan& first, const core::TimeSpan& last);

  private:
    core::Result<core::TimeSpan> read_anew(std::string_view cell, DateOrder order, std::string_view clock) const;

    struct Remembered {
        std::string cell;
        DateOrder order = DateOrder::unknown;
        core::TimeSpan span;
    };
    const reading::DateReader* m_words;
    bool m_short_years = false;
    std::vector<Remembered> m_memory; ///< by hash
};

/// A time of day as EDTF has it behind the T: "14:30", "14:30:05.250+02:00"; none when it is none.
[[nodiscard]] std::optional<std::string> edtf_clock(std::string_view text);

} // namespace whenabouts::exchange
