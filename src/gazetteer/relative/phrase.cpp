#include "gazetteer/relative/phrase.hpp"

#include "gazetteer/relative/count.hpp"
#include "gazetteer/relative/words.hpp"
#include "unicode/fold.hpp"

#include <algorithm>

namespace whenabouts::gazetteer::relative {
namespace {

using Seam = Words::Seam;

class PhraseParser {
  public:
    PhraseParser(const Words& words, const Lexicon& lexicon) : m_words(words), m_lexicon(lexicon) {}

    std::optional<Phrase> run() {
        if (m_words.size() < 2) return std::nullopt;
        skip_fillers();
        const bool within = take(WordClass::within) != nullptr;
        if (take_distance()) return after_distance(within);
        if (auto out = border()) return out;
        if (auto out = road()) return out;
        if (take(WordClass::between) != nullptr) return pair(Relation::between, m_at, m_words.size());
        if (auto out = outskirts()) return out;
        if (auto out = countryside_behind()) return out;
        if (const Meaning* coast = peek(WordClass::coast); coast != nullptr && coast->words > 1) { // "біля узбережжя"
            m_at += coast->words;
            return rest(Relation::coast);
        }
        if (take(WordClass::near) != nullptr) return near();
        if (m_at < m_words.size() && take(WordClass::coast) != nullptr) return rest(Relation::coast);
        if (take(WordClass::outside) != nullptr) return rest(Relation::outside);
        if (const Meaning* towards = take(WordClass::towards)) {
            m_phrase.bearing_deg = towards->number;
            return rest(Relation::direction_of);
        }
        return side();
    }

  private:
    const Meaning* peek(WordClass word_class) const { return m_lexicon.find(word_class, m_words.folded, m_at); }
    const Meaning* take(WordClass word_class) {
        const Meaning* meaning = peek(word_class);
        if (meaning != nullptr) m_at += meaning->words;
        return meaning;
    }
    void skip_fillers() {
        while (m_at < m_words.size() && peek(WordClass::direction) == nullptr && peek(WordClass::side) == nullptr) {
            if (const Meaning* near = peek(WordClass::near); near != nullptr && near->words > 1) return;
            if (const Meaning* coast = peek(WordClass::coast); coast != nullptr && coast->words > 1) return;
            if (const Meaning* outside = peek(WordClass::outside); outside != nullptr && outside->words > 1) return;
            if (peek(WordClass::within) != nullptr) return;
            const Meaning* number = peek(WordClass::number);
            if (number != nullptr && m_lexicon.find(WordClass::unit, m_words.folded, m_at + number->words) != nullptr)
                return;
            if (take(WordClass::filler) == nullptr) return;
            m_after_the = m_words.folded[m_at - 1] != "to" && (m_at < 2 || m_words.folded[m_at - 2] != "to");
        }
    }

    bool take_distance() {
        const std::size_t before = m_at;
        // "about 20 km", "around 20 km": a word of nearness may stand before a number
        if (peek(WordClass::near) != nullptr) {
            take(WordClass::near);
            skip_fillers();
        }
        Count count;
        if (m_at < m_words.size()) {
            const std::size_t start = m_words.begin[m_at];
            if (const auto digits = read_count(m_words.text.substr(start, m_words.end[m_at] - start))) {
                count = *digits;
                ++m_at;
            } else if (const Meaning* word = take(WordClass::number)) {
                count = {word->number, word->number / 4};
            }
        }
        const Meaning* unit = count.value > 0 ? take(WordClass::unit) : nullptr;
        if (unit == nullptr) {
            m_at = before;
            return false;
        }
        m_phrase.distance_m = count.value * unit->number;
        m_phrase.distance_half_step_m = count.half_step * unit->number;
        return true;
    }

    std::optional<Phrase> after_distance(bool within) {
        constexpr double farthest_m = 5'000'000;
        if (*m_phrase.distance_m > farthest_m) return std::nullopt;
        if (const Meaning* coast = peek(WordClass::coast); coast != nullptr && (coast->words > 1 || !within)) {
            m_at += coast->words;
            return rest(Relation::coast);
        }
        while (m_at < m_words.size() && peek(WordClass::direction) == nullptr && peek(WordClass::of) == nullptr &&
               peek(WordClass::towards) == nullptr && take(WordClass::filler) != nullptr) {
        }
        const Meaning* direction = take(WordClass::towards);
        if (direction == nullptr) direction = take(WordClass::direction);
        const bool joined = take(WordClass::of) != nullptr;
        if (direction == nullptr && !joined) return std::nullopt;
        if (direction == nullptr) { // "5 km from the border with X"
            skip_fillers();
            if (auto out = border()) return out;
        }
        if (direction == nullptr) return rest(within ? Relation::within : Relation::ring);
        m_phrase.bearing_deg = direction->number;
        return rest(Relation::offset);
    }

    std::optional<Phrase> near() {
        skip_fillers();
        if (auto out = border()) return out;
        if (auto out = road()) return out;
        return rest(Relation::near);
    }

    /// Index of the last word that is of the class, if any from m_at on.
    std::optional<std::size_t> last_of(WordClass word_class, std::size_t& words) const {
        for (std::size_t at = m_words.size(); at-- > m_at;)
            if (const Meaning* meaning = m_lexicon.find(word_class, m_words.folded, at)) {
                words = meaning->words;
                return at;
            }
        return std::nullopt;
    }

    std::optional<Phrase> border() {
        std::size_t count = 1;
        auto at = last_of(WordClass::border, count);
        if (!at) return std::nullopt;
        while (*at > m_at) { // "line of contact", "border area": the longest form that ends there
            const Meaning* longer = m_lexicon.find(WordClass::border, m_words.folded, *at - 1);
            if (longer == nullptr || *at - 1 + longer->words < *at + count) break;
            count += 1;
            *at -= 1;
        }
        const std::size_t after = *at + count;
        std::size_t start = m_at;
        if (m_lexicon.find(WordClass::near, m_words.folded, start) != nullptr && start < *at)
            start += m_lexicon.find(WordClass::near, m_words.folded, start)->words;
        while (start < *at && m_lexicon.find(WordClass::filler, m_words.folded, start) != nullptr)
            start += m_lexicon.find(WordClass::filler, m_words.folded, start)->words;
        if (after == m_words.size()) return pair(Relation::border, start, *at, true);
        m_at = after;
        if (start >= *at && take(WordClass::with) != nullptr)
            return rest(Relation::border); // "the border with Belarus"
        if (start < *at) {                 // "Syrian border with Turkey"
            if (take(WordClass::with) == nullptr) return std::nullopt;
            m_phrase.names = {m_words.name(start, *at), m_words.name(m_at, m_words.size())};
            return finished(Relation::border, 2);
        }
        if (take(WordClass::between) == nullptr) take(WordClass::of);
        return pair(Relation::border, m_at, m_words.size(), true);
    }

    std::optional<Phrase> road() {
        std::size_t count = 1;
        const auto at = last_of(WordClass::road, count);
        if (!at) return std::nullopt;
        if (*at + count == m_words.size()) {
            std::size_t start = m_at;
            if (const Meaning* between = m_lexicon.find(WordClass::between, m_words.folded, start))
                start += between->words;
            return pair(Relation::road, start, *at);
        }
        if (*at != m_at) return std::nullopt;
        m_at += count;
        if (take(WordClass::between) == nullptr) take(WordClass::start);
        return pair(Relation::road, m_at, m_words.size());
    }

    /// "northern outskirts of X", "Bakhmut outskirts".
    std::optional<Phrase> outskirts() {
        const std::size_t before = m_at;
        if (const Meaning* side_word = take(WordClass::side)) {
            if (take(WordClass::outside) != nullptr) {
                if (side_word->number >= 0) m_phrase.bearing_deg = side_word->number;
                return rest(Relation::outside);
            }
            m_at = before;
        }
        std::size_t count = 1;
        const auto at = last_of(WordClass::outside, count);
        if (!at || *at == m_at || *at + count != m_words.size()) return std::nullopt;
        std::size_t end = *at;
        if (end > m_at + 1)
            if (const Meaning* last = m_lexicon.find(WordClass::side, m_words.folded, end - 1);
                last != nullptr && last->number >= 0) {
                m_phrase.bearing_deg = last->number;
                --end;
            }
        m_phrase.names = {m_words.name(m_at, end)};
        return finished(Relation::outside, 1);
    }

    /// "Aleppo's eastern countryside", "northern Hama countryside", "eastern countryside of Aleppo".
    std::optional<Phrase> countryside_behind() {
        std::size_t count = 1;
        const auto at = last_of(WordClass::countryside, count);
        if (!at) return std::nullopt;
        m_phrase.countryside = true;
        std::size_t from = m_at;
        std::size_t to = *at;
        const Meaning* side_word = m_lexicon.find(WordClass::side, m_words.folded, m_at);
        if (side_word != nullptr && m_at + side_word->words <= *at) {
            from = m_at + side_word->words;
        } else if (*at > m_at && (side_word = m_lexicon.find(WordClass::side, m_words.folded, *at - 1)) != nullptr) {
            to = *at - 1;
        }
        if (from >= to) { // the name follows
            m_at = *at + count;
            take(WordClass::of);
            from = m_at;
            to = m_words.size();
        } else if (*at + count != m_words.size()) {
            m_phrase.countryside = false;
            return std::nullopt;
        }
        if (side_word != nullptr && side_word->number >= 0) m_phrase.bearing_deg = side_word->number;
        m_phrase.names = {m_words.name(from, to)};
        return finished(Relation::part, 1);
    }

    /// "north of X", "the north of X", "northern X", "northern part of X".
    std::optional<Phrase> side() {
        const std::size_t before = m_at;
        if (const Meaning* direction = take(WordClass::direction)) {
            const bool cyrillic = static_cast<unsigned char>(m_words.folded[before][0]) >= 0xD0;
            if (take(WordClass::of) != nullptr || cyrillic) {
                m_phrase.bearing_deg = direction->number;
                const bool joined = m_lexicon.find(WordClass::of, m_words.folded, m_at - 1) != nullptr;
                const bool inside = cyrillic ? !joined : before > 0 && m_after_the;
                return rest(inside ? Relation::part : Relation::direction_of);
            }
            m_at = before;
        }
        const Meaning* side_word = take(WordClass::side);
        if (side_word == nullptr) return std::nullopt;
        const std::size_t named = m_at;
        if (take(WordClass::part) != nullptr && m_at == m_words.size()) m_at = named;
        m_phrase.centre = side_word->number < 0;
        if (!m_phrase.centre) m_phrase.bearing_deg = side_word->number;
        return rest(Relation::part);
    }

    std::optional<Phrase> rest(Relation relation) {
        while (m_at < m_words.size() && m_words.folded[m_at] == "the" && m_at + 1 < m_words.size()) ++m_at;
        m_phrase.names = {m_words.name(m_at, m_words.size())};
        return finished(relation, 1);
    }

    /// Two names in [from, to), parted by "and", "to", a dash or a single hyphen. With `single`, one name will do.
    std::optional<Phrase> pair(Relation relation, std::size_t from, std::size_t to, bool single = false) {
        while (from < to && m_words.folded[from] == "the") ++from;
        const auto at_word = [&](std::size_t at, std::size_t next) {
            while (next < to && m_words.folded[next] == "the") ++next;
            m_phrase.names = {m_words.name(from, at), m_words.name(next, to)};
            return finished(relation, 2);
        };
        for (const WordClass word_class : {WordClass::and_, WordClass::goal, WordClass::with})
            for (std::size_t at = from + 1; at + 1 < to; ++at)
                if (const Meaning* meaning = m_lexicon.find(word_class, m_words.folded, at);
                    meaning != nullptr && m_words.seam[at] != Seam::hyphen)
                    return at_word(at, at + meaning->words);
        for (const Seam seam : {Seam::dash, Seam::hyphen})
            for (std::size_t at = from + 1; at < to; ++at)
                if (m_words.seam[at] == seam) return at_word(at, at);
        if (!single) return std::nullopt;
        if (to == from + 2) return at_word(from + 1, from + 1); // "Syrian Turkish border"
        m_phrase.names = {m_words.name(from, to)};
        return finished(relation, 1);
    }

    std::optional<Phrase> finished(Relation relation, std::size_t names) {
        m_phrase.relation = relation;
        if (m_phrase.names.size() < names) return std::nullopt;
        for (const std::string& name : m_phrase.names)
            if (name.empty()) return std::nullopt;
        return m_phrase;
    }

    const Words& m_words;
    const Lexicon& m_lexicon;
    std::size_t m_at = 0;
    bool m_after_the = false; ///< the last filler was no "to the"
    Phrase m_phrase;
};

} // namespace

std::optional<Phrase> parse_phrase(std::string_view text, const Lexicon& lexicon) {
    constexpr std::size_t longest = 300; // bytes
    // One word alone tells nothing; most names end here, so folding comes after.
    if (text.size() > longest || text.find(' ') == std::string_view::npos) return std::nullopt;
    if (!lexicon.is_telling(unicode::fold(text))) return std::nullopt;
    const std::string bare = without_brackets(text);
    const Words words = split_words(bare);
    return PhraseParser(words, lexicon).run();
}

} // namespace whenabouts::gazetteer::relative
