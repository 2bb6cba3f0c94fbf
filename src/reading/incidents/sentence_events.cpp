#include "reading/incidents/sentence_events.hpp"

#include "reading/incidents/choose_date.hpp"
#include "reading/incidents/choose_place.hpp"
#include "reading/incidents/families.hpp"
#include "reading/incidents/find_triggers.hpp"
#include "reading/incidents/parties.hpp"
#include "reading/incidents/read_toll.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

class SentenceReader {
  public:
    SentenceReader(const EventContext& context, const SentenceFrame& frame)
        : m_context(context), m_doc(context.document), m_frame(frame) {}

    std::vector<Event> read() {
        std::vector<Trigger> triggers = find_triggers(m_doc, m_frame);
        explain(triggers);
        pass_over(triggers);
        std::erase_if(triggers, [](const Trigger& t) { return t.dropped; });
        const bool any_event =
            std::any_of(triggers.begin(), triggers.end(), [](const Trigger& t) { return t.kind != 'a'; });
        if (any_event) std::erase_if(triggers, [](const Trigger& t) { return t.kind == 'a'; });
        if (triggers.empty()) return {};
        std::vector<Event> events;
        const auto groups = grouped(triggers);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const std::size_t begin = g == 0 ? m_frame.first() : boundary(groups[g - 1].back(), groups[g].front());
            const std::size_t end =
                g + 1 == groups.size() ? m_frame.last() : boundary(groups[g].back(), groups[g + 1].front());
            add_events(events, groups[g], {begin, end});
        }
        return events;
    }

  private:
    /// The words around a trigger, for people.
    [[nodiscard]] std::string snippet(const Trigger& trigger) const {
        constexpr std::size_t before = 5, after = 7;
        const std::size_t first = std::max(m_frame.first(), trigger.first > before ? trigger.first - before : 0);
        const std::size_t last = std::min(m_frame.last(), trigger.last + after);
        const ByteSpan bytes = m_doc.bytes(first, last);
        std::string words(m_doc.text().substr(bytes.begin, bytes.end - bytes.begin));
        std::replace(words.begin(), words.end(), '\n', ' ');
        return fmt::format("{}{}{}", first > m_frame.first() ? "…" : "", words, last < m_frame.last() ? "…" : "");
    }

    void pass_over(const std::vector<Trigger>& triggers) const {
        if (m_context.passed_over == nullptr) return;
        std::string last_reason;
        for (const auto& t : triggers) {
            if (!t.dropped || t.why == last_reason) continue;
            last_reason = t.why;
            m_context.passed_over->push_back(fmt::format("“{}”: {}", snippet(t), t.why));
        }
    }

    void explain(const std::vector<Trigger>& triggers) const {
        if (m_context.explanation == nullptr) return;
        std::string line;
        for (const auto& t : triggers) {
            if (!line.empty()) line += "; ";
            line += fmt::format("\"{}\" → {}", m_doc.word(t.head), t.category);
            if (t.dropped)
                line += fmt::format(", not proposed: {}", t.why);
            else if (t.background)
                line += fmt::format(", background: {}", t.why);
        }
        if (line.empty()) line = "nothing that happens";
        m_context.explanation->push_back(fmt::format("sentence {}: {}", m_frame.sentence() + 1, line));
    }

    /// Where one event's words end and the next one's begin: the last comma or clause word between their triggers.
    [[nodiscard]] std::size_t boundary(const Trigger& a, const Trigger& b) const {
        for (std::size_t i = b.head; i > a.head + 1; --i)
            if (m_frame.parted(i - 1, i)) return i;
        return b.head;
    }

    [[nodiscard]] int own_place(const Trigger& trigger) const {
        int best = -1;
        double best_score = 2.5;
        const auto [first, last] = mentions_in(m_context.mentions, m_frame.first(), m_frame.last());
        for (std::size_t m = first; m < last; ++m) {
            const double score = place_score(m_doc, m_frame, trigger, m_context.mentions[m]);
            if (score > best_score) best_score = score, best = static_cast<int>(m);
        }
        return best;
    }

    [[nodiscard]] std::vector<std::vector<Trigger>> grouped(const std::vector<Trigger>& triggers) const {
        std::vector<std::vector<Trigger>> groups;
        for (const auto& trigger : triggers) {
            if (!groups.empty() && belongs(groups.back(), trigger))
                groups.back().push_back(trigger);
            else
                groups.push_back({trigger});
        }
        return groups;
    }

    [[nodiscard]] bool belongs(const std::vector<Trigger>& group, const Trigger& trigger) const {
        const Trigger& before = group.back();
        if (before.background != trigger.background) return false;
        if (before.category == trigger.category && trigger.head > m_frame.first() &&
            m_doc.folded(trigger.head - 1) == "to")
            return true; // "marched to protest"
        const int a = own_place(before), b = own_place(trigger);
        if (a < 0 || b < 0 || a == b || !m_frame.parted(before.head, trigger.head)) return true;
        const auto& here = m_context.mentions[static_cast<std::size_t>(a)];
        const auto& there = m_context.mentions[static_cast<std::size_t>(b)];
        if (here.list >= 0 && here.list == there.list) return true;
        return lies_in(*here.place(), *there.place()) || lies_in(*there.place(), *here.place());
    }

    void add_events(std::vector<Event>& events, std::vector<Trigger> group, TokenRange range) {
        std::stable_sort(group.begin(), group.end(),
                         [](const Trigger& a, const Trigger& b) { return a.weight > b.weight; });
        const Trigger& main = group.front();
        Event event;
        event.category = main.category;
        event.weight = main.weight;
        event.sentence = m_frame.sentence();
        event.quote = m_doc.sentences()[m_frame.sentence()].bytes;
        event.background = main.background;
        event.attempted = main.attempted;
        event.attributed = !m_frame.attributions().empty();
        event.claimed = is_claimed(main);
        event.reasons.push_back(
            fmt::format("\"{}\" speaks of {}", m_doc.word(main.head), m_context.taxonomy[main.category].label));
        if (main.background) event.reasons.push_back(main.why);
        event.toll = read_toll(m_doc, m_frame, range);
        std::vector<EventDate> dates;
        std::vector<EventPlace> places;
        for (const auto& trigger : group) {
            if (dates.empty()) dates = choose_dates(m_doc, m_frame, trigger, m_context.times, m_context.reference);
            if (places.empty()) places = choose_places(m_doc, m_frame, trigger, m_context.mentions);
        }
        event.triggers = std::move(group);
        read_parties(m_doc, m_frame, m_context.mentions, range, event);
        spread(events, event, dates, places);
    }

    /// A state speaks in the sentence before the trigger: "Moscow said that Ukraine had shelled the dam".
    [[nodiscard]] bool is_claimed(const Trigger& trigger) const {
        const auto [first, last] = mentions_in(m_context.mentions, m_frame.first(), trigger.head);
        for (std::size_t m = first; m < last; ++m)
            if (m_context.mentions[m].role == MentionRole::metonym && m_frame.attributed(m_context.mentions[m].first))
                return true;
        return false;
    }

    /// "respectively" when there are as many dates as places, else every place at the one date or every date at the one
    /// place.
    static void spread(std::vector<Event>& events, const Event& event, const std::vector<EventDate>& dates,
                       const std::vector<EventPlace>& places) {
        const std::size_t count = std::max({dates.size(), places.size(), std::size_t{1}});
        for (std::size_t i = 0; i < count; ++i) {
            Event one = event;
            if (!dates.empty()) one.date = dates[std::min(i, dates.size() - 1)];
            if (!places.empty()) one.place = places[std::min(i, places.size() - 1)];
            one.telling = (one.background ? 0 : 4) + (one.date ? 2 : 0) + (one.place ? 1 : 0);
            if (count > 1) one.toll.quote.reset();
            if (count > 1 && (event.toll.killed.best || event.toll.injured.best))
                one.toll = Toll{}; // the sum of several places is nobody's count
            events.push_back(std::move(one));
        }
    }

    const EventContext& m_context;
    const Document& m_doc;
    const SentenceFrame& m_frame;
};

} // namespace

std::vector<Event> sentence_events(const EventContext& context, const SentenceFrame& frame) {
    return SentenceReader(context, frame).read();
}

} // namespace whenabouts::reading
