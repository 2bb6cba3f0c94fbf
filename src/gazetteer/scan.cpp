#include "gazetteer/common_words.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/impl.hpp"
#include "gazetteer/inflection.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/ranking.hpp"
#include "text/name_key.hpp"
#include "text/words.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace whenabouts::gazetteer {
namespace {

using text::Word;
using text::WordKind;

constexpr std::size_t most_words = 7; // "saint vincent and the grenadines" has five
constexpr std::size_t most_ideographs = 12;
constexpr std::size_t most_candidates = 12;
constexpr std::uint32_t small_town = 20'000;
constexpr std::uint32_t known_to_all = 1'000'000;

/// Walks a text once and takes the longest name at each place.
class Scanner {
  public:
    Scanner(const Gazetteer::Impl& impl, std::string_view text)
        : m_impl(impl), m_text(text), m_words(text::words(text)) {
        for (const Word& word : m_words)
            if (word.kind == WordKind::word && !word.capital) m_lower.insert(unicode::fold(word.in(m_text)));
    }

    std::vector<NameMatch> run() {
        std::vector<NameMatch> out;
        for (std::size_t i = 0; i < m_words.size();) {
            std::size_t used = 0;
            if (may_begin(i)) used = take(i, out);
            i += std::max<std::size_t>(1, used);
        }
        return out;
    }

  private:
    [[nodiscard]] bool may_begin(std::size_t i) const {
        const Word& word = m_words[i];
        if (word.kind == WordKind::ideograph) return true;
        if (word.kind != WordKind::word) return false;
        if (word.capital) return true;
        const char32_t c = unicode::decode(m_text, word.start).value;
        if (!unicode::is_lower(c)) return true; // Arabic, Hebrew, Hangul, Georgian … have no capitals
        // "al-Balah" stands lower-case in the middle of a sentence.
        return i + 2 < m_words.size() && word.in(m_text).size() <= 3 && m_text[word.end] == '-' &&
               !m_words[i + 2].spaced && m_words[i + 2].capital;
    }

    /// Whether a name may go on from word i to word i + 1.
    [[nodiscard]] bool may_join(std::size_t i) const {
        if (i + 1 >= m_words.size()) return false;
        const Word& next = m_words[i + 1];
        const std::string_view gap = m_text.substr(m_words[i].end, next.start - m_words[i].end);
        if (gap.find('\n') != std::string_view::npos && gap.find('\n') != gap.rfind('\n')) return false;
        if (next.kind == WordKind::word || next.kind == WordKind::ideograph) return true;
        if (next.kind == WordKind::possessive) return true; // "People's Republic of China"
        const char32_t c = unicode::decode(m_text, next.start).value;
        if (unicode::is_hyphen(c)) return !next.spaced;
        return c == '.' && !next.spaced && next.kind == WordKind::mark; // "St. Petersburg"
    }

    [[nodiscard]] bool is_name_part(std::size_t i) const {
        return m_words[i].kind == WordKind::word || m_words[i].kind == WordKind::ideograph;
    }

    std::size_t take(std::size_t first, std::vector<NameMatch>& out) {
        const bool unspaced = m_words[first].kind == WordKind::ideograph;
        const std::size_t longest = unspaced ? most_ideographs : most_words;
        std::size_t best_end = 0;
        std::string best_key;
        std::size_t parts = 0;
        for (std::size_t last = first; last < m_words.size(); ++last) {
            if (is_name_part(last)) {
                if (++parts > longest || (m_words[last].kind == WordKind::ideograph) != unspaced) break;
                std::string key =
                    text::name_key(m_text.substr(m_words[first].start, m_words[last].end - m_words[first].start));
                if (key.empty()) break;
                const bool pinned = m_impl.pins.by_key(key) != nullptr; // who pins a name wants it found
                if (pinned || (m_impl.index.dictionary().find(key) && is_wanted(key, first, last))) {
                    best_end = last + 1;
                    best_key = key;
                }
                // Saint and article spellings change with the word after, so only longer keys can be ruled out.
                if (parts > 1 && !m_impl.index.dictionary().has_prefix(key) && !m_impl.pins.has_longer(key)) break;
            }
            if (!may_join(last)) break;
        }
        if (best_end == 0) return inflected(first, out);
        return emit(first, best_end, best_key, out);
    }

    /// A single word must be no common one, a name of several words must not end in a lower-case word by chance.
    [[nodiscard]] bool is_wanted(std::string_view key, std::size_t first, std::size_t last) const {
        if (first != last)
            return has_capital(last) || !has_case(last) || m_words[last].kind == WordKind::ideograph ||
                   is_generic(last);
        const Word& word = m_words[first];
        if (word.kind == WordKind::ideograph) return false; // one sign is no name
        const bool latin = static_cast<unsigned char>(key.front()) < 0x80U;
        if (key.size() <= 5 && is_dotted_abbreviation(key, word.end)) return true;
        if (latin && key.size() <= 3 && !word.all_capitals)
            return key.size() == 3 && !m_lower.contains(std::string(key)) && !is_common_word(key);
        if (!latin && unicode::count_code_points(key) <= 2) return false;
        if (word.all_capitals && key.size() <= 4) return is_known_by_initials(key);
        if (!is_common_word(key) && !m_lower.contains(std::string(key))) return true;
        return biggest(key) >= known_to_all;
    }

    /// "Ky.", "Calif.": the abbreviation is written with its dot, here and in the index.
    [[nodiscard]] bool is_dotted_abbreviation(std::string_view key, std::size_t end) const {
        if (end >= m_text.size() || m_text[end] != '.') return false;
        std::vector<Hit> hits;
        Matcher(m_impl.index).exact(key, {}, hits);
        return std::any_of(hits.begin(), hits.end(), [this](const Hit& hit) { return ends_with_dot(hit); });
    }
    [[nodiscard]] bool ends_with_dot(const Hit& hit) const {
        return m_impl.index.text(m_impl.index.name(hit.name)).ends_with('.');
    }

    /// A capital anywhere: "d'Ivoire", "al-Bab".
    [[nodiscard]] bool has_capital(std::size_t i) const {
        for (std::size_t at = m_words[i].start; at < m_words[i].end;) {
            const auto point = unicode::decode(m_text, at);
            if (unicode::is_upper(point.value)) return true;
            at += point.size;
        }
        return false;
    }

    [[nodiscard]] bool has_case(std::size_t i) const {
        const char32_t c = unicode::decode(m_text, m_words[i].start).value;
        return unicode::is_lower(c) || unicode::is_upper(c);
    }
    [[nodiscard]] bool is_generic(std::size_t i) const {
        return m_impl.index.generic(unicode::fold(m_words[i].in(m_text))).has_value();
    }

    /// "US", "DPRK", "ROME": a country, region or area, or a name in capitals; not the code of an airport ("HIV",
    /// "CDC").
    [[nodiscard]] bool is_known_by_initials(std::string_view key) const {
        std::vector<Hit> hits;
        Matcher(m_impl.index).exact(key, {}, hits);
        return std::any_of(hits.begin(), hits.end(), [this](const Hit& hit) {
            const auto kind = m_impl.index.kind(hit.entity);
            const bool unit =
                kind == core::PlaceKind::country || kind == core::PlaceKind::region || kind == core::PlaceKind::area;
            return unit || (kind == core::PlaceKind::settlement &&
                            m_impl.index.name(hit.name).name_class <= format::NameClass::official &&
                            m_impl.index.record(hit.entity).population > small_town);
        });
    }

    [[nodiscard]] std::uint32_t biggest(std::string_view key) const {
        std::vector<Hit> hits;
        Matcher(m_impl.index).exact(key, {}, hits);
        std::uint32_t most = 0;
        for (const Hit& hit : hits)
            if (m_impl.index.name(hit.name).name_class <= format::NameClass::official)
                most = std::max(most, m_impl.index.record(hit.entity).population);
        return most;
    }

    /// "в Запоріжжі", "Запорожской области": Slavic case endings taken back.
    std::size_t inflected(std::size_t first, std::vector<NameMatch>& out) {
        const Word& word = m_words[first];
        if (word.kind != WordKind::word || unicode::dominant_script(word.in(m_text)) != unicode::Script::cyrillic)
            return 0;
        const std::string key = unicode::fold(word.in(m_text));
        if (is_common_word(key)) return 0;
        std::string next;
        if (may_join(first) && is_name_part(first + 1)) next = unicode::fold(m_words[first + 1].in(m_text));
        for (const std::string& form : base_forms(key, next)) {
            const bool two = form.find(' ') != std::string::npos;
            if (!m_impl.index.dictionary().find(form)) continue;
            if (!two && biggest(form) < small_town / 4) continue;
            return emit(first, first + (two ? 2 : 1), form, out);
        }
        return 0;
    }

    /// What a name means before the document is asked; the same at each mention of it.
    struct Meaning {
        std::vector<core::Candidate> candidates;
        bool demonym = false;
    };

    std::size_t emit(std::size_t first, std::size_t end, const std::string& key, std::vector<NameMatch>& out) {
        NameMatch match;
        match.start = m_words[first].start;
        match.end = m_words[end - 1].end;
        const bool dotted = match.end < m_text.size() && m_text[match.end] == '.';
        const Meaning& meaning = meaning_of(m_text.substr(match.start, match.end - match.start), key, dotted);
        if (meaning.candidates.empty()) return 0;
        match.candidates = meaning.candidates;
        match.demonym = meaning.demonym;
        fit_to_name(first, match);
        out.push_back(std::move(match));
        return end - first;
    }

    /// Looked up once for each spelling: long texts repeat their names.
    const Meaning& meaning_of(std::string_view written, const std::string& key, bool dotted) {
        std::string known_as(written);
        known_as += dotted ? "\n.\n" : "\n\n"; // no key holds a line break
        known_as += key;
        const auto [at, is_new] = m_meanings.try_emplace(std::move(known_as));
        if (is_new) at->second = look_up(written, key, dotted);
        return at->second;
    }

    [[nodiscard]] Meaning look_up(std::string_view written, const std::string& key, bool dotted) const {
        std::vector<Hit> hits;
        const Matcher matcher(m_impl.index);
        matcher.exact(key, {}, hits);
        matcher.stripped(key, hits);
        rank(m_impl.index, written, {}, hits);
        if (dotted)
            std::stable_partition(hits.begin(), hits.end(), [this](const Hit& hit) { return ends_with_dot(hit); });
        const std::vector<double> share = scores(hits);
        Meaning out;
        for (std::size_t i = 0; i < hits.size() && i < most_candidates; ++i)
            out.candidates.push_back(m_impl.candidate(hits[i], share[i], "en"));
        put_pinned_first(m_impl.pins, written, {}, out.candidates);
        const bool is_pinned = !out.candidates.empty() && out.candidates.front().place.feature == "pin";
        out.demonym = !hits.empty() && !is_pinned &&
                      m_impl.index.name(hits.front().name).name_class == format::NameClass::demonym;
        return out;
    }

    /// Leaves out a "The" that is no part of the name, takes in the dot that is ("Calif.").
    void fit_to_name(std::size_t first, NameMatch& match) const {
        const std::string_view name = match.candidates.front().matched;
        if (unicode::fold(m_words[first].in(m_text)) == "the" && !name.starts_with("The") &&
            first + 1 < m_words.size() && m_words[first + 1].start < match.end)
            match.start = m_words[first + 1].start;
        if (match.end < m_text.size() && m_text[match.end] == '.' && name.ends_with('.')) ++match.end;
    }

    const Gazetteer::Impl& m_impl;
    std::string_view m_text;
    std::vector<Word> m_words;
    std::unordered_map<std::string, Meaning> m_meanings;
    std::unordered_set<std::string> m_lower; ///< words that the text also writes without a capital
};

} // namespace

std::vector<NameMatch> Gazetteer::scan(std::string_view text) const {
    return Scanner(*m_impl, text).run();
}

} // namespace whenabouts::gazetteer
