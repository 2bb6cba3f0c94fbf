#include "reading/dates/date_matcher.hpp"

namespace whenabouts::reading::dates {

namespace {

int number_in(std::string_view text, std::size_t& at) {
    int value = 0;
    while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        value = value < 100'000 ? value * 10 + (text[at] - '0') : value;
    return value;
}

} // namespace

Matcher::At Matcher::month(At i, int& month) const {
    const Word& w = word(i);
    if (w.month == 0 || (w.capital_only && !tok(i).capital)) return 0;
    month = w.month;
    return w.weak && mark(i + 1, '.') && !tok(i + 1).spaced ? i + 2 : i + 1;
}

Matcher::At Matcher::weekday(At i, int& weekday) const {
    const Word& w = word(i);
    if (w.weekday == 0 || w.plural || (w.capital_only && !tok(i).capital)) return 0;
    weekday = w.weekday;
    return w.weak && mark(i + 1, '.') && !tok(i + 1).spaced ? i + 2 : i + 1;
}

Matcher::At Matcher::day_number(At i, int& day) const {
    const Token& t = tok(i);
    const bool digits = (t.kind == TokenKind::number && t.digits <= 2) || t.kind == TokenKind::ordinal;
    if (digits && t.value >= 1 && t.value <= 31) {
        day = t.value;
        return hyphen(i + 1) && func(i + 2, Func::ordinal_end) ? i + 3 : i + 1; // "24-го"
    }
    if (t.kind != TokenKind::word) return 0;
    if (word(i).number == 20 || word(i).number == 30) { // "twenty-first"
        const At next = hyphen(i + 1) ? i + 2 : i + 1;
        const int whole = word(i).number + word(next).ordinal;
        if (word(next).ordinal >= 1 && word(next).ordinal <= 9 && whole <= 31) {
            day = whole;
            return next + 1;
        }
    }
    if (word(i).ordinal == 0) return 0;
    day = word(i).ordinal;
    return i + 1;
}

/// "30 December 2023", "the 30th of December, 2023".
Matcher::At Matcher::day_month(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    next = day_number(next, p.date.day);
    if (next == 0) return 0;
    next = skip(next, Func::of);
    next = month(next, p.date.month);
    if (next == 0) return 0;
    if (const At with_year = year_after(next, p.date.year)) next = with_year;
    p.rule = "day-month";
    return next;
}

/// "December 30, 2023", "Dec. 30", "March eighth".
Matcher::At Matcher::month_day(At i, Phrase& p) const {
    At next = month(i, p.date.month);
    if (next == 0) return 0;
    next = skip(next, Func::the);
    next = day_number(next, p.date.day);
    if (next == 0) return 0;
    if (hyphen(next) && tok(next + 1).kind == TokenKind::code) return 0;
    if (const At with_year = year_after(next, p.date.year)) next = with_year;
    p.rule = "month-day";
    return next;
}

Matcher::At Matcher::month_only(At i, Phrase& p) const {
    const At next = month(i, p.date.month);
    if (next == 0) return 0;
    p.rule = "month";
    if (i > 0 && tok(i - 1).kind == TokenKind::number && tok(i - 1).digits <= 2 && tok(i - 1).value > 31)
        return 0; // "32 August"
    if (const At with_year = year_after(next, p.date.year)) {
        p.rule = "month-year";
        return with_year;
    }
    p.weak = word(i).weak;
    if (p.weak) return next;
    // A capitalised word behind it makes a name of it ("April Johnson", "May Chidiac"), one before it may ("Black
    // September").
    const bool follows_name = tok(next).kind == TokenKind::word && tok(next).capital && !tok(next).sentence_start &&
                              tok(next).word == nullptr;
    const bool named_before = i > 0 && tok(i - 1).kind == TokenKind::word && tok(i - 1).capital &&
                              (tok(i - 1).word == nullptr || word(i - 1).name) && !tok(i).sentence_start;
    if ((follows_name || named_before) && word(i).capital_only) return 0;
    if (form(i) == "May" || form(i) == "March" || form(i) == "MAY" || form(i) == "MARCH") { // also verbs
        if (tok(i).sentence_start || tok(i).all_capitals) return 0;
    }
    return next;
}

Matcher::At Matcher::numeric_date(At i, Phrase& p) const {
    const Token& t = tok(i);
    if (t.kind != TokenKind::iso && t.kind != TokenKind::dotted && t.kind != TokenKind::slashed) return 0;
    const std::string_view text = form(i);
    std::size_t at = 0;
    int a = number_in(text, at);
    int b = number_in(text, at);
    int c = number_in(text, at);
    p.rule = "numeric";
    if (t.kind == TokenKind::iso) {
        p.date = {a, b, c};
        return i + 1;
    }
    if (c < 100) c = full_year(c);
    const bool month_first = t.kind == TokenKind::slashed && (b > 12 || (a <= 12 && m_month_first));
    if (t.kind == TokenKind::slashed && a <= 12 && b <= 12 && a != b) p.flags |= date_flag::ambiguous_order;
    if (month_first) std::swap(a, b);
    if (b > 12) return 0;
    p.date = {c, b, a};
    return i + 1;
}

/// A weekday, alone or before a date: "Friday, January 5", "Sat 30 Dec 2023".
Matcher::At Matcher::weekday_date(At i, Phrase& p) const {
    int day_of_week = 0;
    const At after = weekday(i, day_of_week);
    if (after == 0) return 0;
    At next = skip_mark(after, ',');
    next = skip(next, Func::the);
    for (const auto rule : {&Matcher::numeric_date, &Matcher::month_day, &Matcher::day_month}) {
        Phrase dated;
        if (const At end = (this->*rule)(next, dated)) {
            p = dated;
            p.date.weekday = day_of_week;
            return end;
        }
    }
    p.date.weekday = day_of_week;
    p.rule = "weekday";
    p.weak = word(i).weak;
    if (i > 0 && word(i - 1).name && tok(i - 1).capital) return 0; // "Black Friday"
    return after;
}

Matcher::At Matcher::season_date(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    if (word(next).season == Season::none || word(next).plural) return 0;
    p.date.season = word(next).season;
    p.rule = "season";
    const At after = next + 1;
    if (const At with_year = year_after(after, p.date.year)) {
        if (hyphen(with_year) && tok(with_year + 1).kind == TokenKind::number && tok(with_year + 1).digits == 2)
            return with_year + 2;
        return with_year;
    }
    const bool fall = form(next) == "fall" || form(next) == "spring" || form(next) == "Fall";
    const bool introduced = next != i && i > 0 &&
                            (func(i - 1, Func::in) || func(i - 1, Func::during) || func(i - 1, Func::by) ||
                             func(i - 1, Func::of) || func(i - 1, Func::since) || func(i - 1, Func::until));
    if (introduced && (!fall || !func(after, Func::of))) return after;
    return next != i && !fall ? after : 0;
}

/// "the third quarter of 2023", "fiscal second-quarter", "the first half of 2023", "the 1988 third quarter".
Matcher::At Matcher::quarter_date(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    if (word(next).deictic == Deictic::latest) ++next;
    if (const At with_year = tok(next).kind == TokenKind::number ? year(next, p.date.year) : 0) next = with_year;
    if (func(next, Func::fiscal)) next += hyphen(next + 1) ? 2U : 1U;
    int number = word(next).ordinal;
    if (tok(next).kind == TokenKind::ordinal) number = tok(next).value;
    if (number < 1 || number > 4) return 0;
    next += hyphen(next + 1) ? 2U : 1U;
    if (func(next, Func::fiscal)) ++next;
    if (word(next).unit == Unit::quarter && !word(next).plural) {
        p.date.quarter = number;
        p.rule = "quarter";
    } else if (func(next, Func::half) && number <= 2 && (func(next + 1, Func::of) || p.date.year)) {
        p.date.half = number;
        p.rule = "half";
    } else {
        return 0;
    }
    ++next;
    if (!p.date.year) {
        At of = next;
        if (func(of, Func::of)) ++of;
        if (func(of, Func::fiscal)) ++of;
        if (const At with_year = year_after(of == next ? next : of, p.date.year)) return with_year;
        if (p.date.half != 0) { // only with a year or a period of its own
            Phrase within;
            const At end = deictic_period(of, within);
            if (end == 0 || within.unit != Unit::year) return 0;
        }
    }
    return next;
}

/// "on the 17th": of the month the text is in.
Matcher::At Matcher::day_of_month(At i, Phrase& p) const {
    if (i == 0 || !func(i - 1, Func::on) || !func(i, Func::the) || tok(i + 1).kind != TokenKind::ordinal) return 0;
    const Token& behind = tok(i + 2);
    if (behind.kind == TokenKind::word && (behind.word == nullptr || behind.capital)) return 0; // "on the 17th floor"
    if (tok(i + 1).value < 1 || tok(i + 1).value > 31 || hyphen(i + 2)) return 0;
    p.date.day = tok(i + 1).value;
    p.rule = "day-of-month";
    return i + 2;
}

/// "Q3 2023", "H1 2023"
Matcher::At Matcher::short_quarter(At i, Phrase& p) const {
    const Word& w = word(i);
    if ((w.quarter == 0 && w.half == 0) || !tok(i).capital) return 0;
    const At after = year_after(i + 1, p.date.year);
    if (after == 0 && w.half != 0) return 0;
    p.date.quarter = w.quarter;
    p.date.half = w.half;
    p.rule = "short-quarter";
    return after == 0 ? i + 1 : after;
}

/// "Christmas Eve", "New Year's Day 2024"
Matcher::At Matcher::holiday(At i, Phrase& p) const {
    if (!word(i).starts_phrase || !tok(i).capital) return 0;
    At best = 0;
    for (const FixedPhrase& phrase : m_vocabulary.phrases_of(word(i))) {
        if (phrase.month == 0 || i + phrase.words.size() <= best) continue;
        std::size_t same = 1;
        while (same < phrase.words.size() && is_form(i + same, phrase.words[same])) ++same;
        if (same < phrase.words.size()) continue;
        best = i + same;
        p.date.month = phrase.month;
        p.date.day = phrase.day;
        p.rule = "holiday";
    }
    if (best == 0) return 0;
    const At with_year = year_after(best, p.date.year);
    return with_year == 0 ? best : with_year;
}

} // namespace whenabouts::reading::dates
