#include "reading/incidents/parties.hpp"

#include "reading/incidents/families.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

bool is_violent(std::string_view category) {
    return same_family(category, "attack");
}

class PartyReader {
  public:
    PartyReader(const Document& document, const SentenceFrame& frame, const std::vector<PlaceMention>& mentions,
                TokenRange range, Event& event)
        : m_doc(document), m_frame(frame), m_mentions(mentions), m_range(range), m_event(event),
          m_force(document.lexicon().named_class("@force")), m_by(document.lexicon().named_class("@place_by")) {}

    void read() {
        read_things();
        if (!is_violent(m_event.category)) return;
        const auto [first, last] = mentions_in(m_mentions, m_range.first, m_range.last);
        for (std::size_t m = first; m < last; ++m)
            if (m_mentions[m].place() != nullptr) take_state(m_mentions[m]);
        read_named_sides();
        read_forces();
    }

  private:
    void read_things() {
        double best_target = 0;
        for (const auto& match : m_frame.matches()) {
            const Rule& rule = m_frame.rule(match);
            if (!m_range.contains(match.head)) continue;
            if (rule.group == RuleGroup::weapon && is_violent(m_event.category)) add_weapon(rule);
            if (rule.group == RuleGroup::target && rule.weight > best_target && !m_frame.attributed(match.head)) {
                best_target = rule.weight;
                m_event.target = rule.name;
            }
        }
    }

    /// Sides that the lexicon knows by their adjectives where the gazetteer has no demonym ("російські війська").
    void read_named_sides() {
        for (const auto& match : m_frame.matches()) {
            const Rule& rule = m_frame.rule(match);
            if (rule.group != RuleGroup::actor || !m_range.contains(match.head) || m_frame.attributed(match.head) ||
                match.last >= m_range.last)
                continue;
            const bool armed = m_doc.is(match.last, m_force) ||
                               std::any_of(m_frame.matches().begin(), m_frame.matches().end(), [&](const RuleMatch& w) {
                                   return m_frame.rule(w).group == RuleGroup::weapon && w.first == match.last;
                               });
            if (armed) add(rule.name, "alleged_perpetrator");
        }
    }

    void add_weapon(const Rule& rule) {
        // "ballistic missile" says more than "missile", whatever stands first.
        for (const auto& weapon : m_event.weapons)
            if (weapon == rule.name || weapon.ends_with("_" + rule.name)) return;
        std::erase_if(m_event.weapons, [&](const std::string& weapon) { return rule.name.ends_with("_" + weapon); });
        m_event.weapons.push_back(rule.name);
    }

    void add(std::string name, std::string_view role) {
        if (name.empty()) return;
        const bool known =
            std::any_of(m_event.actors.begin(), m_event.actors.end(), [&](const auto& a) { return a.name == name; });
        if (!known) m_event.actors.push_back({std::move(name), std::string(role), true});
    }

    [[nodiscard]] bool followed_by(const PlaceMention& mention, std::uint32_t word_class) const {
        for (std::size_t i = mention.last; i < std::min(mention.last + 2, m_range.last); ++i)
            if (m_doc.is(i, word_class)) return true;
        return false;
    }

    [[nodiscard]] bool before_weapon(const PlaceMention& mention) const {
        return std::any_of(m_frame.matches().begin(), m_frame.matches().end(), [&](const RuleMatch& m) {
            return m_frame.rule(m).group == RuleGroup::weapon && m.first >= mention.last && m.first <= mention.last + 1;
        });
    }

    void take_state(const PlaceMention& mention) {
        const core::Place& place = *mention.place();
        if (place.kind != core::PlaceKind::country || m_frame.attributed(mention.first)) return;
        const std::size_t head = m_event.triggers.front().head;
        if (mention.role == MentionRole::demonym) {
            if (followed_by(mention, m_force))
                add(place.name, "alleged_perpetrator");
            else if (before_weapon(mention))
                add(place.name, has_perpetrator() ? "supplier" : "alleged_perpetrator");
            else if (mention.last <= head && head - mention.last <= 2 && m_event.triggers.front().kind == 'n')
                add(place.name, "alleged_perpetrator");
            return;
        }
        const bool acts = mention.last <= head && mention.governor == Governor::none &&
                          !m_frame.parted(mention.last - 1, head) && head - mention.last <= 6;
        if (mention.governor == Governor::on)
            add(place.name, "target");
        else if (before_weapon(mention))
            add(place.name, "supplier"); // "DPRK missiles"
        else if (mention.possessive && mention.last <= head && head - mention.last <= 4)
            add(place.name, "alleged_perpetrator");
        else if (mention.governor == Governor::by)
            add(place.name, "alleged_perpetrator");
        else if (acts && m_event.triggers.front().kind == 'v')
            add(place.name, "alleged_perpetrator");
    }

    [[nodiscard]] bool has_perpetrator() const {
        if (!m_event.actors.empty()) return true;
        // "North Korean missiles were used": whose they are does not say who fired them.
        const auto& word = m_doc.folded(m_event.triggers.front().head);
        return word.starts_with("use") || word == "fired" || word == "launched";
    }

    /// "Gunmen attacked …", "killed by militants": a party without a state.
    void read_forces() {
        if (std::any_of(m_event.actors.begin(), m_event.actors.end(),
                        [](const auto& a) { return a.role == "alleged_perpetrator"; }))
            return;
        const Trigger& trigger = m_event.triggers.front();
        for (std::size_t i = m_range.first; i < m_range.last; ++i) {
            if (!m_doc.is(i, m_force) || m_frame.attributed(i) || m_doc.tokens()[i].toponym >= 0) continue;
            const bool subject = i < trigger.head && trigger.kind == 'v' && trigger.head - i <= 4 &&
                                 !m_frame.parted(i, trigger.head) && !is_passive(i, trigger.head);
            const bool agent = i > m_range.first && after_by(i);
            if (!subject && !agent) continue;
            add(std::string(m_doc.word(i)), "alleged_perpetrator");
            return;
        }
    }

    [[nodiscard]] bool is_passive(std::size_t from, std::size_t to) const {
        const auto passive = m_doc.lexicon().named_class("@passive");
        for (std::size_t i = from; i < to; ++i)
            if (m_doc.is(i, passive)) return true;
        return false;
    }

    [[nodiscard]] bool after_by(std::size_t i) const {
        for (std::size_t k = i; k > m_range.first && i - k < 4; --k)
            if (m_doc.is(k - 1, m_by)) return true;
        return false;
    }

    const Document& m_doc;
    const SentenceFrame& m_frame;
    const std::vector<PlaceMention>& m_mentions;
    TokenRange m_range;
    Event& m_event;
    std::uint32_t m_force, m_by;
};

} // namespace

void read_parties(const Document& document, const SentenceFrame& frame, const std::vector<PlaceMention>& mentions,
                  TokenRange range, Event& event) {
    PartyReader(document, frame, mentions, range, event).read();
}

} // namespace whenabouts::reading
