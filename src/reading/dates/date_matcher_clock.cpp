#include "reading/dates/date_matcher.hpp"

namespace whenabouts::reading::dates {

namespace {

int two_digits(std::string_view text, std::size_t at) {
    return at + 1 < text.size() ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 0;
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "7:40", "07:40:10", "7.30".
ClockTime read_clock(std::string_view text) {
    ClockTime time;
    std::size_t at = 0;
    for (; is_digit_at(text, at); ++at) time.hour = time.hour * 10 + (text[at] - '0');
    time.minute = two_digits(text, at + 1);
    time.has_minute = true;
    if (at + 3 < text.size() && text[at + 3] == ':') {
        time.second = two_digits(text, at + 4);
        time.has_second = true;
    }
    return time;
}

} // namespace

Matcher::At Matcher::zone(At i, ClockTime& time) const {
    const Word& w = word(i);
    if (w.has_zone && (!w.capital_only || tok(i).capital)) {
        if (!w.zone_local)
            time.zone = w.zone;
        else if (!func(i + 1, Func::time))
            return 0;
        return skip(i + 1, Func::time);
    }
    if (tok(i).kind == TokenKind::word && tok(i).capital && func(i + 1, Func::time)) { // "Kyiv time"
        if (w.has_zone) time.zone = w.zone;
        return i + 2;
    }
    return 0;
}

/// "7:40 a.m. (0540 GMT)", "0300 GMT", "5 p.m. EST", "noon", "midnight", "5 o'clock", "06:00 Kyiv time".
Matcher::At Matcher::clock(At i, Phrase& p, bool inside_brackets) const {
    const Token& t = tok(i);
    ClockTime time;
    At next = i + 1;
    bool sure = false;
    if (word(i).part == Part::noon || word(i).part == Part::midnight) {
        time.hour = word(i).part == Part::noon ? 12 : 0;
        time.has_minute = sure = true;
        p.part = word(i).part == Part::midnight ? Part::midnight : Part::none;
    } else if (t.kind == TokenKind::clock) {
        time = read_clock(form(i));
        sure = true;
    } else if (t.kind == TokenKind::number && t.digits == 4 && t.value < 2400 && t.value % 100 < 60 &&
               word(i + 1).has_zone && !word(i + 1).zone_local) {
        time.hour = t.value / 100;
        time.minute = t.value % 100;
        time.has_minute = sure = true;
    } else if (int number = 0; (t.kind == TokenKind::number && t.digits <= 2 && t.value <= 24) ||
                               (word(i).number >= 1 && word(i).number <= 12)) {
        number = t.kind == TokenKind::number ? t.value : word(i).number;
        time.hour = number;
        if (func(next, Func::oclock)) {
            ++next;
            sure = true;
        }
    } else {
        return 0;
    }
    if (const char half = word(next).meridiem; half != '\0' && time.hour <= 12 && t.kind != TokenKind::word) {
        if (half == 'p' && time.hour < 12) time.hour += 12;
        if (half == 'a' && time.hour == 12) time.hour = 0;
        ++next;
        sure = true;
    }
    const Part part = word(next).part;
    if (!sure && i > 0 && (func(i - 1, Func::at) || func(i - 1, Func::in)) && part != Part::none && !tok(next).ascii &&
        time.hour <= 12) { // "об 11 вечора"
        if ((part == Part::evening || part == Part::afternoon) && time.hour < 12) time.hour += 12;
        ++next;
        sure = true;
    }
    if (const At after = sure ? zone(next, time) : 0) next = after;
    if (!sure) return 0;
    if (!inside_brackets && mark(next, '(') && tok(next + 1).digits > 0) { // the same moment in another zone
        Phrase other;
        if (const At after = clock(next + 1, other, true);
            after != 0 && mark(after, ')') && other.clock && other.clock->zone) {
            if (!time.zone) {
                int ahead = (time.hour - other.clock->hour) * 60 + time.minute - other.clock->minute;
                if (ahead > 14 * 60) ahead -= 24 * 60;
                if (ahead < -12 * 60) ahead += 24 * 60;
                time.zone = *other.clock->zone + ahead;
            }
            next = after + 1;
        }
    }
    p.clock = time;
    p.type = TimexType::time;
    p.what = What::day;
    p.rule = "clock";
    return next;
}

/// A clock time with its day, in either order; alone it is one of the reference day.
Matcher::At Matcher::clocked(At i, Phrase& p) const {
    At start = i;
    Approx approx = Approx::none;
    if (const At after = approximation(i, approx)) start = after;
    Phrase time;
    if (const At after = clock(start, time)) {
        At next = after;
        if (word(next).part != Part::none && !word(next).plural && word(next).part != Part::noon)
            ++next; // "9 Sunday morning" comes below
        next = skip_mark(next, ',');
        next = skip(next, Func::on);
        Phrase day;
        At end = parted(next, day);
        if (end == 0) end = base(next, day);
        if (end != 0 && (day.what == What::day || day.date.weekday != 0 || day.date.day != 0) && !day.until &&
            !day.clock) {
            p = day;
            p.clock = time.clock;
            p.part = time.part == Part::midnight ? Part::midnight : Part::none;
            p.overnight = false;
        } else {
            p = time;
            end = after;
        }
        p.weak = false;
        p.approx = approx;
        p.type = TimexType::time;
        p.rule = "clock";
        return end;
    }
    if (approx != Approx::none) return 0;
    const At after = base(i, p);
    if (after == 0 || p.until || !(p.what == What::day || p.date.weekday != 0 || p.date.day != 0)) return 0;
    At next = skip_mark(after, ',');
    next = skip(next, Func::at);
    const At end = clock(next, time);
    if (end == 0 || (next == after && time.clock && !time.clock->has_minute && word(next + 1).meridiem == '\0'))
        return 0;
    p.clock = time.clock;
    p.type = TimexType::time;
    p.weak = false;
    p.rule = "clock";
    return end;
}

/// "Tuesday evening", "this morning", "last night", "the night of January 2", "yesterday afternoon".
Matcher::At Matcher::part_of_day(At i, Phrase& p) const {
    const Word& w = word(i);
    if ((w.deictic == Deictic::now || w.deictic == Deictic::last || w.deictic == Deictic::same ||
         w.deictic == Deictic::that) &&
        word(i + 1).part != Part::none && !word(i + 1).plural && word(i + 1).part != Part::noon &&
        word(i + 1).part != Part::midnight) {
        p.what = What::day;
        p.rule = "this-part";
        p.part = word(i + 1).part;
        p.type = TimexType::time;
        p.from_text = w.deictic == Deictic::same || w.deictic == Deictic::that;
        if (w.deictic == Deictic::last) {
            p.day_offset = -1;
            p.overnight = p.part == Part::night;
        }
        return i + 2;
    }
    At next = skip(i, Func::the);
    if (word(next).edge != Edge::none && hyphen(next + 1)) next += 2;
    if (word(next).part == Part::none || word(next).plural || word(next).part == Part::noon ||
        word(next).part == Part::midnight)
        return 0;
    const Part part = word(next).part;
    ++next;
    const bool of = func(next, Func::of);
    if (of || func(next, Func::on))
        ++next;
    else if (!mark(next, ',') && next - 1 != i)
        return 0;
    Phrase day;
    const At after = base(skip_mark(next, ','), day);
    if (after == 0 || !(day.what == What::day || day.date.weekday != 0 || day.date.day != 0)) return 0;
    p = day;
    p.part = part;
    p.type = TimexType::time;
    p.rule = "part-of-day";
    if (day.until) { // "the night of 1 to 2 January"
        if (part != Part::night) return 0;
        p.overnight = true;
        p.until.reset();
        if (p.date.month == 0) p.date.month = day.until->month;
    }
    return after;
}

/// "вночі", "утром": the part of the day the text is about.
Matcher::At Matcher::part_alone(At i, Phrase& p) const {
    if (!word(i).part_alone) return 0;
    p.what = What::day;
    p.part = word(i).part;
    p.type = TimexType::time;
    p.overnight = p.night_before = p.part == Part::night;
    p.rule = "part-alone";
    return i + 1;
}

Matcher::At Matcher::parted(At i, Phrase& p) const {
    At best = night_of(i, p);
    Phrase tried;
    if (const At after = part_of_day(i, tried); after > best) {
        best = after;
        p = tried;
    }
    tried = {};
    At next = base(i, tried);
    if (next == 0) {
        Phrase edge;
        next = edged(i, edge);
        tried = edge;
    }
    if (next == 0 || tried.until || !(tried.what == What::day || tried.date.weekday != 0 || tried.date.day != 0))
        return best;
    if (tried.part == Part::none) {
        At part = next;
        if (func(part, Func::in) && func(part + 1, Func::the)) part += 2;
        Edge edge = word(part).edge;
        if (edge != Edge::none && word(part + 1).part != Part::none) ++part;
        const Word& w = word(part);
        if (w.part != Part::none && !w.plural && w.part != Part::noon && w.part != Part::midnight && part + 1 > best) {
            p = tried;
            p.part = w.part;
            if (edge != Edge::none) p.edge = edge;
            p.type = TimexType::time;
            p.weak = false;
            p.rule = "day-part";
            return part + 1;
        }
    }
    return best;
}

/// Ukrainian and Russian "у ніч на 2 січня": the night that ends on the day named.
Matcher::At Matcher::night_of(At i, Phrase& p) const {
    At next = func(i, Func::in) ? i + 1 : i;
    if (word(next).part != Part::night || !func(next + 1, Func::night_of)) return 0;
    Phrase day;
    const At after = base(next + 2, day);
    if (after == 0 || !(day.what == What::day || day.date.weekday != 0 || day.date.day != 0)) return 0;
    p = day;
    p.until.reset();
    p.part = Part::night;
    p.type = TimexType::time;
    p.overnight = p.night_before = true;
    p.rule = "night-to";
    return after;
}

/// "overnight", "overnight into Tuesday", "overnight on 1-2 January", "overnight Monday".
Matcher::At Matcher::overnight(At i, Phrase& p) const {
    if (!func(i, Func::overnight)) return 0;
    At next = i + 1;
    const bool into = func(next, Func::into) || func(next, Func::to);
    if (into || func(next, Func::on) || func(next, Func::from)) ++next;
    Phrase day;
    const At after = base(next, day);
    const bool dated = after != 0 && (day.what == What::day || day.date.weekday != 0 || day.date.day != 0);
    if (dated)
        p = day;
    else
        p.what = What::day;
    p.night_before = !dated || into || (!day.until && day.what == What::calendar && day.date.day != 0);
    p.until.reset();
    p.overnight = true;
    p.part = Part::night;
    p.type = TimexType::time;
    p.rule = dated ? "overnight-date" : "overnight";
    return dated ? after : i + 1;
}

/// "2023-12-30T04:15Z"
Matcher::At Matcher::iso_time(At i, Phrase& p) const {
    const std::string_view text = form(i);
    const std::size_t t = text.find('T');
    if (tok(i).kind != TokenKind::iso || t == std::string_view::npos || numeric_date(i, p) == 0) return 0;
    ClockTime time;
    time.hour = two_digits(text, t + 1);
    std::size_t at = t + 3;
    const bool colons = at < text.size() && text[at] == ':';
    if (colons) ++at;
    if (is_digit_at(text, at)) {
        time.minute = two_digits(text, at);
        time.has_minute = true;
        at += 2;
        if (at < text.size() && text[at] == ':') ++at;
        if (is_digit_at(text, at) && is_digit_at(text, at + 1)) {
            time.second = two_digits(text, at);
            time.has_second = true;
            at += 2;
        }
    }
    if (time.hour > 24 || time.minute > 59 || time.second > 59) return 0;
    const std::size_t sign = text.find_first_of("Z+-", at);
    if (sign != std::string_view::npos) {
        int minutes = 0;
        if (text[sign] != 'Z') {
            minutes = two_digits(text, sign + 1) * 60;
            const std::size_t rest = sign + 3 + (sign + 3 < text.size() && text[sign + 3] == ':' ? 1U : 0U);
            if (is_digit_at(text, rest)) minutes += two_digits(text, rest);
            if (text[sign] == '-') minutes = -minutes;
        }
        if (minutes > 1439 || minutes < -1439) return 0;
        time.zone = minutes;
    }
    p.clock = time;
    p.type = TimexType::time;
    p.rule = "iso-time";
    return i + 1;
}

/// Military date-time group: day, hour, minute, zone letter, month, year: "020415ZJAN24".
Matcher::At Matcher::time_group(At i, Phrase& p) const {
    if (tok(i).kind != TokenKind::group) return 0;
    const std::string_view text = form(i);
    const char letter = text[6];
    const Word* month = m_vocabulary.find(text.substr(7, 3));
    ClockTime time;
    time.hour = two_digits(text, 2);
    time.minute = two_digits(text, 4);
    time.has_minute = true;
    const int day = two_digits(text, 0);
    if (month == nullptr || day < 1 || day > 31 || time.hour > 23 || time.minute > 59 || letter == 'J') return 0;
    int hours = 0; // A … M without J lie east, N … Y west
    if (letter >= 'A' && letter <= 'M')
        hours = letter - 'A' + (letter < 'J' ? 1 : 0);
    else if (letter >= 'N' && letter <= 'Y')
        hours = -(letter - 'N' + 1);
    time.zone = hours * 60;
    const std::string_view year = text.substr(10);
    p.date = {year.size() == 4 ? two_digits(year, 0) * 100 + two_digits(year, 2) : 2000 + two_digits(year, 0),
              month->month, day};
    p.clock = time;
    p.type = TimexType::time;
    p.rule = "date-time-group";
    return i + 1;
}

} // namespace whenabouts::reading::dates
