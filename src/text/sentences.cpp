#include "text/sentences.hpp"

#include "text/abbreviations.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <string>

namespace whenabouts::text {
namespace {

using unicode::CodePoint;
using unicode::decode;
using unicode::decode_before;

bool is_wide_stop(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'｡' || c == U'؟' || c == U'۔' || c == U'।';
}
bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == U'…' || is_wide_stop(c);
}
bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == U'”' || c == U'’' || c == U'»' || c == U'“' ||
           c == U'」' || c == U'』' || c == U'）' || c == U'›';
}
bool is_opening(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == U'“' || c == U'‘' || c == U'«' || c == U'„' ||
           c == U'‹' || c == U'「' || c == U'『' || c == U'—' || c == U'–' || c == '-' || c == U'•' || c == '*';
}

class Splitter {
  public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::vector<Sentence> run() {
        std::size_t at = 0;
        while (at < m_text.size()) {
            const CodePoint point = decode(m_text, at);
            if (is_stop(point.value)) {
                const std::size_t after = past_stop(at);
                if (ends_sentence(at, after, point.value)) cut(after);
                at = after;
            } else if (point.value == '\n' || point.value == U'\u2029') {
                at = line_end(at);
            } else {
                at += point.size;
            }
        }
        cut(m_text.size());
        return std::move(m_sentences);
    }

  private:
    /// Past the stop, further stops and closing quotation marks.
    [[nodiscard]] std::size_t past_stop(std::size_t at) const {
        while (at < m_text.size() && is_stop(decode(m_text, at).value)) at += decode(m_text, at).size;
        while (at < m_text.size() && is_closing(decode(m_text, at).value)) at += decode(m_text, at).size;
        return at;
    }

    [[nodiscard]] std::size_t skip_spaces(std::size_t at) const {
        while (at < m_text.size() && unicode::is_space(decode(m_text, at).value)) at += decode(m_text, at).size;
        return at;
    }

    /// The letters and inner dots that end before byte `end`: "U.S", "Dec", "30".
    [[nodiscard]] std::string_view word_before(std::size_t end) const {
        std::size_t start = end;
        while (start > m_begin) {
            const CodePoint point = decode_before(m_text, start);
            if (!unicode::is_letter(point.value) && !unicode::is_digit(point.value) && !unicode::is_mark(point.value) &&
                point.value != '.' && point.value != '-')
                break;
            start -= point.size;
        }
        return m_text.substr(start, end - start);
    }

    /// The first word at or after `at`, past opening quotation marks.
    [[nodiscard]] std::string_view word_after(std::size_t at) const {
        std::size_t end = at;
        while (end < m_text.size() &&
               (unicode::is_letter(decode(m_text, end).value) || unicode::is_mark(decode(m_text, end).value)))
            end += decode(m_text, end).size;
        return m_text.substr(at, end - at);
    }

    [[nodiscard]] bool ends_sentence(std::size_t stop, std::size_t after, char32_t c) const {
        if (is_wide_stop(c) && c != U'؟' && c != U'۔' && c != U'।') return true;
        if (after >= m_text.size()) return true;
        if (!unicode::is_space(decode(m_text, after).value)) return false;
        std::size_t next = skip_spaces(after);
        if (next >= m_text.size()) return true;
        bool quoted = false;
        while (next < m_text.size() && is_opening(decode(m_text, next).value)) {
            next = skip_spaces(next + decode(m_text, next).size);
            quoted = true;
        }
        if (next >= m_text.size()) return true;
        const char32_t first = decode(m_text, next).value;
        if (unicode::is_lower(first)) return false;
        if (!unicode::is_letter(first) && !unicode::is_digit(first) && !quoted) return false;
        if (c != '.' || m_text.substr(stop, 2) == "..") return true;
        return stop_ends(word_before(stop), next, first);
    }

    [[nodiscard]] bool stop_ends(std::string_view before, std::size_t next, char32_t first) const {
        if (before.empty()) return true;
        const std::string folded = unicode::fold(before);
        const std::string following = unicode::fold(word_after(next));
        const bool digit_next = unicode::is_digit(first);
        const CodePoint letter = decode(before, 0);
        const bool initial = letter.size == before.size() && unicode::is_letter(letter.value);
        if (initial && unicode::is_upper(letter.value))
            return begins_sentences(following) && following != "a" && following != "i";
        switch (stop_after(folded)) {
        case StopAfter::goes_on:
            // "No." and "St." also end sentences: a number must follow the first, a name the second.
            if (folded == "no" || folded == "nos") return !digit_next;
            if (folded == "st" || folded == "ft" || folded == "mt" || folded == "ave")
                return begins_sentences(following);
            return false;
        case StopAfter::either:
            return !digit_next && begins_sentences(following);
        case StopAfter::ends:
            break;
        }
        // "U.S.A.", "т.е.": unknown initialisms behave like known ones.
        if (before.find('.') != std::string_view::npos && !unicode::is_digit(letter.value))
            return begins_sentences(following);
        return true;
    }

    /// Handles a line end at `at`; gives where to go on.
    std::size_t line_end(std::size_t at) {
        std::size_t next = at;
        std::size_t lines = 0;
        while (next < m_text.size() && unicode::is_space(decode(m_text, next).value)) {
            const CodePoint point = decode(m_text, next);
            if (point.value == '\n') ++lines;
            if (point.value == U'\u2029') lines += 2;
            next += point.size;
        }
        if (lines >= 2) {
            cut(at);
            m_paragraph = true;
        } else if (next < m_text.size() && line_is_complete(at, next)) {
            cut(at);
        }
        return next == at ? at + 1 : next;
    }

    /// A short line (headline, list line, date line) before a capital, or a line that ends with a stop.
    [[nodiscard]] bool line_is_complete(std::size_t end, std::size_t next) const {
        if (unicode::is_lower(decode(m_text, next).value)) return false;
        std::size_t start = m_text.rfind('\n', end == 0 ? 0 : end - 1);
        start = start == std::string_view::npos || start >= end ? 0 : start + 1;
        const std::size_t next_end = m_text.find('\n', next);
        const std::size_t next_size = (next_end == std::string_view::npos ? m_text.size() : next_end) - next;
        constexpr std::size_t wrapped_width = 60; // bytes; wrapped prose is wider, headlines and lists are not
        return end - start < wrapped_width || next_size > 2 * wrapped_width;
    }

    void cut(std::size_t end) {
        std::size_t start = skip_spaces(m_begin);
        std::size_t stop = end;
        while (stop > start && unicode::is_space(decode_before(m_text, stop).value))
            stop -= decode_before(m_text, stop).size;
        m_begin = end;
        if (start >= stop) return;
        m_sentences.push_back({start, stop, m_paragraph});
        m_paragraph = false;
    }

    std::string_view m_text;
    std::size_t m_begin = 0;
    bool m_paragraph = true;
    std::vector<Sentence> m_sentences;
};

} // namespace

std::vector<Sentence> sentences(std::string_view text) {
    return Splitter(text).run();
}

} // namespace whenabouts::text
