#include "reading/dates/date_matcher.hpp"

#include <array>

namespace whenabouts::reading::dates {

namespace {

bool is_calendar_unit(Unit unit) {
    return unit != Unit::none && unit != Unit::second && unit != Unit::minute && unit != Unit::hour;
}

} // namespace

bool Matcher::is_form(At i, std::string_view folded_form) const {
    std::array<char, 48> buffer{};
    if ((tok(i).kind != TokenKind::word && tok(i).kind != TokenKind::mark) || form(i).size() > folded_form.size() + 4)
        return false;
    return std::string_view(buffer.data(), fold(form(i), buffer.data(), buffer.size())) == folded_form;
}

/// "last week", "this month", "the current quarter", "next Monday", "last October", "this past spring", "the weekend".
Matcher::At Matcher::deictic_period(At i, Phrase& p) const {
    const bool article = func(i, Func::the);
    At next = article ? i + 1 : i;
    p.deictic = word(next).deictic;
    if (p.deictic != Deictic::none) {
        ++next;
        if (p.deictic == Deictic::now && (word(next).deictic == Deictic::past || word(next).deictic == Deictic::coming))
            ++next;
    }
    if (func(next, Func::fiscal) || func(next, Func::filler)) next += hyphen(next + 1) ? 2U : 1U;
    const Word& w = word(next);
    p.what = What::deictic;
    p.rule = "deictic-unit";
    p.from_text = p.deictic == Deictic::previous || p.deictic == Deictic::following || p.deictic == Deictic::same ||
                  p.deictic == Deictic::that || p.deictic == Deictic::latest;
    if (p.deictic == Deictic::none) {
        if (!article || w.plural) return 0;
        if (w.unit == Unit::weekend) {
            p.unit = Unit::weekend;
            p.deictic = Deictic::past;
            return next + 1;
        }
        if (w.unit != Unit::week && w.unit != Unit::month && w.unit != Unit::quarter && w.unit != Unit::year) return 0;
        if (hyphen(next + 1)) return 0;
        p.unit = w.unit;
        p.deictic = w.unit == Unit::quarter ? Deictic::latest : Deictic::now;
        p.from_text = w.unit == Unit::quarter;
        p.rule = "the-unit";
        if (word(next + 1).closing && w.unit == Unit::year) { // "the year ended March 31": any such stretch
            p.what = What::duration;
            p.type = TimexType::duration;
            p.deictic = Deictic::none;
        }
        return next + 1;
    }
    if (p.from_text && p.deictic != Deictic::latest && is_calendar_unit(w.unit) && !w.plural) {
        p.rule = "text-unit";
        p.unit = w.unit;
        return next + 1;
    }
    if (p.deictic == Deictic::latest && func(next, Func::period)) {
        p.unit = Unit::quarter;
        return next + 1;
    }
    if (is_calendar_unit(w.unit) && !w.plural) {
        if (w.unit == Unit::day && p.deictic != Deictic::next && p.deictic != Deictic::same &&
            p.deictic != Deictic::that)
            return 0;
        if (w.unit == Unit::day && p.deictic == Deictic::next) p.from_text = true;
        p.unit = w.unit;
        if (word(next).unit == Unit::week && hyphen(next + 1)) return 0;
        return next + 1;
    }
    if (w.season != Season::none && !w.plural) {
        p.date.season = w.season;
        p.unit = Unit::season;
        return next + 1;
    }
    int number = 0;
    if (const At after = weekday(next, number)) {
        if (p.deictic == Deictic::same || p.deictic == Deictic::that) return 0;
        p.date.weekday = number;
        p.rule = "deictic-weekday";
        At end = after;
        Phrase dated; // "this coming Sunday, March eighth"
        if (const At after_date = month_day(skip_mark(after, ','), dated)) {
            p = dated;
            p.date.weekday = number;
            end = after_date;
        }
        return end;
    }
    if (const At after = month(next, number)) {
        p.rule = "deictic-month";
        p.date.month = number;
        int day = 0;
        if (const At with_day = day_number(after, day)) {
            p.date.day = day;
            return with_day;
        }
        return after;
    }
    return 0;
}

/// "the day before", "the day after", "a day earlier" are shifts; here: "the same day", "the following month" with
/// words between.
Matcher::At Matcher::text_period(At i, Phrase& p) const {
    if (!func(i, Func::the) || word(i + 1).unit != Unit::day || word(i + 1).plural) return 0;
    const Word& w = word(i + 2);
    if (!w.earlier && !w.later) return 0;
    const bool closes = tok(i + 3).kind == TokenKind::mark || i + 3 >= m_tokens.size();
    if (!closes) return 0;
    p.what = What::shift;
    p.rule = "text-day";
    p.unit = Unit::day;
    p.direction = w.earlier ? -1 : 1;
    p.from_text = true;
    return i + 3;
}

/// "the year-ago quarter", "year-earlier", "the year-ago period".
Matcher::At Matcher::year_ago_period(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    if (func(next, Func::filler)) ++next;
    if (func(i, Func::the) && (func(next, Func::period) ||
                               word(next).unit == Unit::quarter)) { // "the period last year", "the quarter a year ago"
        const At tail = next + 1;
        const bool last_year =
            word(tail).deictic == Deictic::last && word(tail + 1).unit == Unit::year && !word(tail + 1).plural;
        const bool year_ago =
            func(tail, Func::a) && word(tail + 1).unit == Unit::year && (word(tail + 2).ago || word(tail + 2).earlier);
        if (!last_year && !year_ago) return 0;
        p.what = What::shift;
        p.rule = "year-ago-period";
        p.unit = Unit::year;
        p.direction = -1;
        p.from_text = true;
        p.date.quarter = -1;
        return last_year ? tail + 2 : tail + 3;
    }
    if (word(next).unit != Unit::year || !hyphen(next + 1) || !(word(next + 2).ago || word(next + 2).earlier)) return 0;
    p.what = What::shift;
    p.rule = "year-ago-period";
    p.unit = Unit::year;
    p.direction = -1;
    p.from_text = true;
    next += 3;
    Phrase quarter;
    if (const At after = quarter_date(next, quarter)) {
        p.date.quarter = quarter.date.quarter;
        return after;
    }
    if (func(next, Func::period) || word(next).unit == Unit::quarter) {
        p.date.quarter = -1; // a quarter, that of the text
        return next + 1;
    }
    return func(i, Func::the) ? 0 : next;
}

Matcher::At Matcher::day_word(At i, Phrase& p) const {
    const Word& w = word(i);
    if (w.func == Func::tonight) {
        p.what = What::day;
        p.part = Part::night;
        p.type = TimexType::time;
        p.rule = "tonight";
        return i + 1;
    }
    if (!w.has_day) return 0;
    p.what = What::day;
    p.day_offset = w.day;
    p.rule = "day-word";
    Phrase dated; // "yesterday, February 17, 2006"
    At after = month_day(skip_mark(i + 1, ','), dated);
    if (after == 0) after = day_month(skip_mark(i + 1, ','), dated);
    if (after != 0 && dated.date.day != 0) {
        dated.day_offset = w.day;
        dated.rule = "day-word-date";
        p = dated;
        return after;
    }
    return i + 1;
}

Matcher::At Matcher::base(At i, Phrase& p) const {
    At best = 0;
    for (const auto rule : {&Matcher::calendar, &Matcher::deictic_period, &Matcher::day_word}) {
        Phrase tried;
        const At after = (this->*rule)(i, tried);
        if (after <= best) continue;
        best = after;
        p = tried;
    }
    return best;
}

/// "the week of January 1"
Matcher::At Matcher::week_of(At i, Phrase& p) const {
    const At next = skip(i, Func::the);
    if (word(next).unit != Unit::week || word(next).plural || !func(next + 1, Func::of)) return 0;
    const At after = calendar(next + 2, p);
    if (after == 0 || p.until || p.date.day == 0) return 0;
    p.whole_week = true;
    p.rule = "week-of";
    return after;
}

/// "the early hours of Tuesday"
Matcher::At Matcher::early_hours(At i, Phrase& p) const {
    const At next = skip(i, Func::the);
    const At unit_at = word(next).edge == Edge::none ? next : next + 1;
    if (unit_at == next && word(next).part == Part::none) return 0;
    if (word(unit_at).unit != Unit::hour || !word(unit_at).plural) return 0;
    const At day = skip(skip(unit_at + 1, Func::of), Func::on);
    const At after = base(day, p);
    if (after == 0 || p.until || !(p.what == What::day || p.date.weekday != 0 || p.date.day != 0)) return 0;
    p.part = word(next).edge == Edge::end ? Part::night : Part::morning;
    p.type = TimexType::time;
    p.weak = false;
    p.rule = "early-hours";
    return after;
}

/// "early January", "the end of last year", "mid-2023", "earlier this month", "late Saturday".
Matcher::At Matcher::edged(At i, Phrase& p) const {
    At next = skip(i, Func::the);
    Edge edge = word(next).edge;
    const bool comparative = (word(next).earlier || word(next).later) && !word(next).before_noun;
    if (comparative) edge = word(next).earlier ? Edge::start : Edge::end;
    if (edge == Edge::none) return 0;
    ++next;
    if (hyphen(next)) ++next;
    bool joined = func(next, Func::of) || func(next, Func::on) || func(next, Func::in);
    if (joined) ++next;
    if (edge == Edge::end && func(next - 1, Func::of) == false && word(next - 1).edge == Edge::end &&
        form(next - 1) == "end" && !joined)
        return 0;
    Phrase inner;
    At after = base(next, inner);
    if (after == 0 && word(next).season == Season::none && word(next).part != Part::none && !word(next).plural &&
        !joined) {
        inner = {}; // "mid-afternoon": of which day is told behind it
        inner.what = What::day;
        inner.rule = "part";
        inner.part = word(next).part;
        inner.type = TimexType::time;
        after = next + 1;
        Phrase day;
        if (const At with_day = base(after, day); with_day != 0 && (day.what == What::day || day.date.weekday != 0)) {
            day.part = inner.part;
            day.type = TimexType::time;
            inner = day;
            after = with_day;
        }
    }
    if (after == 0) {
        if (comparative || word(next).season == Season::none || word(next).plural) return 0;
        inner.date.season = word(next).season;
        inner.rule = "season";
        after = next + 1;
    }
    if (comparative && inner.what == What::calendar && inner.date.weekday == 0) return 0;
    if (comparative && inner.rule == "the-unit" && !func(next - 1, Func::in)) return 0;
    p = inner;
    p.weak = false;
    p.edge = comparative && (inner.what == What::deictic) ? Edge::none : edge;
    p.first = i;
    return after;
}

/// "year end", "year's end", "year-end".
Matcher::At Matcher::end_of_year(At i, Phrase& p) const {
    const At start = skip(i, Func::the);
    if (word(start).unit != Unit::year || word(start).plural) return 0;
    At next = start + 1;
    const bool one_day = hyphen(next); // "year-end" is its last day, "year end" its last weeks
    if (mark(next, '\'') && form(next + 1) == "s") next += 2;
    if (one_day) ++next;
    if (word(next).edge != Edge::end || form(next) != "end" || (i == 0 && start == i)) return 0;
    p.what = What::deictic;
    p.deictic = Deictic::now;
    p.unit = Unit::year;
    p.edge = one_day ? Edge::none : Edge::end;
    p.last_day = one_day;
    p.rule = "year-end";
    return next + 1;
}

Matcher::At Matcher::fixed(At i, Phrase& p) const {
    if (!word(i).starts_phrase) return 0;
    At best = 0;
    for (const FixedPhrase& phrase : m_vocabulary.phrases_of(word(i))) {
        const std::size_t size = phrase.words.size();
        if (phrase.month != 0) continue; // holidays have their own rule
        if (i + size <= best || i + size > m_tokens.size()) continue;
        std::size_t same = 1;
        while (same < size && is_form(i + same, phrase.words[same])) ++same;
        if (same < size) continue;
        best = i + size;
        p = {};
        p.rule = "fixed";
        p.type = phrase.type;
        p.value = phrase.value;
        p.what = phrase.is_day ? What::day : What::fixed;
        p.day_offset = phrase.day;
    }
    return best;
}

/// "daily", "every Friday", "each July", "every two weeks", "Tuesday nights", "Tuesdays".
Matcher::At Matcher::frequency(At i, Phrase& p) const {
    p.what = What::frequency;
    p.type = TimexType::set;
    p.rule = "frequency";
    const Word& w = word(i);
    if (w.frequency != 0 && tok(i).kind == TokenKind::word) {
        // before a noun ("daily newspaper") it tells no time
        if (tok(i + 1).kind == TokenKind::word && tok(i + 1).word == nullptr && !tok(i + 1).sentence_start) return 0;
        p.value = m_vocabulary.frequency(w.frequency);
        return i + 1;
    }
    constexpr std::string_view parts[]{"", "TMO", "T12:00", "TAF", "TEV", "TNI", "T24:00", "TDT"};
    int number = 0;
    if (w.weekday != 0 && w.plural && tok(i).capital) {
        p.own_value = "XXXX-WXX-" + std::to_string(w.weekday);
        return i + 1;
    }
    if (const At after = weekday(i, number); after != 0 && word(after).part != Part::none && word(after).plural) {
        p.own_value =
            "XXXX-WXX-" + std::to_string(number) + std::string(parts[static_cast<std::size_t>(word(after).part)]);
        return after + 1;
    }
    if (!w.every) return 0;
    At next = i + 1;
    Amount many;
    if (const At after = amount(next, many)) next = after;
    if (const At after = weekday(next, number)) {
        p.own_value = "XXXX-WXX-" + std::to_string(number);
        if (word(after).part == Part::none) return after;
        p.own_value += parts[static_cast<std::size_t>(word(after).part)];
        return after + 1;
    }
    if (const At after = month(next, number)) {
        p.own_value = (number < 10 ? "XXXX-0" : "XXXX-") + std::to_string(number);
        return after;
    }
    constexpr std::string_view seasons[]{"", "SP", "SU", "FA", "WI"};
    if (word(next).season != Season::none) {
        p.own_value = "XXXX-" + std::string(seasons[static_cast<std::size_t>(word(next).season)]);
        return next + 1;
    }
    if (word(next).part != Part::none) {
        p.own_value = "XXXX-XX-XX" + std::string(parts[static_cast<std::size_t>(word(next).part)]);
        return next + 1;
    }
    constexpr std::string_view units[]{"",    "PT%S", "PT%M", "PT%H", "P%D", "P%W", "P%WE",
                                       "P%M", "P%Q",  "",     "",     "P%Y", "P%E", "P%C"};
    const std::string_view pattern = units[static_cast<std::size_t>(word(next).unit)];
    if (pattern.empty()) return 0;
    p.own_value = std::string(pattern);
    p.own_value.replace(p.own_value.find('%'), 1, many.count == unknown_number ? "X" : std::to_string(many.count));
    return next + 1;
}

} // namespace whenabouts::reading::dates
