#pragma once
#include "reading/lexicon/lexicon.hpp"
#include "text/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::reading {

/// Bytes of a text, half-open.
struct ByteSpan {
    std::size_t begin = 0, end = 0;
    bool operator==(const ByteSpan&) const = default;
    [[nodiscard]] bool contains(std::size_t at) const { return at >= begin && at < end; }
    [[nodiscard]] bool overlaps(const ByteSpan& other) const { return begin < other.end && other.begin < end; }
};

/// A word or mark of a text, with what the lexicons know about it. Hyphens inside words are left out.
struct Token {
    std::uint32_t begin = 0, end = 0; ///< bytes
    std::uint32_t sentence = 0;
    text::WordKind kind = text::WordKind::word;
    bool capital = false;
    bool all_capitals = false;
    bool hyphened = false;     ///< joined to the token before by a hyphen
    std::int32_t date = -1;    ///< the time expression that covers it
    std::int32_t toponym = -1; ///< the place name that covers it
    std::uint32_t entry = 0;   ///< row in Document's table of distinct words
};

/// Tokens [first, last) of one sentence.
struct SentenceSpan {
    std::size_t first = 0, last = 0;
    ByteSpan bytes;
    std::size_t paragraph = 0;
    bool paragraph_start = false;
};

/// A place in the text where a rule of the lexicon fits: tokens [first, last), `head` the word that it is about.
struct RuleMatch {
    std::uint32_t rule = 0;
    std::size_t first = 0, last = 0, head = 0;
};

/// A text cut into sentences and tokens, each distinct word looked up once in the lexicon. The text must outlive it.
class Document {
  public:
    /// `hidden` stretches (page furniture, date lines) are kept in the text but are not read.
    Document(std::string_view text, const Lexicon& lexicon, const std::vector<ByteSpan>& hidden);

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] const std::vector<SentenceSpan>& sentences() const { return m_sentences; }
    [[nodiscard]] std::vector<Token>& tokens() { return m_tokens; }
    [[nodiscard]] const std::vector<Token>& tokens() const { return m_tokens; }
    [[nodiscard]] std::string_view word(std::size_t token) const {
        return m_text.substr(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin);
    }
    [[nodiscard]] const std::string& folded(std::size_t token) const { return m_entries[m_tokens[token].entry].folded; }
    [[nodiscard]] bool is(std::size_t token, std::uint32_t word_class) const;
    [[nodiscard]] bool is_mark(std::size_t token, char mark) const;
    /// The first token that begins at or after the byte.
    [[nodiscard]] std::size_t token_at(std::size_t byte) const;
    /// The sentence of a byte; nullopt in hidden stretches and between sentences.
    [[nodiscard]] std::optional<std::size_t> sentence_at(std::size_t byte) const;
    [[nodiscard]] ByteSpan bytes(std::size_t first, std::size_t last) const {
        return {m_tokens[first].begin, m_tokens[last - 1].end};
    }

    /// All fits of all rules in a sentence, by first token; rules of triggers and status are left out on words that a
    /// date covers.
    [[nodiscard]] std::vector<RuleMatch> match(std::size_t sentence) const;
    /// The longest fit of the rule at this token; nullopt when it does not fit.
    [[nodiscard]] std::optional<RuleMatch> match_rule(std::uint32_t rule, std::size_t token, std::size_t last) const;
    [[nodiscard]] const Lexicon& lexicon() const { return *m_lexicon; }

    /// Tokens [first, last) of "NAIROBI, Kenya (AP) —"; first = last where there is none.
    [[nodiscard]] std::size_t dateline_first() const { return m_dateline_first; }
    [[nodiscard]] std::size_t dateline_last() const { return m_dateline_last; }
    void set_dateline(std::size_t first, std::size_t last) { m_dateline_first = first, m_dateline_last = last; }

  private:
    struct Entry {
        std::string folded;
        std::vector<std::uint32_t> classes;
    };
    std::uint32_t entry_of(std::string_view word);
    void add_sentence(SentenceSpan span);
    void push_sentence(const SentenceSpan& span);

    std::string_view m_text;
    const Lexicon* m_lexicon;
    std::vector<Token> m_tokens;
    std::vector<SentenceSpan> m_sentences;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string_view, std::uint32_t> m_entry_of_word;
    std::size_t m_dateline_first = 0, m_dateline_last = 0;
};

} // namespace whenabouts::reading
