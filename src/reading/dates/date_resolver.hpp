#pragma once
#include "reading/dates/date_matcher.hpp"
#include "reading/dates/date_period.hpp"
#include "reading/dates/date_tense.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace whenabouts::reading::dates {

/// Places phrases on the time line, in text order: it remembers what was named before.
class Resolver {
  public:
    Resolver(std::string_view text, std::span<const Token> tokens, std::optional<core::Day> reference)
        : m_text(text), m_tokens(tokens), m_reference(reference) {}

    /// nullopt for what turns out to be no time ("February 30").
    [[nodiscard]] std::optional<TimeExpression> resolve(const Phrase& phrase);

  private:
    struct Placed {
        Period period;
        std::uint32_t flags = 0;
    };
    /// A period named before, and where.
    struct Named {
        Period period;
        std::size_t token = 0;
        bool year_said = false;
        bool heads_sentence = false; ///< "In 2022 …": what follows is told of that time
    };

    [[nodiscard]] std::optional<Placed> place(const Phrase& phrase);
    [[nodiscard]] std::optional<Placed> place_calendar(const Phrase& phrase, const Calendar& date);
    [[nodiscard]] std::optional<Placed> place_deictic(const Phrase& phrase);
    [[nodiscard]] std::optional<Placed> place_shift(const Phrase& phrase);
    [[nodiscard]] std::optional<Placed> place_text_period(const Phrase& phrase);
    [[nodiscard]] std::optional<Placed> place_weekday(const Phrase& phrase, int weekday) const;
    [[nodiscard]] std::optional<Placed> place_yearless(const Phrase& phrase, const Calendar& date) const;
    [[nodiscard]] std::optional<Placed> place_day_of_month(int day) const;
    [[nodiscard]] std::optional<int> carried_year(const Phrase& phrase, const Calendar& date) const;
    [[nodiscard]] std::optional<Period> container(Deictic deictic, Unit unit) const;
    [[nodiscard]] std::size_t sentences_since(std::size_t token, std::size_t now) const;

    void remember(const Phrase& phrase, const Placed& placed);

    [[nodiscard]] std::optional<TimeExpression> range(const Phrase& phrase, TimeExpression out);
    [[nodiscard]] TimeExpression open(const Phrase& phrase, TimeExpression out) const;
    void write_period(const Phrase& phrase, const Placed& placed, TimeExpression& out) const;
    void write_clock(const ClockTime& time, core::Day day, TimeExpression& out) const;
    void write_duration(const Phrase& phrase, TimeExpression& out) const;
    void write_fixed(const Phrase& phrase, TimeExpression& out) const;

    std::string_view m_text;
    std::span<const Token> m_tokens;
    std::optional<core::Day> m_reference;
    Tense m_tense;
    std::optional<Named> m_last; ///< of any grain
    std::optional<Named> m_last_day;
    std::optional<Named> m_last_quarter;
};

/// TIMEX3 value of an amount: "P2Y6M", "PT90M", "PXW".
[[nodiscard]] std::string duration_value(const Amount& amount, Unit unit);

} // namespace whenabouts::reading::dates
