#include "reading/dates/date_matcher.hpp"

namespace whenabouts::reading::dates {

const Token& Matcher::nothing() {
    static const Token none;
    return none;
}

const Word& Matcher::no_word() {
    static const Word none;
    return none;
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
         {&Matcher::fixed,           &Matcher::frequency,   &Matcher::overnight,      &Matcher::iso_time,
          &Matcher::time_group,      &Matcher::clocked,     &Matcher::parted,         &Matcher::listed_day,
          &Matcher::week_of,         &Matcher::early_hours, &Matcher::edged,          &Matcher::end_of_year,
          &Matcher::year_ago_period, &Matcher::text_period, &Matcher::amount_of_time, &Matcher::vague_units,
          &Matcher::time_from_now,   &Matcher::part_alone,  &Matcher::base,           &Matcher::about_date}) {
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
          &Matcher::decade_date, &Matcher::century_date, &Matcher::year_date, &Matcher::day_of_month,
          &Matcher::short_quarter, &Matcher::holiday}) {
        Phrase tried;
        const At after = (this->*rule)(i, tried);
        if (after <= best) continue;
        best = after;
        p = tried;
    }
    return best;
}

} // namespace whenabouts::reading::dates
