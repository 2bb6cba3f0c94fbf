#include "reading/dates/date_resolver.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading::dates {

using core::Day;

namespace {

bool exists(Day day) {
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && core::day_of(core::midnight(day)) == day;
}

/// How far ahead of the reference date a day or month without a year may lie (measured: 97.5 % of such days in news).
constexpr std::int64_t ahead_days = 120;
constexpr std::int64_t ahead_months = 4;

Day day_in(int year, int month, int day) {
    return {year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

} // namespace

std::size_t Resolver::sentences_since(std::size_t token, std::size_t now) const {
    return m_tokens[now].sentence - m_tokens[token].sentence;
}

void Resolver::remember(const Phrase& phrase, const Placed& placed) {
    const bool heads_sentence = phrase.first > 0 && m_tokens[phrase.first - 1].sentence_start;
    const Named named{placed.period, phrase.first, phrase.what == What::calendar && phrase.date.year.has_value(),
                      heads_sentence};
    m_last = named;
    if (placed.period.unit == Unit::day) m_last_day = named;
    if (placed.period.unit == Unit::quarter) m_last_quarter = named;
}

/// A period that only the reference date tells.
std::optional<Period> Resolver::container(Deictic deictic, Unit unit) const {
    if (!m_reference) return std::nullopt;
    Period period = period_of(unit, *m_reference);
    if (unit == Unit::weekend) {
        const bool over = period.first == *m_reference || weekday_of(*m_reference) == 7;
        if (deictic == Deictic::past && !over) return next(period, -1);
        if (deictic == Deictic::past) return period;
    }
    if (deictic == Deictic::last || deictic == Deictic::past || deictic == Deictic::previous) return next(period, -1);
    if (deictic == Deictic::next || deictic == Deictic::coming || deictic == Deictic::following) return next(period, 1);
    return period;
}

/// A year named shortly before holds for a month or day without one, unless the text is about the present anyway.
std::optional<int> Resolver::carried_year(const Phrase& phrase, const Calendar& date) const {
    if (!m_last || !m_last->year_said) return std::nullopt;
    if (m_reference && (!m_last->heads_sentence || sentences_since(m_last->token, phrase.first) > 1))
        return std::nullopt;
    const Period& named = m_last->period;
    const auto year = static_cast<int>(named.first.year);
    if (named.unit == Unit::year) return m_reference && year >= m_reference->year ? std::nullopt : std::optional(year);
    if (named.unit != Unit::day && named.unit != Unit::month) return std::nullopt;
    if (m_reference && core::days_since_1970(*m_reference) - core::days_since_1970(named.first) < 400)
        return std::nullopt;
    // the year that brings it nearest to the date named before
    const Day day = day_in(year, date.month, date.day != 0 ? date.day : 15);
    const std::int64_t apart = core::days_since_1970(day) - core::days_since_1970(named.first);
    if (apart < -183) return year + 1;
    return apart > 183 ? year - 1 : year;
}

std::optional<Resolver::Placed> Resolver::place_yearless(const Phrase& phrase, const Calendar& date) const {
    const Unit unit = date.day != 0 ? Unit::day : Unit::month;
    if (const auto year = carried_year(phrase, date)) {
        const Day day = day_in(*year, date.month, std::max(1, date.day));
        if (exists(day)) return Placed{period_of(unit, day), date_flag::year_carried};
    }
    if (!m_reference) return std::nullopt;
    const std::int64_t now = core::days_since_1970(*m_reference);
    for (std::int64_t year = m_reference->year + 1; year > m_reference->year - 9; --year) {
        const Day day = day_in(static_cast<int>(year), date.month, std::max(1, date.day));
        if (!exists(day)) continue;
        const std::int64_t months =
            (year - m_reference->year) * 12 + date.month - static_cast<std::int64_t>(m_reference->month);
        const bool past_only = m_tense.past && !m_tense.future && !m_tense.until;
        const std::int64_t days_ahead = past_only ? 60 : ahead_days;
        const std::int64_t months_ahead = past_only ? 1 : ahead_months;
        if (unit == Unit::day ? core::days_since_1970(day) > now + days_ahead : months > months_ahead) continue;
        if (date.weekday != 0 && unit == Unit::day &&
            weekday_of(day) != date.weekday) { // the weekday may decide the year
            const Day before = day_in(static_cast<int>(year) - 1, date.month, date.day);
            if (exists(before) && weekday_of(before) == date.weekday)
                return Placed{{unit, before}, date_flag::year_inferred};
        }
        return Placed{period_of(unit, day),
                      date_flag::year_inferred | (core::days_since_1970(day) > now ? date_flag::future_cue : 0U)};
    }
    return std::nullopt;
}

/// "the 17th": of the month named last, else the latest such day up to the reference date.
std::optional<Resolver::Placed> Resolver::place_day_of_month(int day) const {
    const bool anchored = m_last && (m_last->period.unit == Unit::day || m_last->period.unit == Unit::month);
    if (!anchored && !m_reference) return std::nullopt;
    Day found = anchored ? m_last->period.first : *m_reference;
    found.day = static_cast<unsigned>(day);
    if (!anchored && core::midnight(found) > core::midnight(*m_reference))
        found = moved({Unit::month, {found.year, found.month, 1}}, Unit::month, -1).first;
    found.day = static_cast<unsigned>(day);
    if (!exists(found)) return std::nullopt;
    return Placed{{Unit::day, found}, anchored ? date_flag::text_anchored : date_flag::relative};
}

/// The latest such day up to the reference date, that day included; after it when the words speak of the future.
std::optional<Resolver::Placed> Resolver::place_weekday(const Phrase& phrase, int weekday) const {
    if (!m_reference) return std::nullopt;
    const int today = weekday_of(*m_reference);
    const int back = (today - weekday + 7) % 7;
    std::uint32_t flags = date_flag::relative;
    std::int64_t offset = -back;
    switch (phrase.deictic) {
    case Deictic::last:
        offset = back == 0 ? -7 : -back;
        break;
    case Deictic::next:
    case Deictic::coming:
        offset = back == 0 ? 7 : 7 - back;
        break;
    case Deictic::now:
        offset = weekday - today;
        break;
    case Deictic::past:
        offset = back == 0 ? -7 : -back;
        break;
    default: {
        flags |= date_flag::bare_weekday;
        const bool future = (m_tense.until && !m_tense.past) || (m_tense.future_before && back != 0);
        if (future) {
            offset = 7 - back;
            flags |= date_flag::future_cue;
            if (offset == 7) offset = 0;
        }
    }
    }
    return Placed{{Unit::day, plus_days(*m_reference, offset)}, flags};
}

std::optional<Resolver::Placed> Resolver::place_calendar(const Phrase& phrase, const Calendar& date) {
    if (phrase.unit != Unit::none) { // "Tuesday of last week", "third quarter of this year"
        const auto outer = container(phrase.deictic, phrase.unit);
        if (!outer) return std::nullopt;
        const auto year = static_cast<int>(outer->first.year);
        if (date.weekday != 0)
            return Placed{{Unit::day, plus_days(outer->first, date.weekday - 1)}, date_flag::relative};
        if (date.month != 0) return Placed{{Unit::month, day_in(year, date.month, 1)}, date_flag::relative};
        if (date.quarter != 0)
            return Placed{{Unit::quarter, day_in(year, date.quarter * 3 - 2, 1)}, date_flag::relative};
        return Placed{{Unit::half, day_in(year, date.half * 6 - 5, 1)}, date_flag::relative};
    }
    if (date.is_weekday_only()) return place_weekday(phrase, date.weekday);
    if (date.decade) return Placed{{Unit::decade, day_in(*date.decade * 10, 1, 1)}, 0};
    if (date.century) return Placed{{Unit::century, day_in(*date.century * 100, 1, 1)}, 0};
    if (date.year) {
        const int year = *date.year;
        if (date.quarter != 0) return Placed{{Unit::quarter, day_in(year, date.quarter * 3 - 2, 1)}, 0};
        if (date.half != 0) return Placed{{Unit::half, day_in(year, date.half * 6 - 5, 1)}, 0};
        if (date.season != Season::none) return Placed{season_of(date.season, year), 0};
        if (phrase.rule == "year-quarter" && m_last_quarter)
            return Placed{{Unit::quarter, {year, m_last_quarter->period.first.month, 1}}, 0};
        if (date.month == 0) return Placed{{Unit::year, day_in(year, 1, 1)}, 0};
        if (date.day == 0) return Placed{{Unit::month, day_in(year, date.month, 1)}, 0};
        const Day day = day_in(year, date.month, date.day);
        if (!exists(day)) return std::nullopt;
        const bool mismatch = date.weekday != 0 && weekday_of(day) != date.weekday;
        return Placed{{Unit::day, day}, mismatch ? date_flag::weekday_mismatch : 0U};
    }
    if (date.month != 0) return place_yearless(phrase, date);
    if (date.day != 0) return place_day_of_month(date.day);
    if (!m_reference) return std::nullopt;
    if (date.quarter != 0) { // the latest that has begun
        Period period{Unit::quarter, day_in(static_cast<int>(m_reference->year), date.quarter * 3 - 2, 1)};
        if (core::midnight(period.first) > core::midnight(*m_reference) && !m_tense.future_before)
            period = moved(period, Unit::year, -1);
        return Placed{period, date_flag::relative};
    }
    if (date.season != Season::none) {
        Period period = season_of(date.season, m_reference->year);
        if (core::midnight(period.first) > core::midnight(*m_reference) && !m_tense.future_before && !m_tense.until)
            period = moved(period, Unit::year, -1);
        return Placed{period, date_flag::relative};
    }
    return std::nullopt;
}

std::optional<Resolver::Placed> Resolver::place_text_period(const Phrase& phrase) {
    std::uint32_t flags = date_flag::text_anchored;
    if (phrase.deictic == Deictic::latest) { // "the quarter", "the latest period"
        if (m_last_quarter) return Placed{m_last_quarter->period, flags};
        if (!m_reference) return std::nullopt;
        return Placed{next(period_of(Unit::quarter, *m_reference), -1), date_flag::relative};
    }
    std::optional<Day> anchor;
    if (phrase.unit == Unit::day || phrase.date.weekday != 0) {
        if (m_last_day) anchor = m_last_day->period.first;
    } else if (m_last) {
        anchor = m_last->period.first;
    }
    if (!anchor) {
        anchor = m_reference;
        flags = date_flag::relative;
    }
    if (!anchor) return std::nullopt;
    const int step = phrase.deictic == Deictic::previous                                       ? -1
                     : phrase.deictic == Deictic::following || phrase.deictic == Deictic::next ? 1
                                                                                               : 0;
    if (phrase.date.weekday != 0) {
        const int back = (weekday_of(*anchor) - phrase.date.weekday + 6) % 7 + 1;
        const int forth = (phrase.date.weekday - weekday_of(*anchor) + 6) % 7 + 1;
        return Placed{{Unit::day, plus_days(*anchor, step < 0 ? -back : forth)}, flags};
    }
    if (phrase.date.month != 0) {
        Period period{Unit::month, {anchor->year, static_cast<unsigned>(phrase.date.month), 1}};
        if (step < 0 && core::midnight(period.first) >= core::midnight(*anchor)) period = moved(period, Unit::year, -1);
        if (step > 0 && core::midnight(period.first) <= core::midnight(*anchor)) period = moved(period, Unit::year, 1);
        return Placed{period, flags};
    }
    return Placed{next(period_of(phrase.unit, *anchor), step), flags};
}

std::optional<Resolver::Placed> Resolver::place_deictic(const Phrase& phrase) {
    if (phrase.from_text) return place_text_period(phrase);
    if (phrase.date.weekday != 0) return place_weekday(phrase, phrase.date.weekday);
    if (!m_reference) return std::nullopt;
    if (phrase.date.month != 0) {
        const auto month = static_cast<unsigned>(phrase.date.month);
        std::int64_t year = m_reference->year;
        const bool past = phrase.deictic == Deictic::last || phrase.deictic == Deictic::past;
        const bool coming = phrase.deictic == Deictic::next || phrase.deictic == Deictic::coming;
        if (past && month >= m_reference->month) --year;
        if (coming && month <= m_reference->month) ++year;
        const Day day{year, month, static_cast<unsigned>(std::max(1, phrase.date.day))};
        if (!exists(day)) return std::nullopt;
        return Placed{period_of(phrase.date.day != 0 ? Unit::day : Unit::month, day), date_flag::relative};
    }
    if (phrase.unit == Unit::season) {
        Period period = season_of(phrase.date.season, m_reference->year);
        const bool begun = core::midnight(period.first) <= core::midnight(*m_reference);
        const bool over = core::midnight(last_day(period)) < core::midnight(*m_reference);
        if (phrase.deictic == Deictic::last && !over) period = moved(period, Unit::year, -1);
        if (phrase.deictic == Deictic::past && !begun) period = moved(period, Unit::year, -1);
        if ((phrase.deictic == Deictic::next || phrase.deictic == Deictic::coming) && begun)
            period = moved(period, Unit::year, 1);
        return Placed{period, date_flag::relative};
    }
    const auto period = container(phrase.deictic, phrase.unit);
    if (!period) return std::nullopt;
    if (phrase.last_day) return Placed{{Unit::day, last_day(*period)}, date_flag::relative};
    return Placed{*period, date_flag::relative};
}

std::optional<Resolver::Placed> Resolver::place_shift(const Phrase& phrase) {
    const std::int64_t count = static_cast<std::int64_t>(phrase.amount.count) * phrase.direction;
    const bool near_quarter = m_last_quarter && sentences_since(m_last_quarter->token, phrase.first) <= 2;
    if (phrase.unit == Unit::year && phrase.amount.count == 1 &&
        phrase.direction < 0) { // "a year ago" beside a quarter means that quarter
        if (phrase.date.quarter > 0) {
            const Day anchor = m_last ? m_last->period.first : m_reference.value_or(Day{});
            if (!m_last && !m_reference) return std::nullopt;
            return Placed{{Unit::quarter, {anchor.year - 1, static_cast<unsigned>(phrase.date.quarter * 3 - 2), 1}},
                          date_flag::relative};
        }
        if (near_quarter) return Placed{moved(m_last_quarter->period, Unit::year, -1), date_flag::text_anchored};
        if (phrase.date.quarter < 0 && m_reference)
            return Placed{moved(next(period_of(Unit::quarter, *m_reference), -1), Unit::year, -1), date_flag::relative};
    }
    const bool within_day = phrase.unit == Unit::hour || phrase.unit == Unit::minute || phrase.unit == Unit::second;
    if (phrase.from_text) {
        const auto& anchor = phrase.unit == Unit::day || phrase.unit == Unit::week ? m_last_day : m_last;
        if (anchor && sentences_since(anchor->token, phrase.first) <= 3) {
            if (within_day) return Placed{anchor->period, date_flag::text_anchored};
            const bool keeps_grain = phrase.unit == Unit::day || phrase.unit == Unit::week ||
                                     (phrase.unit == Unit::year && phrase.amount.count == 1);
            const Period moved_period = moved(anchor->period, phrase.unit, count);
            if (phrase.unit == Unit::year && phrase.amount.count == 1 && anchor->period.unit == Unit::day &&
                !anchor->year_said)
                return Placed{period_of(Unit::year, moved_period.first), date_flag::text_anchored};
            return Placed{keeps_grain ? moved_period : period_of(phrase.unit, moved_period.first),
                          date_flag::text_anchored};
        }
    }
    if (!m_reference) return std::nullopt;
    if (within_day) return Placed{{Unit::day, *m_reference}, date_flag::relative};
    if (phrase.date.weekday != 0) { // "a week ago Monday"
        const int back = (weekday_of(*m_reference) - phrase.date.weekday + 7) % 7;
        return Placed{{Unit::day, plus_days(*m_reference, count * 7 - back)}, date_flag::relative};
    }
    return Placed{next(period_of(phrase.unit, *m_reference), count), date_flag::relative};
}

std::optional<Resolver::Placed> Resolver::place(const Phrase& phrase) {
    switch (phrase.what) {
    case What::calendar:
        return place_calendar(phrase, phrase.date);
    case What::deictic:
        return place_deictic(phrase);
    case What::shift:
        return place_shift(phrase);
    case What::day:
        if (phrase.from_text && m_last_day) return Placed{m_last_day->period, date_flag::text_anchored};
        if (phrase.overnight && phrase.night_before && m_last_day &&
            sentences_since(m_last_day->token, phrase.first) == 0)
            return Placed{m_last_day->period, date_flag::text_anchored};
        if (!m_reference) return std::nullopt;
        return Placed{{Unit::day, plus_days(*m_reference, phrase.day_offset)}, date_flag::relative};
    default:
        return std::nullopt;
    }
}

} // namespace whenabouts::reading::dates
