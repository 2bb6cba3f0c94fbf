#include "reading/incidents/choose_date.hpp"

#include <algorithm>
#include <chrono>

namespace whenabouts::reading {

namespace {

constexpr double farthest = 40; // a date further off (in words and clause costs) belongs to something else

bool is_plain(const TimeExpression& time) {
    return time.span && !time.span->is_unknown() && (time.type == TimexType::date || time.type == TimexType::time) &&
           time.span->precision() < core::TimePrecision::decade && !time.has(date_flag::vague) &&
           !time.has(date_flag::open);
}

/// "overnight", "in the evening", "at 3 a.m.": a time of day that names no day.
bool names_no_day(const Document& doc, const TimeExpression& time) {
    if (time.type != TimexType::time) return false;
    const auto& lexicon = doc.lexicon();
    const auto month = lexicon.named_class("@month"), weekday = lexicon.named_class("@weekday");
    for (std::size_t i = doc.token_at(time.start); i < doc.tokens().size() && doc.tokens()[i].begin < time.end; ++i) {
        if (doc.is(i, month) || doc.is(i, weekday)) return false;
        const auto& word = doc.folded(i);
        if (word == "last" || word == "yesterday" || word == "today" || word == "tonight" || word == "tomorrow")
            return false;
        if (doc.tokens()[i].kind == text::WordKind::number && doc.word(i).size() >= 4 &&
            doc.word(i).find(':') == std::string_view::npos)
            return false;
    }
    return true;
}

class DateChooser {
  public:
    DateChooser(const Document& document, const SentenceFrame& frame, const Trigger& trigger,
                const std::vector<TimeExpression>& times, const std::optional<core::Day>& reference)
        : m_doc(document), m_frame(frame), m_trigger(trigger), m_times(times), m_reference(reference) {}

    std::vector<EventDate> choose() {
        gather();
        int best = -1;
        double best_score = 0;
        for (const int i : m_inside) {
            const double s = score(i);
            if (s > best_score) best = i, best_score = s;
        }
        if (best < 0) return {};
        std::vector<EventDate> out;
        for (const int i : joined_with(best)) {
            auto date = event_date(m_times, i);
            if (!date) continue;
            refine(*date);
            date->certainty = m_frame.parted(token_of(i), m_trigger.head) ? 0.8 : 0.95;
            out.push_back(std::move(*date));
        }
        return out;
    }

  private:
    void gather() {
        const ByteSpan bytes = m_doc.sentences()[m_frame.sentence()].bytes;
        auto at = std::lower_bound(m_times.begin(), m_times.end(), bytes.begin,
                                   [](const TimeExpression& time, std::size_t byte) { return time.start < byte; });
        for (; at != m_times.end() && at->end <= bytes.end; ++at)
            if (is_plain(*at)) m_inside.push_back(static_cast<int>(at - m_times.begin()));
    }

    [[nodiscard]] const TimeExpression& time(int i) const { return m_times[static_cast<std::size_t>(i)]; }
    [[nodiscard]] std::size_t token_of(int i) const {
        return std::min(m_doc.token_at(time(i).start), m_frame.last() - 1);
    }

    [[nodiscard]] bool is_future(int i) const {
        if (time(i).has(date_flag::future_cue)) return true;
        if (!m_reference || !time(i).span->begin()) return false;
        return *time(i).span->begin() > core::midnight(*m_reference) + std::chrono::days(1);
    }

    [[nodiscard]] double score(int i) const {
        const std::size_t token = token_of(i);
        double out = farthest - m_frame.distance(token, m_trigger.head);
        if (m_frame.attributed(token)) return 0;
        if (is_future(i)) return 0;
        if (time(i).has(date_flag::since) || time(i).has(date_flag::until)) out -= 10;
        if (names_no_day(m_doc, time(i))) out -= 4;
        out -= behind_after(token);
        if (m_trigger.reaction && token < m_trigger.reaction.value() + 1) return 0;
        if (belongs_to_remark(i, token)) return 0;
        return out;
    }

    /// "condemned the attack on Wednesday", "flagged the use of missiles on Thursday": a bare weekday behind the object
    /// of a remark dates the remark, unless that has a date of its own.
    [[nodiscard]] bool belongs_to_remark(int i, std::size_t token) const {
        if (m_trigger.kind != 'n' || token < m_trigger.head ||
            !(time(i).has(date_flag::bare_weekday) || is_deictic(token)))
            return false;
        for (const auto& zone : m_frame.attributions()) {
            const bool dateline = zone.first == m_doc.dateline_first() && zone.last == m_doc.dateline_last();
            if (dateline || zone.last > m_trigger.first || zone.last + 14 < m_trigger.head ||
                m_frame.opens_clause(zone.last))
                continue;
            bool own_date = false;
            for (std::size_t k = zone.first; k < zone.last; ++k) own_date = own_date || m_doc.tokens()[k].date >= 0;
            if (!own_date) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_deictic(std::size_t token) const {
        const auto& word = m_doc.folded(token);
        return word == "today" || word == "yesterday";
    }

    /// "died after being admitted on June 8": the date belongs to what went before.
    [[nodiscard]] double behind_after(std::size_t token) const {
        for (std::size_t i = m_trigger.head + 1; i + 1 < token; ++i) {
            const auto& word = m_doc.folded(i);
            if (word != "after" && word != "before" && word != "since" && word != "despite") continue;
            const auto& next = m_doc.folded(i + 1);
            if (next == "dawn" || next == "midnight" || next == "noon" || next == "midday" || next == "daybreak" ||
                next == "sunrise" || next == "sunset" || next == "dusk" || next == "dark" ||
                m_doc.tokens()[i + 1].date >= 0)
                continue;
            return next.ends_with("ing") ? 30 : 8;
        }
        return 0;
    }

    /// Dates with nothing but commas, "and" and "on" between them.
    [[nodiscard]] std::vector<int> joined_with(int best) const {
        std::vector<int> group;
        for (const int i : m_inside) {
            if (names_no_day(m_doc, time(i)) && i != best) continue;
            if (group.empty() || joint(group.back(), i)) {
                group.push_back(i);
                continue;
            }
            if (std::find(group.begin(), group.end(), best) != group.end()) break;
            group.assign(1, i);
        }
        if (std::find(group.begin(), group.end(), best) == group.end()) group.assign(1, best);
        return group;
    }

    [[nodiscard]] bool joint(int a, int b) const {
        const std::size_t from = m_doc.token_at(time(a).end), to = token_of(b);
        if (to - from > 4 || to < from) return false;
        bool and_seen = false;
        for (std::size_t i = from; i < to; ++i) {
            const auto& word = m_doc.folded(i);
            if (word == "and" || word == "та" || word == "и" || word == "і")
                and_seen = true;
            else if (!m_doc.is_mark(i, ',') && word != "on" && word != "again" && word != "of")
                return false;
        }
        return and_seen;
    }

    /// "Jan. 2 … overnight": the day of one and the part of day of the other.
    void refine(EventDate& date) const {
        const auto& main = time(date.expression);
        if (main.type != TimexType::date || main.span->precision() != core::TimePrecision::day ||
            !main.span->first_day())
            return;
        for (const int i : m_inside) {
            if (i == date.expression || !names_no_day(m_doc, time(i)) || m_frame.attributed(token_of(i))) continue;
            if (m_frame.distance(token_of(i), token_of(date.expression)) > 20) continue;
            const auto day = core::midnight(*main.span->first_day());
            core::TimeWindow window{day, day + std::chrono::days(1)};
            if (time(i).has(date_flag::night)) {
                // An overnight attack reported for a day began the evening before: two local days (model.md, 1.1).
                window.from = day - std::chrono::days(1);
                date.flags.emplace_back("overnight_expanded");
            }
            date.span = main.span->with(window).with(core::TimePrecision::daypart);
            date.second = i;
            return;
        }
    }

    const Document& m_doc;
    const SentenceFrame& m_frame;
    const Trigger& m_trigger;
    const std::vector<TimeExpression>& m_times;
    const std::optional<core::Day>& m_reference;
    std::vector<int> m_inside;
};

} // namespace

std::optional<EventDate> event_date(const std::vector<TimeExpression>& times, int index) {
    const TimeExpression& time = times[static_cast<std::size_t>(index)];
    if (!is_plain(time)) return std::nullopt;
    EventDate date;
    date.span = *time.span;
    date.expression = index;
    const bool relative =
        time.has(date_flag::relative) || time.has(date_flag::text_anchored) || time.has(date_flag::bare_weekday);
    date.method = relative ? "relative" : "stated";
    if (time.has(date_flag::year_carried)) date.flags.emplace_back("year_carried");
    if (time.has(date_flag::year_inferred)) date.flags.emplace_back("year_inferred");
    if (time.has(date_flag::ambiguous_order)) date.flags.emplace_back("ambiguous_day_month");
    if (time.has(date_flag::weekday_mismatch)) date.flags.emplace_back("weekday_mismatch");
    if (time.has(date_flag::night) && time.span->first_day() != time.span->last_day())
        date.flags.emplace_back("overnight_expanded");
    return date;
}

std::vector<EventDate> choose_dates(const Document& document, const SentenceFrame& frame, const Trigger& trigger,
                                    const std::vector<TimeExpression>& times,
                                    const std::optional<core::Day>& reference) {
    return DateChooser(document, frame, trigger, times, reference).choose();
}

} // namespace whenabouts::reading
