#include "reading/dates/date_matcher.hpp"

namespace whenabouts::reading::dates {

namespace {

bool ends_plural(std::string_view word) {
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != '\'';
}

} // namespace

int full_year(int two_digits) {
    return two_digits < 30 ? 2000 + two_digits : 1900 + two_digits;
}

/// A number of four digits is a year unless something is counted or named by it.
bool Matcher::year_is_credible(At i, int value) const {
    if (value < 1000 || value > 2199) return false;
    const Token& before = i > 0 ? tok(i - 1) : nothing();
    const Word& word_before = i > 0 ? word(i - 1) : no_word();
    if (before.mark == '$' || before.mark == '#' || before.mark == '/' || before.mark == '+' || before.mark == '%')
        return false;
    if (before.kind == TokenKind::mark && before.mark == '\0' && !tok(i).spaced) return false; // £, €, №
    if (word_before.name) return false;
    if (before.mark == '-' && !tok(i).spaced && !before.spaced && i > 1) { // S-300, MiG-31, but mid-2023 and 1990-1995
        const Token& joined = tok(i - 2);
        if (joined.kind == TokenKind::code || (joined.kind == TokenKind::word && joined.word == nullptr)) return false;
    }
    const Token& next = tok(i + 1);
    if (next.mark == '%' ||
        (next.mark == '-' && hyphen(i + 1) && tok(i + 2).kind == TokenKind::word && !word(i + 2).of_time))
        return false;
    if (next.kind == TokenKind::decimal || next.kind == TokenKind::number) return false;
    if (word(i + 1).quantity || (word(i + 1).has_zone && !word(i + 1).zone_local)) return false;
    if (word(i + 1).unit != Unit::none && word(i + 1).plural) return false;
    const Func f = word_before.func;
    const bool introduced = f == Func::in || f == Func::since || f == Func::of || f == Func::by || f == Func::until ||
                            f == Func::from || f == Func::during || f == Func::between || f == Func::through ||
                            f == Func::within || f == Func::fiscal || f == Func::the || word_before.month != 0 ||
                            word_before.season != Season::none || word_before.edge != Edge::none ||
                            word_before.earlier || word_before.later || before.mark == '(' || before.mark == ',';
    const bool plural_next =
        next.kind == TokenKind::word && !next.capital && next.word == nullptr && ends_plural(form(i + 1));
    if (plural_next && (!introduced || value % 100 == 0)) return false;
    if (value < 1400 || value > 2099) return f == Func::in || f == Func::since || f == Func::year_word;
    const bool named =
        before.kind == TokenKind::word && before.capital && before.word == nullptr && !before.sentence_start;
    if (named && !introduced) return false;
    if (introduced) return true;
    const bool alone = i == 0 && m_tokens.size() == 1;
    const bool noun_before =
        before.kind == TokenKind::word && before.word == nullptr && next.kind == TokenKind::mark; // "invoice 2024"
    return value >= 1800 && !alone && !noun_before;
}

Matcher::At Matcher::year(At i, std::optional<int>& year) const {
    const Token& t = tok(i);
    if (t.kind == TokenKind::number && t.digits == 4 && year_is_credible(i, t.value)) {
        year = t.value;
        return i + 1;
    }
    if (t.mark == '\'' && tok(i + 1).kind == TokenKind::number && tok(i + 1).digits == 2 && !tok(i + 1).spaced &&
        t.spaced) {
        year = full_year(tok(i + 1).value);
        return i + 2;
    }
    return spoken_year(i, year);
}

/// "nineteen ninety-six", "twenty twelve", "two thousand", "two thousand and five".
Matcher::At Matcher::spoken_year(At i, std::optional<int>& year) const {
    const int first = word(i).number;
    int rest = 0;
    if (first == 2 && word(i + 1).number == 1000) {
        At next = skip(i + 2, Func::and_);
        if (const At after = small_number(next, rest); after != 0 && rest < 100) {
            year = 2000 + rest;
            return after;
        }
        if (i == 0 || !(func(i - 1, Func::in) || word(i - 1).unit == Unit::year)) return 0;
        year = 2000;
        return i + 2;
    }
    if (first < 15 || first > 20 || tok(i).kind != TokenKind::word) return 0;
    const At next = small_number(hyphen(i + 1) ? i + 2 : i + 1, rest);
    if (next == 0 || rest < 10 || rest > 99) return 0;
    year = first * 100 + rest;
    return next;
}

/// ", 2023", " of 2023", " 2023 року"; 0 when no year follows.
Matcher::At Matcher::year_after(At i, std::optional<int>& into) const {
    At next = skip_mark(i, ',');
    next = skip(next, Func::of);
    const Token& t = tok(next);
    const bool bare = t.kind == TokenKind::number && t.digits == 4 && t.value >= 1000 && t.value <= 2199 &&
                      !word(next + 1).quantity && !(word(next + 1).has_zone && !word(next + 1).zone_local);
    At after = 0;
    if (bare) {
        into = t.value;
        after = next + 1;
    } else {
        after = year(next, into);
    }
    return after == 0 ? 0 : skip(after, Func::year_word);
}

/// "the 1990s", "the '90s", "the nineties".
Matcher::At Matcher::decade_date(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    if (mark(next, '\'')) ++next;
    if (tok(next).kind == TokenKind::decade && tok(next).value % 10 == 0) {
        p.date.decade = tok(next).digits == 4 ? tok(next).value / 10 : full_year(tok(next).value) / 10;
    } else if (word(next).decade != 0 && next != i) {
        p.date.decade = 190 + word(next).decade / 10;
    } else {
        return 0;
    }
    p.rule = "decade";
    return next + 1;
}

/// "the 20th century", "11th century".
Matcher::At Matcher::century_date(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    int number = 0;
    next = day_number(next, number);
    if (next == 0 || (tok(next - 1).kind == TokenKind::number)) return 0;
    if (hyphen(next)) ++next;
    if (word(next).unit != Unit::century) return 0;
    p.date.century = number - 1;
    p.rule = "century";
    return next + 1;
}

/// A year alone, "fiscal 1989", "the 1988 period", "2014-15".
Matcher::At Matcher::year_date(At i, Phrase& p) const {
    At next = i;
    p.rule = "year";
    if (func(next, Func::the)) ++next;
    if (func(next, Func::fiscal)) ++next;
    if (word(next).unit == Unit::year && next == i + 1 && func(i, Func::the)) ++next; // "the year two thousand"
    const bool prefixed = next != i;
    const At after = year(next, p.date.year);
    if (after == 0) return 0;
    if (prefixed && func(i, Func::the) && next == i + 1) {
        const bool period = func(after, Func::period) || word(after).unit == Unit::quarter;
        if (!period) return 0; // the article belongs to the noun behind the year
        if (word(after).unit == Unit::quarter) p.rule = "year-quarter";
        return after + 1;
    }
    if (hyphen(after) && tok(after + 1).kind == TokenKind::number && !prefixed) {
        const Token& last = tok(after + 1);
        const int year = last.digits == 2 ? *p.date.year / 100 * 100 + last.value : last.value;
        if ((last.digits == 2 || last.digits == 4) && year > *p.date.year && year < *p.date.year + 200 && year < 2200) {
            p.until = Calendar{year};
            p.rule = "year-range";
            return after + 2;
        }
    }
    return skip(after, Func::year_word);
}

} // namespace whenabouts::reading::dates
