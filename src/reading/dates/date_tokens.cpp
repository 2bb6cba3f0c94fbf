#include "reading/dates/date_tokens.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::reading::dates {

namespace {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Bytes of a code point by its first byte; 1 for stray bytes.
std::size_t length_of(char lead) {
    const auto c = static_cast<unsigned char>(lead);
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, const Vocabulary& vocabulary) : m_text(text), m_vocabulary(vocabulary) {
        m_tokens.reserve(text.size() / 5 + 8);
    }

    std::vector<Token> run() {
        while (skip_space()) {
            const char c = m_text[m_at];
            Token token;
            token.start = static_cast<std::uint32_t>(m_at);
            token.spaced = m_spaced;
            if (is_digit(c))
                read_number(token);
            else if (is_letter(m_at))
                read_word(token);
            else
                read_mark(token);
            m_at = token.end;
            mark_sentence(token);
            if (token.sentence_start && !m_tokens.empty()) ++m_sentence;
            token.sentence = m_sentence;
            m_tokens.push_back(token);
        }
        return std::move(m_tokens);
    }

  private:
    [[nodiscard]] char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }

    bool skip_space() {
        m_spaced = m_at == 0;
        m_lines = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n')
                ++m_lines;
            else if (static_cast<unsigned char>(c) == 0xC2 && static_cast<unsigned char>(at(m_at + 1)) == 0xA0)
                ++m_at;
            else if (c != ' ' && c != '\t' && c != '\r' && c != '\f' && c != '\v')
                return true;
            m_spaced = true;
        }
        return false;
    }

    /// Letters of every script; the general punctuation block, Latin-1 signs and CJK punctuation are not letters.
    [[nodiscard]] bool is_letter(std::size_t i) const {
        const auto c = static_cast<unsigned char>(at(i));
        if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
        const auto next = static_cast<unsigned char>(at(i + 1));
        if (c == 0xC2) return next == 0xAA || next == 0xB5 || next == 0xBA;
        if (c == 0xE2) return next >= 0xB0;
        if (c == 0xE3) return next >= 0x81;
        return c >= 0xC3;
    }

    [[nodiscard]] bool is_apostrophe(std::size_t i) const {
        return at(i) == '\'' || m_text.substr(i, 3) == "\xE2\x80\x99" || m_text.substr(i, 3) == "\xCA\xBC";
    }

    void read_word(Token& token) {
        std::size_t i = m_at;
        std::size_t uppers = 0;
        std::size_t letters = 0;
        while (i < m_text.size()) {
            if (is_letter(i)) {
                uppers += is_capital(i) ? 1U : 0U;
                ++letters;
                i += length_of(m_text[i]);
            } else if (is_digit(m_text[i])) {
                ++i; // "B52", "Tu95"
            } else if (is_apostrophe(i) && is_letter(i + (at(i) == '\'' ? 1U : length_of(m_text[i])))) {
                const std::size_t after = i + (at(i) == '\'' ? 1U : length_of(m_text[i]));
                if (at(after) == 's' && !is_letter(after + 1)) break; // possessive
                i = after;
            } else if (m_text[i] == '.' && letters > 0 && single_letters(i)) {
                ++i; // "a.m.", "U.S."
            } else {
                break;
            }
        }
        token.kind = TokenKind::word;
        token.end = static_cast<std::uint32_t>(std::min(i, m_text.size()));
        token.capital = is_capital(m_at);
        token.ascii = static_cast<unsigned char>(m_text[m_at]) < 0x80;
        token.all_capitals = letters > 1 && uppers == letters;
        attach_meaning(token);
    }

    /// A full stop inside or at the end of dotted single letters ("a.m.", "U.S.").
    [[nodiscard]] bool single_letters(std::size_t dot) const {
        const bool alone_before = dot == m_at + 1 || (dot >= m_at + 2 && m_text[dot - 2] == '.');
        if (!alone_before || !is_ascii_letter(m_text[dot - 1])) return false;
        const bool letter_follows = is_ascii_letter(at(dot + 1)) && at(dot + 2) == '.';
        return letter_follows || (dot >= m_at + 3 && m_text[dot - 2] == '.');
    }

    [[nodiscard]] bool is_capital(std::size_t i) const {
        const auto c = static_cast<unsigned char>(at(i));
        if (c < 0x80) return is_upper(static_cast<char>(c));
        const auto next = static_cast<unsigned char>(at(i + 1));
        if (c == 0xD0) return next < 0xB0;
        if (c == 0xC3) return next < 0x9F;
        return c == 0xD2 && next == 0x90;
    }

    void attach_meaning(Token& token) {
        std::string_view form = m_text.substr(token.start, token.end - token.start);
        token.word = m_vocabulary.find(form);
        if (token.word == nullptr && form.ends_with('.'))
            token.word = m_vocabulary.find(form.substr(0, form.size() - 1));
        token.of_time = token.word != nullptr && (token.word->of_time || token.word->starts_phrase);
    }

    void read_mark(Token& token) {
        token.kind = TokenKind::mark;
        const std::size_t length = std::min(length_of(m_text[m_at]), m_text.size() - m_at);
        token.end = static_cast<std::uint32_t>(m_at + length);
        if (length == 1) token.mark = m_text[m_at];
        const std::string_view sign = m_text.substr(m_at, length);
        if (sign == "–" || sign == "—" || sign == "‑" || sign == "‐" || sign == "−") token.mark = '-';
        if (sign == "’" || sign == "‘") token.mark = '\'';
        if (sign == "“" || sign == "”" || sign == "«" || sign == "»" || sign == "„") token.mark = '"';
        if (sign == "…") token.mark = '.';
    }

    // ---- numbers ----

    std::size_t digits_at(std::size_t i, int& value) const {
        std::size_t n = 0;
        value = 0;
        for (; is_digit(at(i + n)); ++n) value = n < 9 ? value * 10 + (at(i + n) - '0') : value;
        return n;
    }

    void finish_number(Token& token, TokenKind kind, std::size_t end) {
        token.kind = kind;
        token.end = static_cast<std::uint32_t>(end);
        token.of_time = true;
    }

    void read_number(Token& token) {
        int value = 0;
        const std::size_t n = digits_at(m_at, value);
        const std::size_t after = m_at + n;
        token.value = value;
        token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(n, 255));
        token.apostrophe = m_at > 0 && !m_spaced && !m_tokens.empty() && m_tokens.back().mark == '\'';
        finish_number(token, TokenKind::number, after);
        if (read_group(token, n) || read_iso(token, n) || read_dotted(token, n) || read_clock(token, n)) return;
        if (read_decimal(token, n)) return;
        if (is_letter(after)) read_suffix(token, n);
    }

    bool read_group(Token& token, std::size_t n) {
        if (n != 6) return false;
        std::size_t i = m_at + 6;
        if (!is_upper(at(i))) return false;
        ++i;
        const Word* month = m_vocabulary.find(m_text.substr(i, 3));
        int year = 0;
        if (month == nullptr || month->month == 0) return false;
        const std::size_t digits = digits_at(i + 3, year);
        if ((digits != 2 && digits != 4) || is_letter(i + 3 + digits)) return false;
        finish_number(token, TokenKind::group, i + 3 + digits);
        return true;
    }

    bool read_iso(Token& token, std::size_t n) {
        if (n != 4 || (at(m_at + 4) != '-' && at(m_at + 4) != '/')) return false;
        const char by = at(m_at + 4);
        int month = 0;
        int day = 0;
        const std::size_t m = digits_at(m_at + 5, month);
        if (m == 0 || m > 2 || at(m_at + 5 + m) != by || month < 1 || month > 12) return false;
        const std::size_t d = digits_at(m_at + 6 + m, day);
        if (d == 0 || d > 2 || day < 1 || day > 31) return false;
        std::size_t end = m_at + 6 + m + d;
        if (at(end) == 'T' && is_digit(at(end + 1)) && is_digit(at(end + 2))) {
            end += 3;
            while (is_digit(at(end)) || (at(end) == ':' && is_digit(at(end + 1))) ||
                   (at(end) == '.' && is_digit(at(end + 1))))
                ++end;
            if (at(end) == 'Z')
                ++end;
            else if ((at(end) == '+' || at(end) == '-') && is_digit(at(end + 1))) {
                ++end;
                while (is_digit(at(end)) || (at(end) == ':' && is_digit(at(end + 1)))) ++end;
            }
        } else if (is_letter(end)) {
            return false;
        }
        finish_number(token, TokenKind::iso, end);
        return true;
    }

    /// D.M.Y, D/M/Y, D-M-Y: the last number decides, four digits or two.
    bool read_dotted(Token& token, std::size_t n) {
        const char by = at(m_at + n);
        if (n > 2 || (by != '.' && by != '/' && by != '-')) return false;
        int month = 0;
        int year = 0;
        const std::size_t m = digits_at(m_at + n + 1, month);
        if (m == 0 || m > 2 || at(m_at + n + 1 + m) != by) return false;
        const std::size_t y = digits_at(m_at + n + 2 + m, year);
        const std::size_t end = m_at + n + 2 + m + y;
        if ((y != 4 && (y != 2 || by == '-')) || is_letter(end) || (at(end) == by && is_digit(at(end + 1))))
            return false;
        if (token.value < 1 || month < 1 || token.value > 31 || month > 31 || (token.value > 12 && month > 12))
            return false;
        finish_number(token, by == '/' ? TokenKind::slashed : TokenKind::dotted, end);
        return true;
    }

    bool read_clock(Token& token, std::size_t n) {
        if (n > 2 || (at(m_at + n) != ':' && at(m_at + n) != '.')) return false;
        int minute = 0;
        if (digits_at(m_at + n + 1, minute) != 2 || token.value > 24 || minute > 59) return false;
        std::size_t end = m_at + n + 3;
        if (at(m_at + n) == '.') { // "7.30 p.m." is a time, "7.62 mm" is not
            const std::size_t next = at(end) == ' ' ? end + 1 : end;
            if ((at(next) != 'a' && at(next) != 'p') || (at(next + 1) != 'm' && at(next + 1) != '.')) return false;
        } else if (at(end) == ':') {
            int second = 0;
            if (digits_at(end + 1, second) == 2 && second <= 60) end += 3;
        }
        if (at(end) == ':' && is_digit(at(end + 1))) return false;
        finish_number(token, TokenKind::clock, end);
        return true;
    }

    bool read_decimal(Token& token, std::size_t n) {
        std::size_t end = m_at + n;
        if ((at(end) != '.' && at(end) != ',') || !is_digit(at(end + 1))) return false;
        double value = token.value;
        int part = 0;
        while ((at(end) == ',' || at(end) == '.') && is_digit(at(end + 1))) {
            const std::size_t digits = digits_at(end + 1, part);
            if (at(end) == ',') {
                if (digits != 3) { // "January 2,2024"
                    if (end == m_at + n) return false;
                    break;
                }
                value = value * 1000 + part;
            } else {
                double scale = 1;
                for (std::size_t k = 0; k < std::min<std::size_t>(digits, 9); ++k) scale *= 10;
                value += part / scale;
            }
            end += 1 + digits;
        }
        token.decimal = static_cast<float>(value);
        finish_number(token, is_letter(end) ? TokenKind::code : TokenKind::decimal, end);
        return true;
    }

    void read_suffix(Token& token, std::size_t n) {
        std::size_t end = m_at + n;
        while (is_letter(end)) end += length_of(m_text[end]);
        const std::string_view suffix = m_text.substr(m_at + n, end - m_at - n);
        const bool more = is_digit(at(end));
        if (!more && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "го" ||
                      suffix == "те" || suffix == "ое")) {
            finish_number(token, TokenKind::ordinal, end);
        } else if (!more && suffix == "s" && (n == 4 || n == 2)) {
            finish_number(token, TokenKind::decade, end);
        } else if (const Word* word = more ? nullptr : m_vocabulary.find(suffix);
                   word != nullptr && (word->meridiem != '\0' || word->has_zone || word->unit != Unit::none)) {
            // "7pm", "0540GMT", "24hrs": the number ends here
        } else if (!more && (suffix == "a" || suffix == "p") && at(end) == '.' && at(end + 1) == 'm') {
            // "7a.m."
        } else {
            while (is_letter(end) || is_digit(at(end))) end += length_of(m_text[end]);
            finish_number(token, TokenKind::code, std::min(end, m_text.size()));
            token.of_time = false;
        }
    }

    // ---- sentences ----

    void mark_sentence(Token& token) {
        if (m_tokens.empty() || m_lines >= 2) {
            token.sentence_start = token.paragraph_start = true;
            return;
        }
        if (!token.spaced) return;
        std::size_t last = m_tokens.size() - 1;
        while (last > 0 && (m_tokens[last].mark == '"' || m_tokens[last].mark == '\'' || m_tokens[last].mark == ')') &&
               !m_tokens[last].spaced)
            --last;
        const Token& before = m_tokens[last];
        if (before.mark == '!' || before.mark == '?') {
            token.sentence_start = true;
            return;
        }
        const bool may_start = token.capital || token.kind == TokenKind::number || token.mark == '"' ||
                               token.mark == '`' || token.mark == '\'';
        if (before.mark != '.' || !may_start) {
            token.sentence_start = m_lines == 1 && before.mark == '\0' && token.capital && line_was_short(before);
            return;
        }
        token.sentence_start = last == 0 || !is_abbreviation(m_tokens[last - 1], token);
    }

    /// A line that ends early without a full stop is a headline or a caption.
    [[nodiscard]] bool line_was_short(const Token& last_of_line) const {
        const std::size_t from = m_text.rfind('\n', last_of_line.start);
        const std::size_t start = from == std::string_view::npos ? 0 : from + 1;
        return last_of_line.end - start < 50;
    }

    [[nodiscard]] static bool is_abbreviation(const Token& word, const Token& next) {
        if (word.kind != TokenKind::word || word.word == nullptr)
            return word.kind == TokenKind::word && word.end - word.start == 1 && word.capital; // an initial
        if (word.word->abbreviated_title) return true;
        return word.word->weak && next.kind == TokenKind::number;
    }

    std::string_view m_text;
    const Vocabulary& m_vocabulary;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_lines = 0;
    std::uint32_t m_sentence = 0;
    bool m_spaced = false;
};

} // namespace

std::vector<Token> tokenize(std::string_view text, const Vocabulary& vocabulary) {
    return Tokenizer(text, vocabulary).run();
}

} // namespace whenabouts::reading::dates
