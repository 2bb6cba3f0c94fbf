#include "reading/dates/date_matcher.hpp"

#include <charconv>

namespace whenabouts::reading::dates {

namespace {

int number_in(std::string_view text, std::size_t& at) {
    int value = 0;
    while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        value = value < 100'000 ? value * 10 + (text[at] - '0') : value;
    return value;
}

/// Two digits: the century that makes it lie within 1930 … 2029.
int full_year(int value) {
    return value < 30 ? 2000 + value : 1900 + value;
}

bool ends_plural(std::string_view word) {
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != '\'';
}

} // namespace

const Token& Matcher::nothing() {
    static const Token none;
    return none;
}

const Word& Matcher::no_word() {
    static const Word none;
    return none;
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

/// Two ends that share month or year: "3 to 5 January", "January 3-5", "October to December 2023", "Friday to Sunday".
Matcher::At Matcher::calendar_range(At i, Phrase& p) const {
    const auto joined = [&](At at) -> At {
        if (mark(at, '-')) return at + 1;
        return func(at, Func::to) || func(at, Func::through) || func(at, Func::until) || func(at, Func::by) ? at + 1
                                                                                                            : 0;
    };
    p.rule = "range";
    Calendar a;
    Calendar b;
    if (const At first = day_number(i, a.day); first != 0 && tok(i).kind != TokenKind::word) { // 3 to 5 January
        if (const At second = joined(first)) {
            Phrase end;
            if (const At after = day_month(second, end); after != 0 && end.date.day > a.day) {
                a.month = end.date.month;
                a.year = end.date.year;
                p.date = a;
                p.until = end.date;
                return after;
            }
        }
    }
    a = {};
    Phrase begin;
    if (const At first = day_month(i, begin); first != 0 && mark(first, '-')) { // 10 August – 12 September 2013
        Phrase end;
        if (const At after = day_month(first + 1, end)) {
            p.date = begin.date;
            p.until = end.date;
            return after;
        }
    }
    if (At first = month(i, a.month)) {
        if (const At day = day_number(first, a.day)) { // January 3-5, December 29-January 2
            const At second = joined(day);
            if (second == 0) return 0;
            const bool dash = mark(day, '-');
            Phrase end;
            if (const At after = month_day(second, end)) {
                p.date = a;
                p.until = end.date;
                return dash ? after : 0; // "August 26 to October 20" is two dates
            }
            if (const At after = day_number(second, b.day); after != 0 && b.day > a.day &&
                                                            tok(second).kind != TokenKind::word &&
                                                            !word(after).quantity && word(after).unit == Unit::none) {
                b.month = a.month;
                At next = after;
                if (const At with_year = year_after(after, b.year)) next = with_year;
                a.year = b.year;
                p.date = a;
                p.until = b;
                return next;
            }
            return 0;
        }
        const At second = joined(first);
        Phrase end;
        if (const At after = second == 0 ? 0 : month_only(second, end)) { // October to December 2023
            p.date = a;
            p.until = end.date;
            return after;
        }
    }
    a = {};
    if (const At first = weekday(i, a.weekday); first != 0 && !word(i).weak) {
        const At second = joined(first);
        if (const At after = second == 0 ? 0 : weekday(second, b.weekday); after != 0 && !func(first, Func::by)) {
            p.date = a;
            p.until = b;
            return after;
        }
    }
    return 0;
}

/// "Tuesday of last week", "January this year", "the third quarter of last year", "next year's first quarter".
Matcher::At Matcher::within_period(At i, Phrase& p) const {
    Phrase owner;
    const At owned = deictic_period(i, owner);
    if (owned != 0 && owner.unit == Unit::year && !owner.from_text && mark(owned, '\'') && form(owned + 1) == "s") {
        const At end = quarter_date(owned + 2, p);
        if (end == 0 || p.date.year) return 0;
        p.deictic = owner.deictic;
        p.unit = Unit::year;
        p.rule = "within-period";
        return end;
    }
    Phrase part;
    At next = month_only(i, part);
    if (next == 0) next = quarter_date(i, part);
    if (next == 0) next = weekday_date(i, part);
    if (next == 0 || part.date.year || part.date.day != 0) return 0;
    next = skip_mark(next, ',');
    next = skip(next, Func::of);
    Phrase period;
    const At after = deictic_period(next, period);
    if (after == 0) return 0;
    const bool fits = part.date.weekday != 0 ? period.unit == Unit::week : period.unit == Unit::year;
    if (!fits || period.from_text) return 0;
    p = part;
    p.weak = false;
    p.deictic = period.deictic;
    p.unit = period.unit;
    p.rule = "within-period";
    return after;
}

/// One day of a list that gets its month from the last: "the 2nd" of "the 2nd and 3rd of January".
Matcher::At Matcher::listed_day(At i, Phrase& p) const {
    const At start = skip(i, Func::the);
    const TokenKind kind = tok(start).kind;
    if (kind != TokenKind::ordinal && kind != TokenKind::number) return 0;
    int day = 0;
    At next = day_number(start, day);
    if (next == 0) return 0;
    const At after = next;
    for (int others = 0; others < 8; ++others) {
        const At joined = skip(skip_mark(next, ','), Func::and_);
        if (joined == next) return 0;
        Phrase last;
        if (day_month(joined, last) != 0) {
            p = last;
            p.date.day = day;
            p.rule = "listed-day";
            return after;
        }
        int other = 0;
        next = day_number(skip(joined, Func::the), other);
        if (next == 0) return 0;
    }
    return 0;
}

/// "January 2, 3 and 5": the days behind the first.
std::vector<Phrase> Matcher::list_after(const Phrase& phrase) const {
    std::vector<Phrase> days;
    if (phrase.rule != "month-day" || phrase.date.year || phrase.until || phrase.clock || phrase.part != Part::none)
        return days;
    At next = phrase.after;
    while (days.size() < 31) {
        const bool comma = mark(next, ',');
        const At joined = skip(skip_mark(next, ','), Func::and_);
        const Token& t = tok(joined);
        if (joined == next || !((t.kind == TokenKind::number && t.digits <= 2) || t.kind == TokenKind::ordinal) ||
            t.value < 1 || t.value > 31)
            break;
        const bool last = joined > next + (comma ? 1U : 0U);
        const bool goes_on = mark(joined + 1, ',') || func(joined + 1, Func::and_);
        const bool counts = tok(joined + 1).kind == TokenKind::word && tok(joined + 1).word == nullptr;
        if (counts || word(joined + 1).quantity || word(joined + 1).unit != Unit::none || (!last && !goes_on)) break;
        Phrase day;
        day.rule = "listed-day";
        day.first = joined;
        day.after = joined + 1;
        day.date = phrase.date;
        day.date.weekday = 0;
        day.date.day = t.value;
        if (const At with_year = last ? year_after(joined + 1, day.date.year) : 0) day.after = with_year;
        days.push_back(day);
        next = day.after;
        if (last) break;
    }
    return days;
}

std::optional<Phrase> Matcher::match(At i) const {
    Phrase best;
    At longest = 0;
    for (const auto rule :
         {&Matcher::fixed, &Matcher::frequency, &Matcher::overnight, &Matcher::iso_time, &Matcher::time_group,
          &Matcher::clocked, &Matcher::parted, &Matcher::listed_day, &Matcher::week_of, &Matcher::edged,
          &Matcher::end_of_year, &Matcher::year_ago_period, &Matcher::text_period, &Matcher::amount_of_time,
          &Matcher::vague_units, &Matcher::time_from_now, &Matcher::part_alone, &Matcher::base, &Matcher::about_date}) {
        Phrase tried;
        const At after = (this->*rule)(i, tried);
        if (after <= longest || tried.weak) continue;
        longest = after;
        best = std::move(tried);
    }
    if (longest == 0) return std::nullopt;
    best.first = i;
    best.after = longest;
    return best;
}

/// "around Nov. 1", "about 1990"
Matcher::At Matcher::about_date(At i, Phrase& p) const {
    Approx approx = Approx::none;
    const At next = approximation(i, approx);
    if (next == 0 || approx != Approx::about) return 0;
    At after = base(next, p);
    if (after == 0) after = end_of_year(next, p);
    if (after == 0 || p.what == What::day) return 0;
    p.approx = approx;
    return after;
}

Matcher::At Matcher::calendar(At i, Phrase& p) const {
    At best = 0;
    for (const auto rule :
         {&Matcher::calendar_range, &Matcher::numeric_date, &Matcher::within_period, &Matcher::weekday_date,
          &Matcher::month_day, &Matcher::day_month, &Matcher::month_only, &Matcher::season_date, &Matcher::quarter_date,
          &Matcher::decade_date, &Matcher::century_date, &Matcher::year_date}) {
        Phrase tried;
        const At after = (this->*rule)(i, tried);
        if (after <= best) continue;
        best = after;
        p = tried;
    }
    return best;
}

} // namespace whenabouts::reading::dates
