#pragma once
#include "reading/dates/date_phrase.hpp"
#include "reading/dates/date_tokens.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace whenabouts::reading::dates {

/// The year of two digits: within 1930 … 2029.
[[nodiscard]] int full_year(int two_digits);

/// Recognises time expressions in a row of tokens by a small grammar over word classes, the longest at each place.
class Matcher {
  public:
    Matcher(std::string_view text, std::span<const Token> tokens, const Vocabulary& vocabulary, bool month_first)
        : m_text(text), m_tokens(tokens), m_vocabulary(vocabulary), m_month_first(month_first) {}

    /// The longest expression that begins at token `i`; none when there is none.
    [[nodiscard]] std::optional<Phrase> match(std::size_t i) const;
    /// Further dates that hang on the one just read: "January 2, 3 and 5", "the 2nd and 3rd of January" (from the
    /// first).
    [[nodiscard]] std::vector<Phrase> list_after(const Phrase& phrase) const;

  private:
    // Every rule reads from token `i` on, fills `p` and returns the token behind, or 0 when it does not fit.
    using At = std::size_t;

    // date_matcher_year.cpp
    [[nodiscard]] bool year_is_credible(At i, int value) const;
    [[nodiscard]] At year(At i, std::optional<int>& year) const;
    [[nodiscard]] At spoken_year(At i, std::optional<int>& year) const;
    [[nodiscard]] At year_after(At i, std::optional<int>& year) const;
    [[nodiscard]] At year_date(At i, Phrase& p) const;
    [[nodiscard]] At decade_date(At i, Phrase& p) const;
    [[nodiscard]] At century_date(At i, Phrase& p) const;

    // date_matcher_calendar.cpp
    [[nodiscard]] At month(At i, int& month) const;
    [[nodiscard]] At weekday(At i, int& weekday) const;
    [[nodiscard]] At day_number(At i, int& day) const;
    [[nodiscard]] At day_month(At i, Phrase& p) const;
    [[nodiscard]] At month_day(At i, Phrase& p) const;
    [[nodiscard]] At month_only(At i, Phrase& p) const;
    [[nodiscard]] At numeric_date(At i, Phrase& p) const;
    [[nodiscard]] At weekday_date(At i, Phrase& p) const;
    [[nodiscard]] At season_date(At i, Phrase& p) const;
    [[nodiscard]] At quarter_date(At i, Phrase& p) const;
    [[nodiscard]] At day_of_month(At i, Phrase& p) const;
    [[nodiscard]] At short_quarter(At i, Phrase& p) const;
    [[nodiscard]] At holiday(At i, Phrase& p) const;

    // date_matcher_list.cpp
    [[nodiscard]] At calendar_range(At i, Phrase& p) const;
    [[nodiscard]] At within_period(At i, Phrase& p) const;
    [[nodiscard]] At listed_day(At i, Phrase& p) const;
    [[nodiscard]] At about_date(At i, Phrase& p) const;
    [[nodiscard]] At calendar(At i, Phrase& p) const;

    // date_matcher_relative.cpp
    [[nodiscard]] At deictic_period(At i, Phrase& p) const;
    [[nodiscard]] At text_period(At i, Phrase& p) const;
    [[nodiscard]] At year_ago_period(At i, Phrase& p) const;
    [[nodiscard]] At day_word(At i, Phrase& p) const;
    [[nodiscard]] At base(At i, Phrase& p) const;
    [[nodiscard]] At week_of(At i, Phrase& p) const;
    [[nodiscard]] At early_hours(At i, Phrase& p) const;
    [[nodiscard]] At edged(At i, Phrase& p) const;
    [[nodiscard]] At end_of_year(At i, Phrase& p) const;
    [[nodiscard]] At fixed(At i, Phrase& p) const;
    [[nodiscard]] At frequency(At i, Phrase& p) const;

    // date_matcher_amount.cpp
    [[nodiscard]] At small_number(At i, int& number) const;
    [[nodiscard]] At amount(At i, Amount& amount) const;
    [[nodiscard]] At approximation(At i, Approx& approx) const;
    [[nodiscard]] At unit(At i, Phrase& p, bool& hyphenated) const;
    [[nodiscard]] At amount_of_time(At i, Phrase& p) const;
    [[nodiscard]] At shift_after(At i, Phrase& p) const;
    [[nodiscard]] At time_from_now(At i, Phrase& p) const;
    [[nodiscard]] At vague_units(At i, Phrase& p) const;

    // date_matcher_clock.cpp
    [[nodiscard]] At clock(At i, Phrase& p, bool inside_brackets = false) const;
    [[nodiscard]] At zone(At i, ClockTime& time) const;
    [[nodiscard]] At clocked(At i, Phrase& p) const;
    [[nodiscard]] At part_of_day(At i, Phrase& p) const;
    [[nodiscard]] At part_alone(At i, Phrase& p) const;
    [[nodiscard]] At parted(At i, Phrase& p) const;
    [[nodiscard]] At night_of(At i, Phrase& p) const;
    [[nodiscard]] At overnight(At i, Phrase& p) const;
    [[nodiscard]] At iso_time(At i, Phrase& p) const;
    [[nodiscard]] At time_group(At i, Phrase& p) const;

    [[nodiscard]] const Token& tok(At i) const { return i < m_tokens.size() ? m_tokens[i] : nothing(); }
    [[nodiscard]] const Word& word(At i) const { return tok(i).word != nullptr ? *tok(i).word : no_word(); }
    [[nodiscard]] bool func(At i, Func f) const { return word(i).func == f; }
    [[nodiscard]] bool mark(At i, char c) const { return tok(i).mark == c; }
    /// A hyphen or dash grown onto both neighbours.
    [[nodiscard]] bool hyphen(At i) const { return mark(i, '-') && !tok(i).spaced && !tok(i + 1).spaced; }
    /// The token is this word, whatever its case.
    [[nodiscard]] bool is_form(At i, std::string_view folded_form) const;
    [[nodiscard]] std::string_view form(At i) const { return m_text.substr(tok(i).start, tok(i).end - tok(i).start); }
    /// i + 1 when the token is the mark (a comma, say), else i.
    [[nodiscard]] At skip_mark(At i, char c) const { return mark(i, c) ? i + 1 : i; }
    [[nodiscard]] At skip(At i, Func f) const { return func(i, f) ? i + 1 : i; }
    [[nodiscard]] static const Token& nothing();
    [[nodiscard]] static const Word& no_word();

    std::string_view m_text;
    std::span<const Token> m_tokens;
    const Vocabulary& m_vocabulary;
    bool m_month_first;
};

} // namespace whenabouts::reading::dates
