#include "reading/toponyms/recognise.hpp"

#include "reading/toponyms/slavic_forms.hpp"
#include "unicode/script.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace whenabouts::reading {

std::string_view to_string(MentionRole role) {
    constexpr std::array<std::string_view, 4> words{"literal", "demonym", "embedded", "metonym"};
    return words[static_cast<std::size_t>(role)];
}

namespace {

/// Below this many people a settlement's name needs support from the words around it.
constexpr std::int64_t well_known = 200'000;

std::string singular(std::string word) {
    if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
    if (word.size() > 4 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    return word;
}

class Recogniser {
  public:
    Recogniser(Document& document, const gazetteer::Gazetteer& gazetteer) : m_doc(document), m_gazetteer(gazetteer) {
        const auto& lexicon = document.lexicon();
        const auto named = [&](std::string_view name) { return lexicon.named_class(name); };
        m_title = named("@person_title");
        m_first_name = named("@first_name");
        m_organisation = named("@organisation_word");
        m_class = named("@place_class");
        m_settlement = named("@settlement_class");
        m_filler = named("@place_filler");
        m_in = named("@place_in");
        m_near = named("@place_near");
        m_on = named("@place_on");
        m_from = named("@place_from");
        m_of = named("@place_of");
        m_direction = named("@directional");
        m_det = named("@det");
        m_sea = named("@sea_word");
        m_facility = named("@facility_word");
        m_never = named("@never_place");
    }

    std::vector<PlaceMention> run() {
        find_shouting();
        for (auto& match : m_gazetteer.scan(m_doc.text())) take(match);
        add_slavic(m_mentions);
        share_plural_hints();
        std::sort(m_mentions.begin(), m_mentions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        mark();
        return std::move(m_mentions);
    }

    void take_given(ByteSpan span) {
        PlaceMention mention;
        mention.bytes = span;
        mention.first = m_doc.token_at(span.begin);
        mention.last = std::max(m_doc.token_at(span.end), mention.first + 1);
        if (mention.first >= m_doc.tokens().size())
            mention.first = m_doc.tokens().size() - 1, mention.last = m_doc.tokens().size();
        const std::string name(m_doc.text().substr(span.begin, span.end - span.begin));
        gazetteer::Lookup lookup;
        lookup.limit = 40;
        mention.candidates = m_gazetteer.find(name, lookup);
        look_for_hint(mention, false);
        m_mentions.push_back(std::move(mention));
    }

    std::vector<PlaceMention> given() {
        std::sort(m_mentions.begin(), m_mentions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        mark();
        return std::move(m_mentions);
    }

  private:
    [[nodiscard]] const Token& token(std::size_t i) const { return m_doc.tokens()[i]; }
    [[nodiscard]] std::size_t sentence_first(std::size_t i) const { return m_doc.sentences()[token(i).sentence].first; }
    [[nodiscard]] std::size_t sentence_last(std::size_t i) const { return m_doc.sentences()[token(i).sentence].last; }
    [[nodiscard]] bool is_word(std::size_t i) const { return token(i).kind == text::WordKind::word; }
    [[nodiscard]] bool is_preposition(std::size_t i) const {
        return m_doc.is(i, m_in) || m_doc.is(i, m_near) || m_doc.is(i, m_on) || m_doc.is(i, m_from) ||
               m_doc.is(i, m_of);
    }

    /// Sentences in which most words are capitalised: headlines whose capitals say nothing.
    void find_shouting() {
        for (const auto& sentence : m_doc.sentences()) {
            std::size_t words = 0, capitals = 0;
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                if (!is_word(i) || token(i).end - token(i).begin < 4) continue;
                ++words;
                if (token(i).capital) ++capitals;
            }
            m_shouting.push_back(words >= 4 && capitals * 10 >= words * 8);
        }
    }

    void take(gazetteer::NameMatch& match) {
        const std::size_t first = m_doc.token_at(match.start);
        if (match.candidates.empty() || first >= m_doc.tokens().size() || token(first).begin != match.start) return;
        std::size_t last = first;
        while (last < m_doc.tokens().size() && token(last).end <= match.end) ++last;
        if (last == first || token(last - 1).sentence != token(first).sentence) return;
        for (std::size_t i = first; i < last; ++i)
            if (token(i).date >= 0) return;
        PlaceMention mention;
        const bool article = last - first > 1 && m_doc.folded(first) == "the";
        mention.first = article ? first + 1 : first;
        mention.last = last;
        mention.bytes = {token(mention.first).begin, token(last - 1).end};
        mention.candidates = std::move(match.candidates);
        if (match.demonym) mention.role = MentionRole::demonym;
        if (!is_name(mention)) return;
        if (mention.role != MentionRole::demonym) look_for_hint(mention, true);
        m_mentions.push_back(std::move(mention));
    }

    [[nodiscard]] bool is_prominent(const PlaceMention& mention) const {
        const auto& place = mention.candidates.front().place;
        return place.kind == core::PlaceKind::country || place.kind == core::PlaceKind::region ||
               place.kind == core::PlaceKind::area || place.kind == core::PlaceKind::water ||
               place.population >= well_known;
    }

    [[nodiscard]] bool has_preposition(std::size_t first) const {
        for (std::size_t i = first; i > sentence_first(first);) {
            --i;
            if (is_preposition(i)) return true;
            if (!m_doc.is(i, m_filler) && !m_doc.is(i, m_direction) && !m_doc.is(i, m_settlement)) return false;
        }
        return false;
    }

    bool is_name(PlaceMention& mention) {
        const std::size_t first = mention.first, last = mention.last;
        const bool single = last - first == 1;
        const bool prominent = is_prominent(mention);
        if (single && is_code(mention) && !after_place_and_comma(first)) return false;
        if (single && m_doc.is(first, m_never) && mention.role == MentionRole::literal && !after_place_and_comma(first))
            return false;
        if (single && is_foreign_code(mention)) return false;
        if (single && mention.role == MentionRole::literal && !prominent && is_lexicon_word(first)) return false;
        if (m_shouting[token(first).sentence] && !prominent && !has_preposition(first)) return false;
        if (single && !prominent && mention.role == MentionRole::literal && behind_article(mention)) return false;
        if (mention.role == MentionRole::demonym) return true;
        if (!prominent && is_known_person(mention)) return false;
        if (!fits_before(mention, prominent)) return false;
        return fits_after(mention, prominent);
    }

    /// Towns have no article: "the Olympic games" is no place, "the Kharkiv region" and "the Derna dam" are.
    [[nodiscard]] bool behind_article(const PlaceMention& mention) const {
        if (mention.first == sentence_first(mention.first) || m_doc.folded(mention.first - 1) != "the") return false;
        const auto kind = mention.candidates.front().place.kind;
        if (kind != core::PlaceKind::settlement || mention.last >= sentence_last(mention.first)) return false;
        return is_word(mention.last) && !token(mention.last).capital && !m_doc.is(mention.last, m_class) &&
               !m_doc.is(mention.last, m_sea) && !m_doc.is(mention.last, m_settlement) &&
               !m_doc.is(mention.last, m_facility);
    }

    /// Two-letter codes are names only after "Portland, OR"; initialisms of countries are always.
    [[nodiscard]] bool is_code(const PlaceMention& mention) const {
        const auto& t = token(mention.first);
        if (!t.all_capitals || m_doc.folded(mention.first).size() > 2) return false;
        const auto& word = m_doc.folded(mention.first);
        return word != "us" && word != "uk" && word != "eu";
    }

    /// "GOP" is no airport here: short initialisms are names only of countries, or of places that are called so.
    [[nodiscard]] bool is_foreign_code(const PlaceMention& mention) const {
        const auto& word = m_doc.folded(mention.first);
        if (!token(mention.first).all_capitals || word.size() > 4 || m_shouting[token(mention.first).sentence])
            return false;
        const auto& best = mention.candidates.front();
        if (best.place.kind == core::PlaceKind::country || best.place.kind == core::PlaceKind::area) return false;
        return folded_word(best.place.name) != word && !after_place_and_comma(mention.first);
    }

    [[nodiscard]] bool after_place_and_comma(std::size_t first) const {
        return first >= 2 && m_doc.is_mark(first - 1, ',') && !m_mentions.empty() &&
               m_mentions.back().last + 1 == first;
    }

    /// Words of the lexicons are words first: "Police", "Many", "Mission".
    [[nodiscard]] bool is_lexicon_word(std::size_t i) const {
        const auto classes = m_doc.lexicon().classes_of(m_doc.folded(i));
        const bool name_like = m_doc.is(i, m_first_name);
        return !classes.empty() && !(name_like && classes.size() == 1 && has_preposition(i));
    }

    [[nodiscard]] bool covered(std::size_t i) const {
        return !m_mentions.empty() && m_mentions.back().first <= i && i < m_mentions.back().last;
    }

    /// "Clark" stands for a person when the text has named a "Ronnie Clark" or "Mr. Clark" before.
    [[nodiscard]] bool is_known_person(const PlaceMention& mention) const {
        return mention.last - mention.first == 1 && !has_preposition(mention.first) &&
               m_persons.contains(m_doc.folded(mention.first));
    }

    bool person(const PlaceMention& mention) {
        m_persons.insert(m_doc.folded(mention.last - 1));
        return false;
    }

    bool fits_before(PlaceMention& mention, bool prominent) {
        const std::size_t first = mention.first;
        if (first == sentence_first(first)) return true;
        std::size_t before = first - 1;
        const bool dotted = m_doc.is_mark(before, '.') && before > sentence_first(first) &&
                            token(before).begin == token(before - 1).end;
        if (dotted && m_doc.is(before - 1, m_title)) return person(mention); // "Dr. Winters"
        if (m_doc.folded(before) == "of" && before > sentence_first(first) && token(before - 1).capital &&
            m_doc.is(before - 1, m_organisation)) {
            mention.role = MentionRole::embedded;
            return true;
        }
        if (token(before).kind == text::WordKind::possessive && before > sentence_first(first) &&
            m_doc.folded(before - 1) == "people")
            return false; // "People's Republic of"
        if (!is_word(before) || !token(before).capital || covered(before) || token(before).date >= 0) return true;
        if (m_doc.is(before, m_direction) || m_doc.is(before, m_settlement) || m_doc.is(before, m_class) ||
            m_doc.is(before, m_sea))
            return true;
        if (is_preposition(before) || m_doc.is(before, m_det) || m_doc.is(before, m_filler)) return true;
        if (m_doc.is(before, m_first_name)) return person(mention);
        if (m_doc.is(before, m_title))
            return mention.candidates.front().place.kind == core::PlaceKind::country || person(mention);
        const bool opens_sentence = before == sentence_first(first);
        if (opens_sentence && (prominent || is_lexicon_word(before))) return true;
        if (m_shouting[token(first).sentence]) return prominent;
        if (!prominent) return person(mention);
        mention.role = MentionRole::embedded;
        return true;
    }

    [[nodiscard]] bool fits_after(PlaceMention& mention, bool prominent) const {
        const std::size_t after = mention.last;
        if (after >= sentence_last(mention.first) || !is_word(after) || !token(after).capital || token(after).date >= 0)
            return true;
        if (m_doc.is(after, m_class) || m_doc.is(after, m_direction) || m_doc.is(after, m_title)) return true;
        if (m_shouting[token(after).sentence]) return true;
        if (m_doc.is(after, m_organisation)) {
            mention.role = MentionRole::embedded;
            return true;
        }
        if (token(after).all_capitals || has_preposition(mention.first)) return true;
        if (mention.candidates.front().place.kind == core::PlaceKind::country) return true;
        if (!prominent) return false;
        mention.role = mention.last - mention.first == 1 && m_doc.is(mention.first, m_first_name)
                           ? MentionRole::embedded
                           : mention.role;
        return mention.role != MentionRole::embedded;
    }

    /// "Zaporizhzhia region", "Jackson County", "the city of X": the kind word chooses among places of one name.
    void look_for_hint(PlaceMention& mention, bool may_extend) {
        const std::size_t after = mention.last;
        const std::size_t end = sentence_last(mention.first);
        std::string name(m_doc.text().substr(mention.bytes.begin, mention.bytes.end - mention.bytes.begin));
        std::size_t class_at = after;
        while (class_at < end && class_at < after + 2 && !m_doc.is(class_at, m_class) && m_doc.is(class_at, m_sea))
            ++class_at;
        if (class_at < end && m_doc.is(class_at, m_class)) {
            mention.hint = singular(m_doc.folded(class_at));
            if (token(class_at).capital && may_extend && class_at == after) {
                mention.last = after + 1;
                mention.bytes.end = token(after).end;
            }
        } else if (mention.first >= sentence_first(mention.first) + 2) {
            std::size_t of = mention.first - 1;
            if (m_doc.folded(of) == "the" && of > sentence_first(mention.first)) --of;
            const std::size_t kind = m_doc.folded(of) == "of" && of > sentence_first(mention.first) ? of - 1 : of;
            if (kind != mention.first && (m_doc.is(kind, m_settlement) || (kind < of && m_doc.is(kind, m_class))))
                mention.hint = singular(m_doc.folded(kind));
        }
        if (!mention.hint.empty()) use_hint(mention, name);
    }

    void use_hint(PlaceMention& mention, const std::string& name) const {
        gazetteer::Lookup lookup;
        lookup.limit = 12;
        const bool settlement = mention.hint == "city" || mention.hint == "town" || mention.hint == "village" ||
                                mention.hint == "settlement" || mention.hint == "suburb" || mention.hint == "port" ||
                                mention.hint == "hamlet";
        if (settlement) {
            lookup.kinds = {core::PlaceKind::settlement};
            lookup.exact = !mention.candidates.empty(); // "the last city of Darfur": no town spelt almost so is meant
            if (auto found = m_gazetteer.find(name, lookup); !found.empty()) prefer(std::move(found), mention);
            return;
        }
        auto found = m_gazetteer.find(name + " " + mention.hint, lookup);
        const auto is_area = [](const core::Candidate& c) { return c.place.kind != core::PlaceKind::settlement; };
        if (!found.empty() && is_area(found.front())) mention.candidates = std::move(found);
    }

    /// "The city of Aleppo" is Aleppo, "the second city of Lebanon" lies in Lebanon: where the name alone means an
    /// area, the areas stay in question, and the company of other names decides.
    static void prefer(std::vector<core::Candidate> settlements, PlaceMention& mention) {
        const auto is_area = [](const core::Candidate& c) { return c.place.kind != core::PlaceKind::settlement; };
        if (!mention.candidates.empty() && is_area(mention.candidates.front())) {
            constexpr double half = 0.5;
            for (core::Candidate& settlement : settlements) settlement.score *= half;
            for (core::Candidate& other : mention.candidates) {
                if (!is_area(other)) continue;
                other.score *= half;
                settlements.push_back(std::move(other));
            }
        }
        mention.candidates = std::move(settlements);
    }

    /// "Thrissur and Ernakulam districts": the plural speaks for all of the list.
    void share_plural_hints() {
        for (std::size_t m = m_mentions.size(); m > 1; --m) {
            const PlaceMention& mention = m_mentions[m - 1];
            PlaceMention& before = m_mentions[m - 2];
            const bool plural = mention.last < sentence_last(mention.first) &&
                                m_doc.folded(mention.last).ends_with('s') && m_doc.is(mention.last, m_class);
            const bool shared = plural || m_plural_hint == m;
            if (!shared || mention.hint.empty() || !before.hint.empty() || before.role != MentionRole::literal ||
                mention.first < before.last || mention.first - before.last > 2)
                continue;
            bool joint = true;
            for (std::size_t i = before.last; i < mention.first; ++i)
                joint = joint && (m_doc.folded(i) == "and" || m_doc.is_mark(i, ','));
            if (!joint) continue;
            before.hint = mention.hint;
            use_hint(before,
                     std::string(m_doc.text().substr(before.bytes.begin, before.bytes.end - before.bytes.begin)));
            m_plural_hint = m - 1;
        }
    }

    void add_slavic(std::vector<PlaceMention>& mentions) {
        if (unicode::dominant_script(m_doc.text().substr(0, 2000)) != unicode::Script::cyrillic) return;
        std::vector<bool> taken(m_doc.tokens().size(), false);
        for (const auto& mention : mentions)
            for (std::size_t i = mention.first; i < mention.last; ++i) taken[i] = true;
        for (std::size_t i = 0; i < m_doc.tokens().size(); ++i) {
            if (taken[i] || !token(i).capital || !is_word(i) || token(i).date >= 0 || token(i).end - token(i).begin < 6)
                continue;
            if (is_lexicon_word(i)) continue;
            auto found = find_inflected(m_gazetteer, m_doc.word(i),
                                        i + 1 < sentence_last(i) ? m_doc.word(i + 1) : std::string_view{});
            if (found.candidates.empty()) continue;
            PlaceMention mention;
            mention.first = i;
            mention.last = i + (found.with_kind_word ? 2 : 1);
            mention.bytes = {token(i).begin, token(mention.last - 1).end};
            if (found.with_kind_word) mention.hint = "region";
            mention.candidates = std::move(found.candidates);
            mentions.push_back(std::move(mention));
        }
    }

    void mark() {
        for (std::size_t m = 0; m < m_mentions.size(); ++m)
            for (std::size_t i = m_mentions[m].first; i < m_mentions[m].last; ++i)
                m_doc.tokens()[i].toponym = static_cast<std::int32_t>(m);
    }

    Document& m_doc;
    const gazetteer::Gazetteer& m_gazetteer;
    std::vector<PlaceMention> m_mentions;
    std::vector<bool> m_shouting;
    std::unordered_set<std::string> m_persons;
    std::size_t m_plural_hint = 0;
    std::uint32_t m_title, m_first_name, m_organisation, m_class, m_settlement, m_filler, m_in, m_near, m_on, m_from,
        m_of, m_direction, m_det, m_sea, m_facility, m_never;
};

} // namespace

std::vector<PlaceMention> recognise(Document& document, const gazetteer::Gazetteer& gazetteer) {
    return Recogniser(document, gazetteer).run();
}

std::vector<PlaceMention> given_mentions(Document& document, const gazetteer::Gazetteer& gazetteer,
                                         const std::vector<ByteSpan>& spans) {
    if (document.tokens().empty()) return {};
    Recogniser recogniser(document, gazetteer);
    for (const auto& span : spans) recogniser.take_given(span);
    return recogniser.given();
}

} // namespace whenabouts::reading
