#include "reading/incidents/find_events.hpp"

#include "reading/incidents/choose_date.hpp"
#include "reading/incidents/choose_place.hpp"
#include "reading/incidents/families.hpp"
#include "reading/incidents/merge.hpp"
#include "reading/incidents/sentence_events.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

/// Older than this before publication, an incident beside newer ones is background ("In 2018, a crash …").
constexpr auto history_age = std::chrono::days(150);
/// Older than this it is background whatever stands beside it.
constexpr auto old_age = std::chrono::days(1100);
constexpr std::size_t most_events = 500; // of one text; a longer list is no article

class EventFinder {
  public:
    explicit EventFinder(const EventContext& context) : m_context(context), m_doc(context.document) {}

    std::vector<Event> find() {
        std::vector<Event> headline;
        for (std::size_t s = 0; s < m_doc.sentences().size() && m_events.size() < most_events; ++s) {
            const SentenceFrame frame(m_doc, s);
            const bool is_title = m_context.title.overlaps(m_doc.sentences()[s].bytes);
            for (auto& event : sentence_events(m_context, frame)) {
                if (is_title)
                    headline.push_back(std::move(event));
                else
                    place_event(std::move(event));
            }
        }
        for (auto& event : headline) add_headline(std::move(event));
        grey_history();
        inherit();
        merge_again();
        grey_history();
        drop_floating();
        return std::move(m_events);
    }

  private:
    [[nodiscard]] std::size_t paragraph(const Event& event) const {
        return m_doc.sentences()[event.sentence].paragraph;
    }

    /// A mention that only counts the dead, or a noun without date and place of its own, adds to an incident told
    /// before.
    [[nodiscard]] static bool is_weak(const Event& event) { return event.triggers.front().kind == 'a'; }
    [[nodiscard]] static bool is_bare(const Event& event) { return !event.date && !event.place; }

    void place_event(Event event) {
        if (!m_context.taxonomy[event.category].shown) return;
        if (Event* told = counterpart(event)) {
            absorb(*told, event);
            return;
        }
        if (is_weak(event) && (event.weight < 2 || is_bare(event))) return;
        if (event.background && is_bare(event)) return;
        if (is_bare(event) && event.claimed) return;
        m_events.push_back(std::move(event));
    }

    /// The incident told before that this mention speaks of, the nearest first.
    Event* counterpart(const Event& event) {
        for (std::size_t back = m_events.size(); back > 0; --back) {
            Event& told = m_events[back - 1];
            const std::size_t apart = paragraph(event) - paragraph(told);
            // "A man was arrested at once": the arrest belongs to what was told just before.
            const bool aftermath =
                event.category == "arrest" && !event.date && apart == 0 && places_compatible(told.place, event.place);
            if (!aftermath && !compatible(told, event)) continue;
            if (told.sentence == event.sentence && !same_mention(told, event)) continue;
            const bool says_where = event.place && told.place;
            const bool says_when = event.date && told.date;
            if (is_weak(event) && apart <= 1) return &told;
            // A finite verb without date and place in another paragraph may be another incident of the same kind.
            if (says_when || says_where || is_bare(event) || apart == 0) return &told;
            if (event.triggers.front().kind == 'n' && apart <= 2) return &told;
        }
        return nullptr;
    }

    [[nodiscard]] static bool same_mention(const Event& a, const Event& b) {
        const bool same_place = a.place && b.place ? a.place->place.id == b.place->place.id : !a.place && !b.place;
        const bool same_date = a.date && b.date ? a.date->span.edtf() == b.date->span.edtf() : true;
        return same_place && same_date && a.background == b.background;
    }

    /// A headline repeats the story; alone it is all there is.
    void add_headline(Event event) {
        if (!m_context.taxonomy[event.category].shown || is_weak(event)) return;
        for (auto& told : m_events)
            if (compatible(told, event)) return;
        if (!m_events.empty() || event.background) return;
        m_events.push_back(std::move(event));
    }

    void inherit() {
        std::optional<EventDate> lead_date;
        for (const auto& event : m_events)
            if (event.date && !event.background) {
                lead_date = event.date;
                break;
            }
        for (auto& event : m_events) {
            if (!event.date && !event.background) event.date = inherited_date(event, lead_date);
            if (!event.place) event.place = inherited_place(event);
        }
    }

    std::optional<EventDate> inherited_date(const Event& event, const std::optional<EventDate>& lead) const {
        const Event* nearest = nullptr;
        for (const auto& other : m_events)
            if (&other != &event && other.date && other.date->expression >= 0 && !other.background &&
                other.sentence <= event.sentence && paragraph(other) == paragraph(event))
                nearest = &other;
        if (auto date = date_of_sentence_before(event)) return date;
        if (nearest != nullptr) return lowered(*nearest->date, 0.6, "date_from_paragraph");
        if (lead) return lowered(*lead, 0.5, "date_from_lead");
        if (!m_context.reference) return std::nullopt;
        // Half of the reports of a conflict appear on the day or the day after (dates.md 5.2, rule 6).
        const core::Day day = *m_context.reference;
        EventDate date;
        const auto eve = core::day_of(core::midnight(day) - std::chrono::days(1));
        date.span = core::TimeSpan::of_days(eve, day, core::TimeKind::within);
        date.method = "publication";
        date.certainty = 0.35;
        date.flags.emplace_back("date_inferred_from_publication");
        return date;
    }

    static EventDate lowered(EventDate date, double certainty, std::string flag) {
        date.certainty = std::min(date.certainty, certainty);
        date.flags.push_back(std::move(flag));
        date.expression = -1;
        date.second = -1;
        return date;
    }

    /// "On Aug. 7, they had just ended a conference. They were talking when the bomb went off."
    std::optional<EventDate> date_of_sentence_before(const Event& event) const {
        if (event.sentence == 0) return std::nullopt;
        const auto& sentences = m_doc.sentences();
        if (sentences[event.sentence - 1].paragraph != sentences[event.sentence].paragraph) return std::nullopt;
        const SentenceFrame frame(m_doc, event.sentence - 1);
        const ByteSpan bytes = sentences[event.sentence - 1].bytes;
        for (std::size_t t = 0; t < m_context.times.size(); ++t) {
            const auto& time = m_context.times[t];
            if (time.start < bytes.begin || time.end > bytes.end || frame.attributed(m_doc.token_at(time.start)) ||
                time.has(date_flag::future_cue))
                continue;
            if (auto date = event_date(m_context.times, static_cast<int>(t))) {
                const int expression = date->expression;
                *date = lowered(std::move(*date), 0.6, "date_from_sentence_before");
                date->certainty = 0.6;
                date->expression = expression;
                return date;
            }
        }
        return std::nullopt;
    }

    std::optional<EventPlace> inherited_place(const Event& event) const {
        const Event* nearest = nullptr;
        for (const auto& other : m_events)
            if (&other != &event && other.place && !other.place->inherited && other.sentence <= event.sentence &&
                paragraph(other) == paragraph(event))
                nearest = &other;
        if (nearest != nullptr && !event.background) return lowered(*nearest->place, 0.5);
        if (event.background) return std::nullopt;
        if (auto place = place_before(event)) return place;
        for (const auto& other : m_events)
            if (other.place && !other.place->inherited && !other.background &&
                same_family(other.category, event.category))
                return lowered(*other.place, 0.4);
        for (const auto& other : m_events)
            if (other.place && !other.place->inherited && !other.background && other.sentence < event.sentence)
                return lowered(*other.place, 0.35);
        for (std::size_t m = 0; m < m_context.mentions.size(); ++m)
            if (m_context.mentions[m].dateline && m_context.mentions[m].place() != nullptr)
                if (auto place = event_place(m_doc, m_context.mentions, static_cast<int>(m)))
                    return lowered(*place, 0.35);
        return seat_of_speaker();
    }

    /// "The mayor of Odesa said that the city …": the last resort.
    std::optional<EventPlace> seat_of_speaker() const {
        for (std::size_t m = 0; m < m_context.mentions.size(); ++m) {
            const auto& mention = m_context.mentions[m];
            if (mention.governor != Governor::of || mention.first < 2 || mention.place() == nullptr) continue;
            const auto& office = m_doc.folded(mention.first - 2);
            if (office != "mayor" && office != "governor" && office != "residents" && office != "bishop") continue;
            if (auto place = event_place(m_doc, m_context.mentions, static_cast<int>(m))) return lowered(*place, 0.35);
        }
        return std::nullopt;
    }

    static EventPlace lowered(EventPlace place, double certainty) {
        place.certainty = std::min(place.certainty, certainty);
        place.inherited = true;
        return place;
    }

    /// A place named in the sentence before, where nobody only speaks: "Atlanta 1996. A bomb blast shocks the games."
    std::optional<EventPlace> place_before(const Event& event) const {
        if (event.sentence == 0) return std::nullopt;
        const auto& before = m_doc.sentences()[event.sentence - 1];
        if (before.paragraph != m_doc.sentences()[event.sentence].paragraph) return std::nullopt;
        const SentenceFrame frame(m_doc, event.sentence - 1);
        const bool fragment = before.last - before.first <= 6;
        for (std::size_t m = 0; m < m_context.mentions.size(); ++m) {
            const auto& mention = m_context.mentions[m];
            if (mention.first < before.first || mention.first >= before.last || mention.place() == nullptr) continue;
            if (mention.role != MentionRole::literal || mention.dateline || frame.attributed(mention.first)) continue;
            const bool placed = mention.governor == Governor::in || mention.governor == Governor::near ||
                                (fragment && mention.governor == Governor::none);
            if (!placed) continue;
            if (auto place = event_place(m_doc, m_context.mentions, static_cast<int>(m))) return lowered(*place, 0.5);
        }
        return std::nullopt;
    }

    /// Inherited dates and places may show that two mentions are one.
    void merge_again() {
        for (std::size_t i = 0; i < m_events.size(); ++i)
            for (std::size_t k = m_events.size(); k > i + 1;) {
                --k;
                Event& a = m_events[i];
                Event& b = m_events[k];
                const bool exact = a.date && b.date && a.place && b.place &&
                                   a.date->span.edtf() == b.date->span.edtf() && a.place->place.id == b.place->place.id;
                const bool listed = a.sentence == b.sentence;
                if (!exact || listed || !same_family(a.category, b.category)) continue;
                absorb(a, b);
                m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(k));
            }
    }

    /// In a longer text an event with neither a place nor a day of its own is a passing remark; in a note it is the
    /// news.
    void drop_floating() {
        constexpr std::size_t short_note = 4; // sentences
        if (m_doc.sentences().size() <= short_note || m_events.size() <= 1) return;
        std::erase_if(m_events,
                      [](const Event& e) { return !e.place && (!e.date || e.date->method == "publication"); });
    }

    void grey_history() {
        if (!m_context.reference) return;
        const auto limit = core::midnight(*m_context.reference) - history_age;
        const bool any_recent = std::any_of(m_events.begin(), m_events.end(), [&](const Event& e) {
            return !e.background && e.date && e.date->span.end() && *e.date->span.end() > limit;
        });
        const auto old = core::midnight(*m_context.reference) - old_age;
        for (auto& event : m_events) {
            if (event.background || !event.date || !event.date->span.end() ||
                *event.date->span.end() > (any_recent ? limit : old))
                continue;
            event.background = true;
            event.reasons.emplace_back("happened long before the report");
        }
    }

    const EventContext& m_context;
    const Document& m_doc;
    std::vector<Event> m_events;
};

} // namespace

std::vector<Event> find_events(const EventContext& context) {
    return EventFinder(context).find();
}

} // namespace whenabouts::reading
