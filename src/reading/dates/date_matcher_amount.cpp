#include "reading/dates/date_matcher.hpp"

namespace whenabouts::reading::dates {

/// A number below a thousand in words or digits: "ninety-six", "six", "40".
Matcher::At Matcher::small_number(At i, int& number) const {
    const Token& t = tok(i);
    if (t.kind == TokenKind::number && t.digits <= 3) {
        number = t.value;
        return i + 1;
    }
    const int tens = word(i).number;
    if (t.kind != TokenKind::word || tens < 0 || tens > 99) return 0;
    number = tens;
    if (tens < 20) return i + 1;
    const At next = hyphen(i + 1) ? i + 2 : i + 1;
    const int ones = word(next).number;
    if (tok(next).kind != TokenKind::word || ones < 1 || ones > 9) return i + 1;
    number = tens + ones;
    return next + 1;
}

/// "two", "2 1/2", "two and a half", "a", "a couple of", "a hundred", "two thousand", "a few", "12 to 18", "half a".
Matcher::At Matcher::amount(At i, Amount& out) const {
    const Token& t = tok(i);
    At next = 0;
    if (func(i, Func::half) && (func(i + 1, Func::a) || hyphen(i + 1))) {
        out = {0, true, {}};
        return i + 2;
    }
    if (t.kind == TokenKind::number && t.digits <= 5) {
        out.count = t.value;
        next = i + 1;
        if (tok(next).kind == TokenKind::number && tok(next).value == 1 && mark(next + 1, '/') &&
            tok(next + 2).value == 2) {
            out.half = true;
            next += 3;
        }
    } else if (t.kind == TokenKind::decimal && t.decimal < 100'000.0F) {
        out.count = static_cast<int>(t.decimal);
        out.half = t.decimal - static_cast<float>(out.count) > 0.4F;
        next = i + 1;
    } else {
        At at = i;
        if (func(at, Func::a)) {
            ++at;
            out.count = 1;
            next = at;
        }
        int number = 0;
        if (word(at).number == unknown_number) {
            out.count = unknown_number;
            next = at + 1;
        } else if (const At after = small_number(at, number);
                   after != 0 && tok(at).kind == TokenKind::word && (at == i || number > 1)) {
            out.count = number;
            next = after;
        } else if (at != i && word(at).number >= 100) {
            out.count = word(at).number;
            next = at + 1;
        }
        if (next == 0) return 0;
        for (int scale = word(next).number; (scale == 100 || scale == 1000) && out.count > 0 && out.count < 100'000;
             scale = word(next).number) {
            out.count *= scale;
            ++next;
        }
        if (func(next, Func::of) && (out.count == 2 || out.count == unknown_number || out.count == 12))
            ++next; // "a couple of"
    }
    if (func(next, Func::and_) && func(next + 1, Func::a) && func(next + 2, Func::half)) { // "two and a half hours"
        out.half = true;
        next += 3;
    }
    if (func(next, Func::more)) ++next; // "20 more years"
    const bool to = func(next, Func::to) || func(next, Func::or_) || hyphen(next);
    if (Amount last; to) {
        const Token& second = tok(next + 1);
        int number = 0;
        if (second.kind == TokenKind::number ||
            (second.kind == TokenKind::word && second.word != nullptr && second.word->number > 0)) {
            if (const At after = small_number(next + 1, number); after != 0 && number > out.count) {
                out.most = number;
                next = after;
            }
        }
    }
    return next;
}

/// "about", "nearly", "more than", "at least", "no more than", "up to".
Matcher::At Matcher::approximation(At i, Approx& approx) const {
    if (func(i, Func::at) && (func(i + 1, Func::least) || func(i + 1, Func::most))) {
        approx = func(i + 1, Func::least) ? Approx::more : Approx::less;
        return i + 2;
    }
    const At start = func(i, Func::not_) ? i + 1 : i;
    if ((func(start, Func::more) || func(start, Func::less)) && func(start + 1, Func::than)) {
        approx = func(start, Func::more) == (start == i) ? Approx::more : Approx::less;
        return start + 2;
    }
    if (start != i) return 0;
    if (func(i, Func::up) && func(i + 1, Func::to)) {
        approx = Approx::less;
        return i + 2;
    }
    if (word(i).approx == Approx::none || word(i).number == unknown_number) return 0;
    if (word(i).approx == Approx::more && (func(i + 1, Func::the) || word(i + 1).deictic != Deictic::none))
        return 0; // "over the past …"
    approx = word(i).approx;
    return i + 1;
}

Matcher::At Matcher::unit(At i, Phrase& p, bool& hyphenated) const {
    At next = i;
    hyphenated = hyphen(next);
    if (hyphenated) ++next;
    while (func(next, Func::filler) && !hyphenated) ++next;
    const Word& w = word(next);
    if (w.unit == Unit::none || w.unit == Unit::season || (w.weak && tok(next).kind != TokenKind::word)) return 0;
    p.unit = w.unit;
    return w.weak && mark(next + 1, '.') && !tok(next + 1).spaced && !tok(next + 2).sentence_start ? next + 2
                                                                                                   : next + 1;
}

/// Durations, and with a word such as "ago" behind them shifts: "at least the past 18 months", "10-year", "two years
/// ago".
Matcher::At Matcher::amount_of_time(At i, Phrase& p) const {
    At next = i;
    if (const At after = approximation(next, p.approx)) next = after;
    const At article = next;
    if (func(next, Func::the)) ++next;
    const Deictic deictic = word(next).deictic;
    const bool windowed = deictic == Deictic::last || deictic == Deictic::past || deictic == Deictic::next ||
                          deictic == Deictic::coming || deictic == Deictic::latest || deictic == Deictic::previous ||
                          deictic == Deictic::following;
    const bool ordered = word(next).ordinal == 1 && tok(next).kind == TokenKind::word;
    if (windowed || ordered) ++next;
    const At number = next;
    next = amount(next, p.amount);
    const bool counted = next != 0;
    if (!counted) {
        if (!windowed && !(ordered && func(article, Func::the))) return 0;
        next = number;
    }
    const bool hyphenated_already = counted && mark(next - 1, '-');
    bool hyphenated = false;
    next = unit(next, p, hyphenated);
    if (next == 0) return 0;
    const Word& w = word(next - 1);
    const bool plural = w.plural;
    // "the past day"; Slavic languages have a word for the 24 hours
    const bool one_day =
        !counted && !plural && p.unit == Unit::day && (deictic == Deictic::past || (windowed && !tok(next - 1).ascii));
    if (!counted && !plural && !one_day) return 0;
    if (!counted && !one_day) p.amount.count = unknown_number;
    if (counted && (p.amount.count > 1 || p.amount.count == unknown_number) && !plural && !hyphenated &&
        !hyphenated_already) {
        // "two day visit" stands in transcripts; "10 second" is an ordinal
        if (p.unit == Unit::second || p.unit == Unit::quarter) return 0;
    }
    if (hyphenated && plural) return 0;
    p.what = What::duration;
    p.type = TimexType::duration;
    p.rule = "duration";
    p.deictic = windowed ? deictic : Deictic::none;
    const At after_unit = next;
    if (func(next, Func::and_) && func(next + 1, Func::a) && func(next + 2, Func::half)) { // "a minute and a half"
        p.amount.half = true;
        next += 3;
    }
    if (hyphenated && hyphen(next) && func(next + 1, Func::old)) return func(number, Func::a) ? 0 : next + 2;
    if (func(next, Func::old)) return 0; // an age
    if (func(next, Func::or_) && func(next + 1, Func::so)) next += 2;
    if (hyphenated && func(number, Func::a))
        return func(after_unit, Func::period) ? after_unit + 1 : 0; // the article of the noun behind
    if (hyphenated) return after_unit;
    if (const At after = shift_after(next, p)) return after;
    if (func(next, Func::period) && func(article, Func::a)) return next + 1;
    const bool indefinite =
        counted && func(number, Func::a) && p.amount.count == 1 && !p.amount.half && number + 1 == after_unit - 1;
    if (indefinite && p.approx == Approx::none && !windowed) { // "a year" is mostly "per year"
        const Func before = i > 0 ? word(i - 1).func : Func::none;
        if (before != Func::for_ && before != Func::in && before != Func::within && before != Func::of &&
            before != Func::than && before != Func::during)
            return 0;
    }
    return next;
}

/// "через два дні", "через тиждень": so much time from now.
Matcher::At Matcher::time_from_now(At i, Phrase& p) const {
    if (!word(i).in_time) return 0;
    At next = i + 1;
    if (const At after = amount(next, p.amount)) next = after;
    bool hyphenated = false;
    next = unit(next, p, hyphenated);
    if (next == 0 || hyphenated) return 0;
    p.what = What::shift;
    p.direction = 1;
    p.rule = "time-from-now";
    return next;
}

/// "ago", "earlier", "later", "from now", "before" and "after" at the end of a clause.
Matcher::At Matcher::shift_after(At i, Phrase& p) const {
    const Word& w = word(i);
    At after = 0;
    if (w.ago || (w.func == Func::back && tok(i + 1).kind == TokenKind::mark)) {
        p.direction = -1;
        after = i + 1;
    } else if (w.from_now || (w.func == Func::from && word(i + 1).starts_phrase && is_form(i + 1, "now"))) {
        p.direction = 1;
        after = w.from_now ? i + 1 : i + 2;
    } else if (w.earlier || w.later) {
        if (w.before_noun && tok(i + 1).kind != TokenKind::mark && i + 1 < m_tokens.size()) return 0;
        p.direction = w.earlier ? -1 : 1;
        p.from_text = true;
        after = i + 1;
    } else {
        return 0;
    }
    p.what = What::shift;
    p.type = TimexType::date;
    p.rule = "shift";
    int day_of_week = 0;
    if (!p.from_text && p.unit == Unit::week) { // "a week ago Monday"
        if (const At with_day = weekday(after, day_of_week)) {
            p.date.weekday = day_of_week;
            return with_day;
        }
    }
    return after;
}

/// "recent weeks", "the coming months", "weeks or months", "for years".
Matcher::At Matcher::vague_units(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    const bool recent = word(next).recent;
    const Deictic deictic = word(next).deictic;
    if (recent || deictic == Deictic::coming) ++next;
    const Word& w = word(next);
    if (w.unit == Unit::none || !w.plural) return 0;
    const bool introduced = i > 0 && (func(i - 1, Func::for_) || func(i - 1, Func::within));
    const bool ahead = func(next + 1, Func::ahead) && next != i;
    const bool alternative = func(next + 1, Func::or_) && word(next + 2).unit != Unit::none && word(next + 2).plural;
    if (!recent && deictic != Deictic::coming && !introduced && !ahead && !alternative) return 0;
    if (next != i && !recent && deictic != Deictic::coming && !ahead) return 0;
    p.what = What::duration;
    p.type = TimexType::duration;
    p.rule = "vague-units";
    p.amount.count = unknown_number;
    p.unit = w.unit;
    p.deictic = recent ? Deictic::past : (deictic == Deictic::coming || ahead) ? Deictic::coming : Deictic::none;
    if (alternative) return next + 3;
    return ahead ? next + 2 : next + 1;
}

} // namespace whenabouts::reading::dates
