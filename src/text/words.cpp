#include "text/words.hpp"

#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

namespace whenabouts::text {
namespace {

using unicode::CodePoint;
using unicode::decode;

class Tokeniser {
  public:
    explicit Tokeniser(std::string_view text) : m_text(text) {}

    std::vector<Word> run() {
        m_words.reserve(m_text.size() / 5);
        bool spaced = true;
        while (m_at < m_text.size()) {
            const CodePoint point = decode(m_text, m_at);
            if (unicode::is_space(point.value) || unicode::is_control(point.value)) {
                m_at += point.size;
                spaced = spaced || unicode::is_space(point.value);
                continue;
            }
            take(point, spaced);
            spaced = false;
        }
        return std::move(m_words);
    }

  private:
    void take(CodePoint point, bool spaced) {
        Word word;
        word.start = m_at;
        word.spaced = spaced;
        const char32_t c = point.value;
        if (unicode::is_unspaced(c)) {
            word.kind = WordKind::ideograph;
            m_at += point.size;
            while (m_at < m_text.size() && unicode::is_mark(decode(m_text, m_at).value))
                m_at += decode(m_text, m_at).size;
        } else if (unicode::is_letter(c)) {
            take_letters(word);
        } else if (unicode::is_digit(c)) {
            word.kind = WordKind::number;
            take_number();
        } else if (is_possessive(spaced)) {
            word.kind = WordKind::possessive;
            m_at += point.size + 1;
        } else {
            word.kind = WordKind::mark;
            m_at += point.size;
        }
        word.end = m_at;
        m_words.push_back(word);
    }

    void take_letters(Word& word) {
        if (take_initialism(word)) return;
        std::size_t letters = 0;
        std::size_t upper = 0;
        word.capital = unicode::is_upper(decode(m_text, m_at).value);
        while (m_at < m_text.size()) {
            const CodePoint point = decode(m_text, m_at);
            if (unicode::is_unspaced(point.value)) break;
            if (unicode::is_letter(point.value)) {
                ++letters;
                if (unicode::is_upper(point.value)) ++upper;
            } else if (!unicode::is_mark(point.value) && !unicode::is_digit(point.value) &&
                       !is_inner_apostrophe(point)) {
                break;
            }
            m_at += point.size;
        }
        word.all_capitals = letters >= 2 && upper == letters;
    }

    /// "U.S.", "D.C.", "т.е.": single letters each followed by a dot, two or more.
    bool take_initialism(Word& word) {
        std::size_t at = m_at;
        std::size_t letters = 0;
        bool all_upper = true;
        while (at < m_text.size()) {
            const CodePoint point = decode(m_text, at);
            const std::size_t dot = at + point.size;
            if (!unicode::is_letter(point.value) || dot >= m_text.size() || m_text[dot] != '.') break;
            all_upper = all_upper && unicode::is_upper(point.value);
            at = dot + 1;
            ++letters;
        }
        if (letters < 2) return false;
        if (at < m_text.size() && unicode::is_letter(decode(m_text, at).value)) return false;
        word.capital = unicode::is_upper(decode(m_text, m_at).value);
        word.all_capitals = all_upper;
        m_at = at;
        return true;
    }

    void take_number() {
        while (m_at < m_text.size()) {
            const CodePoint point = decode(m_text, m_at);
            const bool joins = point.value == '.' || point.value == ',' || point.value == ':';
            const std::size_t next = m_at + point.size;
            if (joins && (next >= m_text.size() || !unicode::is_digit(decode(m_text, next).value))) break;
            if (!joins && !unicode::is_digit(point.value) &&
                (!unicode::is_letter(point.value) || unicode::is_unspaced(point.value)))
                break;
            m_at = next;
        }
    }

    /// An apostrophe between letters, unless it opens a possessive "'s" at the word's end.
    [[nodiscard]] bool is_inner_apostrophe(CodePoint point) const {
        if (!unicode::is_apostrophe(point.value)) return false;
        const std::size_t next = m_at + point.size;
        if (next >= m_text.size()) return false;
        const CodePoint after = decode(m_text, next);
        if (!unicode::is_letter(after.value) || unicode::is_unspaced(after.value)) return false;
        return !(after.value == 's' || after.value == 'S') || continues_word(next + 1);
    }

    [[nodiscard]] bool continues_word(std::size_t at) const {
        return at < m_text.size() && unicode::is_letter(decode(m_text, at).value);
    }

    [[nodiscard]] bool is_possessive(bool spaced) const {
        const CodePoint point = decode(m_text, m_at);
        if (spaced || m_words.empty() || !unicode::is_apostrophe(point.value)) return false;
        const WordKind before = m_words.back().kind;
        const std::size_t next = m_at + point.size;
        return (before == WordKind::word || before == WordKind::number) && next < m_text.size() &&
               (m_text[next] == 's' || m_text[next] == 'S') && !continues_word(next + 1);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Word> m_words;
};

} // namespace

std::vector<Word> words(std::string_view text) {
    return Tokeniser(text).run();
}

} // namespace whenabouts::text
