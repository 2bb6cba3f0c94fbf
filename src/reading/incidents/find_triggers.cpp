#include "reading/incidents/find_triggers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

// How many words before a trigger a governor may stand (dates.md 5.2 gives 26, 48 and 32 characters).
constexpr std::size_t reach_negation = 5;
constexpr std::size_t reach_plan = 9;
constexpr std::size_t reach_hypothetical = 6;
constexpr std::size_t reach_modal = 11; // "could start hostilities either through a direct attack"
constexpr std::size_t reach_history = 10;
constexpr std::size_t reach_modal_after = 5; // "air strikes against Iraq could do harm"
constexpr std::size_t reach_attempt = 6;
constexpr std::size_t reach_diplomatic = 16;
constexpr std::size_t reach_condemnation = 45; // statements list what they condemn at length

class TriggerFinder {
  public:
    TriggerFinder(const Document& document, const SentenceFrame& frame) : m_doc(document), m_frame(frame) {}

    std::vector<Trigger> find() {
        collect();
        const auto& metaphors = m_frame.status("metaphor");
        const bool money = !m_frame.status("finance").empty();
        for (auto& trigger : m_triggers) {
            drop_metaphor(trigger, metaphors);
            if (money && is_market_word(trigger)) drop_metaphor_with(trigger);
            if (!trigger.dropped) govern(trigger);
        }
        return std::move(m_triggers);
    }

  private:
    [[nodiscard]] bool in_name(std::size_t token) const {
        const auto& t = m_doc.tokens()[token];
        const bool company = t.capital && token + 2 < m_frame.last() &&
                             m_doc.tokens()[token + 1].kind == text::WordKind::possessive &&
                             m_doc.tokens()[token + 2].capital;
        return t.toponym >= 0 || company || in_dateline(token) ||
               (t.capital && token != m_frame.first() && token + 1 < m_frame.last() &&
                m_doc.tokens()[token + 1].capital && !t.all_capitals &&
                m_doc.tokens()[token + 1].kind == text::WordKind::word && m_doc.tokens()[token + 1].toponym < 0 &&
                m_doc.tokens()[token + 1].date < 0);
    }

    /// A noun with a capital inside a sentence is a name ("net income of Rally"), except of storms, diseases and the
    /// like.
    [[nodiscard]] bool is_proper(const RuleMatch& match, const Rule& rule) const {
        const auto& t = m_doc.tokens()[match.head];
        if (!t.capital || t.all_capitals || match.head == m_frame.first() || rule.kind != 'n') return false;
        const bool named_on = match.head + 1 < m_frame.last() && m_doc.tokens()[match.head + 1].capital;
        if (rule.name == "storm") return !named_on; // "Hurricane Hugo", but not "in Hurricane, W.Va."
        if (rule.name == "outbreak" || rule.name == "earthquake" || rule.name == "tsunami" || rule.name == "volcano")
            return false;
        const Token& before = m_doc.tokens()[match.head - 1];
        const bool opens = before.kind == text::WordKind::mark && m_doc.word(match.head - 1) != ",";
        return !opens && !before.capital;
    }

    /// "the killing of a man at a peace rally": where it happened, not what.
    [[nodiscard]] bool at_an_event(const Trigger& trigger) const {
        if (trigger.kind != 'n' || trigger.category != "protest") return false;
        for (std::size_t i = trigger.head; i > m_frame.first() && trigger.head - i < 5; --i) {
            const auto& word = m_doc.folded(i - 1);
            if (word == "at" || word == "during") return true;
        }
        return false;
    }

    void collect() {
        for (const auto& match : m_frame.matches()) {
            const Rule& rule = m_frame.rule(match);
            if (rule.group != RuleGroup::trigger || in_name(match.head) || is_proper(match, rule) ||
                m_doc.tokens()[match.head].date >= 0)
                continue;
            Trigger trigger;
            trigger.rule = match.rule;
            trigger.category = rule.name;
            trigger.kind = rule.kind;
            trigger.weight = rule.weight;
            trigger.first = match.first;
            trigger.last = match.last;
            trigger.head = match.head;
            if (at_an_event(trigger)) trigger.weight = 1;
            m_triggers.push_back(std::move(trigger));
        }
        std::stable_sort(m_triggers.begin(), m_triggers.end(), [](const auto& a, const auto& b) {
            return a.head != b.head ? a.head < b.head : a.weight > b.weight;
        });
        m_triggers.erase(std::unique(m_triggers.begin(), m_triggers.end(),
                                     [](const auto& a, const auto& b) { return a.head == b.head; }),
                         m_triggers.end());
    }

    /// Prices crash, storms hit markets and waves of selling strike: among words of finance such triggers mean nothing.
    [[nodiscard]] static bool is_market_word(const Trigger& trigger) {
        return trigger.category == "attack" || trigger.category == "transport_accident" ||
               trigger.category == "storm" || trigger.category == "earthquake" || trigger.category == "explosion" ||
               trigger.category == "flood" || trigger.category == "armed_clash";
    }

    static void drop_metaphor_with(Trigger& trigger) {
        trigger.dropped = true;
        trigger.why = "a figure of speech";
    }

    static void drop_metaphor(Trigger& trigger, const std::vector<RuleMatch>& metaphors) {
        for (const auto& m : metaphors)
            if (trigger.head >= m.first && trigger.head < m.last) return drop_metaphor_with(trigger);
    }

    /// The words that govern the trigger stand before it in the same clause.
    [[nodiscard]] bool governs(const RuleMatch& match, const Trigger& trigger, std::size_t reach) const {
        const std::size_t from = trigger.head;
        if (match.first >= from) return false;
        const std::size_t gap = from > match.last ? from - match.last : 0;
        return gap <= reach && !m_frame.parted(match.first, from) && !relative_clause(match.last, from);
    }

    /// "wants to hit the men that killed …": a "that" which does not follow the governor opens a clause of its own.
    [[nodiscard]] bool relative_clause(std::size_t from, std::size_t to) const {
        for (std::size_t i = from + 1; i < to; ++i)
            if (m_doc.folded(i) == "that") return true;
        return false;
    }

    [[nodiscard]] bool in_dateline(std::size_t token) const {
        return token >= m_doc.dateline_first() && token < m_doc.dateline_last();
    }

    void drop(Trigger& trigger, std::string_view why, const RuleMatch& match) const {
        trigger.dropped = true;
        trigger.why = fmt::format("{} (\"{}\")", why, m_doc.word(match.first));
    }

    void govern(Trigger& trigger) const {
        for (const auto& match : m_frame.status("negation"))
            if (governs(match, trigger, reach_negation)) return drop(trigger, "did not happen", match);
        for (const auto& match : m_frame.status("plan"))
            if (governs(match, trigger, reach_plan) && !m_doc.tokens()[match.first].hyphened)
                return drop(trigger, "planned, wanted or threatened", match);
        for (const auto& match : m_frame.status("hypothetical"))
            if (governs(match, trigger, is_modal(match.first) ? reach_modal : reach_hypothetical))
                return drop(trigger, "only possible", match);
        if (trigger.kind == 'n')
            for (const auto& match : m_frame.status("hypothetical"))
                if (is_modal(match.first) && match.first >= trigger.last &&
                    match.first - trigger.last < reach_modal_after && !m_frame.parted(trigger.head, match.first) &&
                    !relative_clause(trigger.head, match.first))
                    return drop(trigger, "only possible", match);
        if (trigger.kind == 'n')
            for (const auto& match : m_frame.status("plan")) {
                const bool will = m_doc.folded(match.first) == "will" || m_doc.folded(match.first) == "wont";
                if (will && match.first >= trigger.last && match.first - trigger.last < reach_modal_after &&
                    !m_frame.parted(trigger.head, match.first) && !relative_clause(trigger.head, match.first))
                    return drop(trigger, "planned, wanted or threatened", match);
            }
        for (const auto& match : m_frame.status("attempt"))
            if (governs(match, trigger, reach_attempt)) trigger.attempted = true;
        for (const auto& match : m_frame.status("history"))
            if (match.last - match.first >= 2 && m_doc.folded(match.last - 1) == "war" &&
                match.first < trigger.head + reach_history && trigger.head < match.last + reach_history)
                return grey(trigger, match, "history");
        if (trigger.category != "arrest")
            for (const auto& match : m_frame.status("justice"))
                if (match.last <= trigger.first && trigger.head - match.last <= reach_diplomatic)
                    return grey(trigger, match, "charged before a court by");
        if (trigger.kind != 'n' && !is_gerund(trigger)) {
            grey_told_clause(trigger);
            return;
        }
        if (is_spoken_of(trigger)) {
            trigger.background = true;
            trigger.reaction = trigger.head - 1;
            trigger.why = "spoken of, not reported";
            return;
        }
        for (const auto& match : m_frame.status("diplomatic"))
            if (names_as_background(match, trigger)) return grey(trigger, match, "named by");
        for (const auto& match : m_frame.status("topic"))
            if (match.last <= trigger.head && trigger.head - match.last <= 6 && match.last - match.first >= 2 &&
                match.head != trigger.head)
                return grey(trigger, match, "the topic of");
    }

    void grey(Trigger& trigger, const RuleMatch& match, std::string_view how) const {
        trigger.background = true;
        trigger.reaction = match.first;
        trigger.why = fmt::format("{} \"{}\"", how, m_doc.word(match.first));
    }

    /// "Tests link a man to a hair found where a sniper shot a doctor": a finite verb in a clause under an
    /// investigation.
    void grey_told_clause(Trigger& trigger) const {
        for (const auto& match : m_frame.status("investigation")) {
            if (match.first >= trigger.head) continue;
            for (std::size_t i = match.last; i < trigger.head; ++i) {
                const auto& word = m_doc.folded(i);
                if (word == "where" || word == "who" || word == "which" || word == "that" || word == "when")
                    return grey(trigger, match, "looked into by");
            }
        }
    }

    [[nodiscard]] bool is_modal(std::size_t token) const {
        const auto& word = m_doc.folded(token);
        return word == "could" || word == "would" || word == "might" || word == "may" || word == "should" ||
               word == "if";
    }

    /// "on arresting the men", "accused of shelling": a deed spoken of; "killed in shelling" is one that happened.
    [[nodiscard]] bool is_spoken_of(const Trigger& trigger) const {
        const auto& word = m_doc.folded(trigger.head);
        if (!word.ends_with("ing") || trigger.kind != 'v' || word == "shelling" || trigger.head <= m_frame.first())
            return false;
        const auto& before = m_doc.folded(trigger.head - 1);
        return before == "of" || before == "on" || before == "for" || before == "about" || before == "against" ||
               before == "from" || before == "without" || before == "to";
    }

    [[nodiscard]] bool is_gerund(const Trigger& trigger) const { return m_doc.folded(trigger.head).ends_with("ing"); }

    /// A reaction before the event in the same sentence, no semicolon between; commas do not part it from its object.
    [[nodiscard]] bool names_as_background(const RuleMatch& match, const Trigger& trigger) const {
        if (match.first >= trigger.head || match.head == trigger.head) return false;
        const std::size_t gap = trigger.head > match.last ? trigger.head - match.last : 0;
        const auto& word = m_doc.folded(match.first);
        const bool far = word.starts_with("condemn") || word.starts_with("denounc") || word.starts_with("deplor");
        if (gap > (far ? reach_condemnation : reach_diplomatic)) return false;
        for (std::size_t i = match.last; i < trigger.head; ++i)
            if (m_doc.is_mark(i, ';') || m_doc.is_mark(i, ':')) return false;
        return true;
    }

    const Document& m_doc;
    const SentenceFrame& m_frame;
    std::vector<Trigger> m_triggers;
};

} // namespace

std::vector<Trigger> find_triggers(const Document& document, const SentenceFrame& frame) {
    return TriggerFinder(document, frame).find();
}

} // namespace whenabouts::reading
