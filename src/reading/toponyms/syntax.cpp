#include "reading/toponyms/syntax.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

class SyntaxReader {
  public:
    SyntaxReader(const Document& document, std::vector<PlaceMention>& mentions)
        : m_doc(document), m_mentions(mentions) {
        const auto named = [&](std::string_view name) { return document.lexicon().named_class(name); };
        m_in = named("@place_in");
        m_on = named("@place_on");
        m_near = named("@place_near");
        m_from = named("@place_from");
        m_to = named("@place_to");
        m_by = named("@place_by");
        m_of = named("@place_of");
        m_object = named("@place_object");
        m_filler = named("@place_filler");
        m_class = named("@place_class");
        m_settlement = named("@settlement_class");
        m_direction = named("@directional");
        m_between = named("@place_between");
        m_metonym = named("@metonym_verb");
        m_facility = named("@facility_word");
    }

    void read() {
        for (std::size_t m = 0; m < m_mentions.size(); ++m) {
            set_extent(m);
            find_governor(m);
            find_role(m);
        }
        join_lists();
        find_containers();
    }

  private:
    [[nodiscard]] const SentenceSpan& sentence(const PlaceMention& mention) const {
        return m_doc.sentences()[m_doc.tokens()[mention.first].sentence];
    }
    [[nodiscard]] bool is_modifier(std::size_t i) const {
        return m_doc.is(i, m_filler) || m_doc.is(i, m_direction) || m_doc.is(i, m_settlement) || m_doc.is(i, m_class) ||
               m_doc.tokens()[i].hyphened;
    }

    void set_extent(std::size_t m) {
        PlaceMention& mention = m_mentions[m];
        mention.phrase_first = mention.first;
        mention.phrase_last = mention.last;
        const std::size_t end = sentence(mention).last;
        if (mention.last < end && m_doc.tokens()[mention.last].kind == text::WordKind::possessive) {
            mention.possessive = true;
            mention.phrase_last = mention.last + 1;
        } else if (mention.last < end && m_doc.is(mention.last, m_class) && !m_doc.tokens()[mention.last].capital) {
            mention.phrase_last = mention.last + 1;
        }
    }

    [[nodiscard]] Governor governor_of(std::size_t i) const {
        if (m_doc.is(i, m_between)) return Governor::between;
        if (m_doc.is(i, m_near)) return Governor::near;
        if (m_doc.is(i, m_in)) return Governor::in;
        if (m_doc.is(i, m_on)) return Governor::on;
        if (m_doc.is(i, m_from)) return Governor::from;
        if (m_doc.is(i, m_to)) return Governor::to;
        if (m_doc.is(i, m_by)) return Governor::by;
        if (m_doc.is(i, m_of)) return Governor::of;
        if (m_doc.is(i, m_object)) return Governor::object;
        return Governor::none;
    }

    /// Walks left over articles, directions and kind words to the preposition or verb that governs the name.
    void find_governor(std::size_t m) {
        PlaceMention& mention = m_mentions[m];
        const std::size_t begin = sentence(mention).first;
        constexpr std::size_t farthest = 8;
        for (std::size_t i = mention.first; i > begin && mention.first - i < farthest;) {
            --i;
            Governor governor = governor_of(i);
            if (governor == Governor::of && i > begin &&
                (m_doc.is(i - 1, m_settlement) || m_doc.is(i - 1, m_class) || m_doc.is(i - 1, m_direction))) {
                // "in the city of X", "in the east of X": the preposition before governs.
                if (m_doc.is(i - 1, m_direction) || m_doc.folded(i - 1) == "outskirts" ||
                    m_doc.folded(i - 1) == "suburb")
                    mention.governor = Governor::near;
                mention.phrase_first = i - 1;
                --i;
                continue;
            }
            if (governor == Governor::from && i > begin &&
                (m_doc.folded(i - 1) == "off" || m_doc.folded(i - 1) == "takeoff" ||
                 m_doc.folded(i - 1) == "departure"))
                governor = Governor::near; // "crashed after take-off from X"
            if (governor == Governor::on && (m_doc.folded(i) == "toward" || m_doc.folded(i) == "towards"))
                governor = Governor::to;
            if (governor != Governor::none) {
                if (mention.governor != Governor::near || governor != Governor::in) mention.governor = governor;
                mention.phrase_first = i;
                return;
            }
            const bool earlier_name =
                m_doc.tokens()[i].toponym >= 0 && static_cast<std::size_t>(m_doc.tokens()[i].toponym) != m &&
                m_mentions[static_cast<std::size_t>(m_doc.tokens()[i].toponym)].role == MentionRole::demonym;
            if (!is_modifier(i) && !earlier_name) return;
        }
    }

    /// "Russian flags" and "Buffalo doctor" only describe; "Moscow said" speaks for people.
    void find_role(std::size_t m) {
        PlaceMention& mention = m_mentions[m];
        const std::size_t end = sentence(mention).last;
        const std::size_t after = mention.phrase_last;
        if (after >= end || mention.role != MentionRole::literal) return;
        const Token& next = m_doc.tokens()[after];
        const bool named =
            mention.governor != Governor::none && mention.governor != Governor::of && mention.governor != Governor::by;
        const bool is_state = mention.place() != nullptr && (mention.place()->kind == core::PlaceKind::country ||
                                                             mention.place()->feature == "P.PPLC");
        if (m_doc.folded(after).starts_with("embass") || m_doc.folded(after).starts_with("consulate")) {
            mention.role = MentionRole::embedded; // an embassy lies elsewhere
            return;
        }
        if (!named && is_state && m_doc.is(after, m_metonym)) {
            mention.role = MentionRole::metonym;
            return;
        }
        if (next.kind == text::WordKind::word && !next.capital && next.date < 0 && !mention.possessive &&
            mention.hint.empty() && governor_of(after) == Governor::none && m_doc.is(after, m_facility))
            mention.adjective = true;
    }

    /// "in Kenya and Tanzania", "Kyiv, Kharkiv and Odesa".
    void join_lists() {
        int lists = 0;
        for (std::size_t m = 1; m < m_mentions.size(); ++m) {
            PlaceMention& before = m_mentions[m - 1];
            PlaceMention& mention = m_mentions[m];
            if (m_doc.tokens()[before.first].sentence != m_doc.tokens()[mention.first].sentence) continue;
            if (mention.role != before.role || before.possessive) continue;
            const bool own_governor = mention.governor != Governor::none && mention.governor != before.governor;
            if (own_governor || !is_joint(before.phrase_last, mention.phrase_first)) continue;
            if (before.list < 0) before.list = lists++;
            mention.list = before.list;
            mention.governor = before.governor;
            // "Thrissur and Ernakulam districts"
            if (before.hint.empty() && !mention.hint.empty()) before.hint = mention.hint;
        }
    }

    /// Only "and", "or", commas and "in" between; a lone comma joins when the list goes on with "and".
    [[nodiscard]] bool is_joint(std::size_t first, std::size_t last) const {
        if (last <= first || last - first > 5) return false;
        bool joined = false, comma = false;
        for (std::size_t i = first; i < last; ++i) {
            const std::string& word = m_doc.folded(i);
            if (word == "and" || word == "or" || word == "та" || word == "и" || word == "і" || word == "й")
                joined = true;
            else if (m_doc.is_mark(i, ','))
                comma = true;
            else if (!m_doc.is(i, m_filler) && !m_doc.is(i, m_direction) && !m_doc.is(i, m_settlement) &&
                     word != "as" && word != "well" && word != "of")
                return false;
        }
        return joined || (comma && list_goes_on(last));
    }

    [[nodiscard]] bool list_goes_on(std::size_t from) const {
        constexpr std::size_t reach = 12;
        const std::size_t end = std::min(m_doc.sentences()[m_doc.tokens()[from].sentence].last, from + reach);
        bool left_name = false;
        for (std::size_t i = from; i < end; ++i) {
            const bool name = m_doc.tokens()[i].toponym >= 0;
            left_name = left_name || !name;
            const std::string& word = m_doc.folded(i);
            if (word == "and" && i + 1 < end)
                return m_doc.tokens()[i + 1].toponym >= 0 || (i + 2 < end && m_doc.tokens()[i + 2].toponym >= 0);
            if (!name && !m_doc.is_mark(i, ',') && !m_doc.is(i, m_filler) && !m_doc.is(i, m_class)) return false;
        }
        return false;
    }

    [[nodiscard]] static bool lies_in(const core::Place& inner, const core::Place& outer) {
        if (inner.id == outer.id) return false;
        if (outer.kind == core::PlaceKind::country)
            return inner.country == outer.country && inner.kind != core::PlaceKind::country;
        if (outer.kind == core::PlaceKind::region) return inner.region == outer.name && inner.country == outer.country;
        const bool wider = outer.radius_m > 1.5 * inner.radius_m;
        return wider && outer.box && outer.box->contains(inner.position);
    }

    /// "Looe, Cornwall"; "the Zaporizhzhia region of Ukraine"; "Gabrovo in central Bulgaria".
    void find_containers() {
        for (std::size_t m = 0; m + 1 < m_mentions.size(); ++m) {
            PlaceMention& inner = m_mentions[m];
            PlaceMention& outer = m_mentions[m + 1];
            if (inner.place() == nullptr || outer.place() == nullptr ||
                m_doc.tokens()[inner.first].sentence != m_doc.tokens()[outer.first].sentence)
                continue;
            const bool close = outer.phrase_first <= inner.phrase_last + 2 && outer.first <= inner.phrase_last + 7;
            if (inner.possessive && outer.first <= inner.phrase_last + 5 && lies_in(*outer.place(), *inner.place())) {
                outer.container = static_cast<int>(m);
                if (outer.governor == Governor::none) outer.governor = inner.governor;
                continue;
            }
            if (!close || !lies_in(*inner.place(), *outer.place())) continue;
            inner.container = static_cast<int>(m + 1);
            if (inner.list >= 0 && inner.list == outer.list) outer.list = -1;
        }
    }

    const Document& m_doc;
    std::vector<PlaceMention>& m_mentions;
    std::uint32_t m_in, m_on, m_near, m_from, m_to, m_by, m_of, m_object, m_filler, m_class, m_settlement, m_direction,
        m_between, m_metonym, m_facility;
};

} // namespace

void attach_syntax(const Document& document, std::vector<PlaceMention>& mentions) {
    SyntaxReader(document, mentions).read();
}

} // namespace whenabouts::reading
