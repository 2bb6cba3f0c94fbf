#include "reading/dates/date_resolver.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading::dates {

using core::Day;

namespace {

std::string_view mod_of(const Phrase& phrase) {
    if (phrase.edge != Edge::none)
        return phrase.edge == Edge::start ? "START" : phrase.edge == Edge::mid ? "MID" : "END";
    if (phrase.approx == Approx::none) return "";
    if (phrase.approx == Approx::about) return "APPROX";
    return phrase.approx == Approx::less ? "LESS_THAN" : "MORE_THAN";
}

std::string_view part_code(Part part) {
    constexpr std::string_view codes[]{"", "TMO", "T12:00", "TAF", "TEV", "TNI", "T24:00", "TDT"};
    return codes[static_cast<std::size_t>(part)];
}

/// Days that a unit lasts at most; 0 for parts of a day.
std::int64_t days_of(Unit unit) {
    switch (unit) {
    case Unit::day:
        return 1;
    case Unit::weekend:
        return 2;
    case Unit::week:
        return 7;
    default:
        return 0;
    }
}

} // namespace

std::string duration_value(const Amount& amount, Unit unit) {
    const std::string n = amount.count == unknown_number ? "X" : std::to_string(amount.count);
    const bool half = amount.half;
    const auto time_unit = [&](char letter, const char* below) {
        if (!half) return fmt::format("PT{}{}", n, letter);
        return amount.count == 0 ? fmt::format("PT{}", below) : fmt::format("PT{}{}{}", n, letter, below);
    };
    switch (unit) {
    case Unit::second:
        return fmt::format("PT{}S", n);
    case Unit::minute:
        return time_unit('M', "30S");
    case Unit::hour:
        return time_unit('H', "30M");
    case Unit::day:
        return half ? fmt::format("P{}DT12H", n) : fmt::format("P{}D", n);
    case Unit::week:
        return fmt::format("P{}W", n);
    case Unit::weekend:
        return fmt::format("P{}WE", n);
    case Unit::month:
        return half ? fmt::format("P{}M15D", n) : fmt::format("P{}M", n);
    case Unit::quarter:
        return fmt::format("P{}Q", n);
    case Unit::year:
        return half ? (amount.count == 0 ? "P6M" : fmt::format("P{}Y6M", n)) : fmt::format("P{}Y", n);
    case Unit::decade:
        return amount.count > 1 ? fmt::format("P{}Y", amount.count * 10) : fmt::format("P{}E", n);
    case Unit::century:
        return fmt::format("P{}C", n);
    default:
        return "PXX";
    }
}

void Resolver::write_clock(const ClockTime& time, Day day, TimeExpression& out) const {
    std::string text = fmt::format("{}T{:02}:{:02}", core::to_string(day), time.hour, time.minute);
    if (time.has_second) text += fmt::format(":{:02}", time.second);
    const bool utc = time.zone && *time.zone == 0;
    out.value = utc ? text + "Z" : text;
    if (time.hour == 24) text = fmt::format("{}T00:{:02}", core::to_string(plus_days(day, 1)), time.minute);
    out.edtf = text;
    if (utc)
        out.edtf += "Z";
    else if (time.zone)
        out.edtf += fmt::format("{}{:02}:{:02}", *time.zone < 0 ? '-' : '+', std::abs(*time.zone) / 60,
                                std::abs(*time.zone) % 60);
    if (const auto span = core::TimeSpan::parse(out.edtf))
        out.span = time.has_minute ? *span : span->with(core::TimePrecision::hour);
}

void Resolver::write_period(const Phrase& phrase, const Placed& placed, TimeExpression& out) const {
    Period period = placed.period;
    if (phrase.whole_week) period = period_of(Unit::week, period.first);
    if (phrase.overnight && phrase.night_before && !(phrase.what == What::day && phrase.day_offset < 0))
        period = next(period, -1);
    out.value = timex_value(period);
    if (period.unit == Unit::day && phrase.clock) return write_clock(*phrase.clock, period.first, out);
    out.edtf = phrase.edge != Edge::none ? edtf_part(period, phrase.edge) : edtf_value(period);
    if (phrase.overnight)
        out.edtf = fmt::format("{}/{}", core::to_string(period.first), core::to_string(plus_days(period.first, 1)));
    out.span = span_of(out.edtf, phrase.edge != Edge::none && period.unit != Unit::week ? Unit::none : period.unit);
    if (phrase.part != Part::none && period.unit == Unit::day) {
        out.value += part_code(phrase.part);
        if (out.span) out.span = out.span->with(core::TimePrecision::daypart);
        if (phrase.part == Part::night) out.flags |= date_flag::night;
    }
}

/// A duration has a window only when it is tied to the present: "the past 24 hours", "the next two weeks", "recent
/// weeks".
void Resolver::write_duration(const Phrase& phrase, TimeExpression& out) const {
    out.value = duration_value(phrase.amount, phrase.unit);
    if (!m_reference || phrase.deictic == Deictic::none || phrase.deictic == Deictic::latest) return;
    const bool back =
        phrase.deictic == Deictic::last || phrase.deictic == Deictic::past || phrase.deictic == Deictic::previous;
    out.flags |= date_flag::relative;
    const std::string today = core::to_string(*m_reference);
    if (phrase.amount.count == unknown_number) {
        out.edtf = back ? "../" + today : today + "/..";
        out.flags |= date_flag::vague;
    } else {
        Day other = *m_reference;
        const std::int64_t count = back ? -phrase.amount.count : phrase.amount.count;
        const std::int64_t days = days_of(phrase.unit);
        if (phrase.unit == Unit::hour)
            other = plus_days(other, back ? -((phrase.amount.count + 23) / 24) : (phrase.amount.count + 23) / 24);
        else if (days != 0)
            other = plus_days(other, count * days);
        else if (phrase.unit != Unit::minute && phrase.unit != Unit::second)
            other = moved({Unit::day, other}, phrase.unit, count).first;
        const std::string far = core::to_string(other);
        out.edtf = other == *m_reference ? today : back ? far + "/" + today : today + "/" + far;
    }
    if (const auto span = core::TimeSpan::parse(out.edtf))
        out.span = *span;
    else
        out.edtf.clear();
}

void Resolver::write_fixed(const Phrase& phrase, TimeExpression& out) const {
    out.value = phrase.value;
    if (phrase.type == TimexType::duration) return;
    out.flags |= date_flag::vague;
    if (!m_reference) return;
    const std::string today = core::to_string(*m_reference);
    out.edtf = out.value == "PAST_REF" ? "../" + today : out.value == "FUTURE_REF" ? today + "/.." : today;
    if (const auto span = core::TimeSpan::parse(out.edtf)) out.span = span->with(core::TimeKind::within);
}

/// What cannot be placed keeps what the text says: "XXXX-01-02", "XXXX-WXX-3".
TimeExpression Resolver::open(const Phrase& phrase, TimeExpression out) const {
    out.flags |= date_flag::open;
    if (m_tense.future_before || m_tense.until) out.flags |= date_flag::future_cue;
    const Calendar& date = phrase.date;
    if (date.month == 0 && date.day != 0) {
        out.value = fmt::format("XXXX-XX-{:02}", date.day);
    } else if (date.month != 0) {
        out.value = date.day != 0 ? fmt::format("XXXX-{:02}-{:02}", date.month, date.day)
                                  : fmt::format("XXXX-{:02}", date.month);
    } else if (date.weekday != 0) {
        out.value = fmt::format("XXXX-WXX-{}", date.weekday);
    } else if (date.quarter > 0) {
        out.value = fmt::format("XXXX-Q{}", date.quarter);
    } else if (date.season != Season::none) {
        constexpr const char* names[]{"", "SP", "SU", "FA", "WI"};
        out.value = fmt::format("XXXX-{}", names[static_cast<std::size_t>(date.season)]);
    } else {
        out.value = phrase.unit == Unit::week    ? "XXXX-WXX"
                    : phrase.unit == Unit::month ? "XXXX-XX"
                    : phrase.unit == Unit::year  ? "XXXX"
                                                 : "XXXX-XX-XX";
    }
    if (phrase.clock)
        out.value += fmt::format("T{:02}:{:02}", phrase.clock->hour, phrase.clock->minute);
    else if (phrase.part != Part::none)
        out.value += part_code(phrase.part);
    return out;
}

std::optional<TimeExpression> Resolver::range(const Phrase& phrase, TimeExpression out) {
    const auto last = place_calendar(phrase, *phrase.until);
    Calendar begin = phrase.date;
    if (!last) return begin.year || !m_reference ? std::optional(open(phrase, std::move(out))) : std::nullopt;
    std::optional<Placed> first;
    if (begin.weekday != 0) {
        const int back = (weekday_of(last->period.first) - begin.weekday + 7) % 7;
        first = Placed{{Unit::day, plus_days(last->period.first, -back)}, last->flags};
    } else {
        if (!begin.year) {
            begin.year = static_cast<int>(last->period.first.year);
            if (begin.month > phrase.until->month) begin.year = *begin.year - 1;
        }
        first = place_calendar(phrase, begin);
    }
    if (!first || core::midnight(first->period.first) > core::midnight(last->period.first)) return std::nullopt;
    if (first->period.first.year < 1 || last->period.first.year > 9998) return std::nullopt;
    remember(phrase, *last);
    out.flags |= last->flags;
    out.value = timex_value(first->period) + "/" + timex_value(last->period);
    out.edtf = edtf_value(first->period) + "/" + edtf_value(last->period);
    if (const auto span = core::TimeSpan::parse(out.edtf)) out.span = *span;
    return out;
}

std::optional<TimeExpression> Resolver::resolve(const Phrase& phrase) {
    TimeExpression out;
    out.start = m_tokens[phrase.first].start;
    out.end = m_tokens[phrase.after - 1].end;
    out.type = phrase.type;
    out.rule = phrase.rule;
    out.flags = phrase.flags;
    out.mod = mod_of(phrase);
    m_tense = tense_around(m_text, m_tokens, phrase.first, phrase.after);
    if (m_tense.since) out.flags |= date_flag::since;
    if (m_tense.until) out.flags |= date_flag::until;
    switch (phrase.what) {
    case What::fixed:
        write_fixed(phrase, out);
        return out;
    case What::frequency:
        out.value = phrase.own_value.empty() ? phrase.value : phrase.own_value;
        return out;
    case What::duration:
        write_duration(phrase, out);
        return out;
    default:
        break;
    }
    if (phrase.what == What::shift && phrase.amount.count == unknown_number) {
        Phrase vague = phrase;
        vague.value = phrase.direction < 0 ? "PAST_REF" : "FUTURE_REF";
        write_fixed(vague, out);
        return out;
    }
    const bool within_day = phrase.unit == Unit::hour || phrase.unit == Unit::minute || phrase.unit == Unit::second;
    if (phrase.what == What::shift && within_day &&
        phrase.from_text) { // "an hour later": how much later is all it says
        out.type = TimexType::duration;
        out.value = duration_value(phrase.amount, phrase.unit);
        return out;
    }
    if (phrase.until) return range(phrase, std::move(out));
    const auto placed = place(phrase);
    if (!placed) {
        const bool impossible =
            phrase.what == What::calendar && (phrase.date.year || (m_reference && phrase.date.month != 0));
        return impossible ? std::nullopt : std::optional(open(phrase, std::move(out)));
    }
    if (placed->period.first.year < 1 || placed->period.first.year > 9998) { // "a million years ago"
        Phrase vague = phrase;
        vague.value = placed->period.first.year < 1 ? "PAST_REF" : "FUTURE_REF";
        write_fixed(vague, out);
        return out;
    }
    out.flags |= placed->flags;
    write_period(phrase, *placed, out);
    const bool comparison = phrase.what == What::shift && phrase.unit == Unit::year && phrase.amount.count == 1;
    if (!comparison) remember(phrase, *placed);
    return out;
}

} // namespace whenabouts::reading::dates
