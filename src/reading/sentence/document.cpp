#include "reading/sentence/document.hpp"

#include "text/sentences.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

bool is_hyphen(std::string_view mark) {
    return mark == "-" || mark == "\u2010" || mark == "\u2011";
}

bool is_hidden(const std::vector<ByteSpan>& hidden, ByteSpan bytes) {
    return std::any_of(hidden.begin(), hidden.end(),
                       [&](const ByteSpan& h) { return h.begin <= bytes.begin && bytes.begin < h.end; });
}

} // namespace

Document::Document(std::string_view text, const Lexicon& lexicon, const std::vector<ByteSpan>& hidden)
    : m_text(text), m_lexicon(&lexicon) {
    m_entries.push_back({});
    std::vector<text::Sentence> found = text::sentences(text);
    const std::vector<text::Word> words = text::words(text);
    std::size_t at = 0;
    std::size_t paragraph = 0;
    bool paragraph_start = true;
    for (const auto& sentence : found) {
        paragraph_start = paragraph_start || sentence.paragraph_start;
        const ByteSpan bytes{sentence.start, sentence.end};
        if (is_hidden(hidden, bytes)) continue;
        while (at < words.size() && words[at].start < sentence.start) ++at;
        SentenceSpan span{m_tokens.size(), m_tokens.size(), bytes, 0, paragraph_start && !m_sentences.empty()};
        bool hyphen = false;
        for (; at < words.size() && words[at].end <= sentence.end; ++at) {
            const auto& word = words[at];
            const std::string_view surface = word.in(text);
            const bool inner = word.kind == text::WordKind::mark && is_hyphen(surface) && !word.spaced &&
                               at + 1 < words.size() && !words[at + 1].spaced &&
                               words[at + 1].kind == text::WordKind::word;
            if (inner) {
                hyphen = true;
                continue;
            }
            Token token;
            token.begin = static_cast<std::uint32_t>(word.start);
            token.end = static_cast<std::uint32_t>(word.end);
            token.sentence = static_cast<std::uint32_t>(m_sentences.size());
            token.kind = word.kind;
            token.capital = word.capital;
            token.all_capitals = word.all_capitals;
            token.hyphened = hyphen;
            token.entry = entry_of(surface);
            m_tokens.push_back(token);
            hyphen = false;
        }
        span.last = m_tokens.size();
        if (span.first == span.last) continue;
        if (span.paragraph_start) ++paragraph;
        span.paragraph = paragraph;
        paragraph_start = false;
        add_sentence(span);
    }
}

void Document::add_sentence(SentenceSpan span) {
    // No writer's sentence is longer; cutting keeps work that compares words of one sentence linear in hostile texts.
    constexpr std::size_t longest = 250;
    while (span.last - span.first > longest) {
        SentenceSpan piece = span;
        piece.last = span.first + longest;
        piece.bytes.end = m_tokens[piece.last - 1].end;
        push_sentence(piece);
        span.first = piece.last;
        span.bytes.begin = m_tokens[span.first].begin;
        span.paragraph_start = false;
    }
    push_sentence(span);
}

void Document::push_sentence(const SentenceSpan& span) {
    for (std::size_t i = span.first; i < span.last; ++i)
        m_tokens[i].sentence = static_cast<std::uint32_t>(m_sentences.size());
    m_sentences.push_back(span);
}

std::uint32_t Document::entry_of(std::string_view word) {
    const auto [at, added] = m_entry_of_word.emplace(word, static_cast<std::uint32_t>(m_entries.size()));
    if (added) {
        Entry entry{folded_word(word), {}};
        entry.classes = m_lexicon->classes_of(entry.folded);
        m_entries.push_back(std::move(entry));
    }
    return at->second;
}

bool Document::is(std::size_t token, std::uint32_t word_class) const {
    const auto& classes = m_entries[m_tokens[token].entry].classes;
    return std::binary_search(classes.begin(), classes.end(), word_class);
}

bool Document::is_mark(std::size_t token, char mark) const {
    const Token& t = m_tokens[token];
    return t.kind == text::WordKind::mark && m_text[t.begin] == mark;
}

std::size_t Document::token_at(std::size_t byte) const {
    const auto at = std::lower_bound(m_tokens.begin(), m_tokens.end(), byte,
                                     [](const Token& t, std::size_t b) { return t.begin < b; });
    return static_cast<std::size_t>(at - m_tokens.begin());
}

std::optional<std::size_t> Document::sentence_at(std::size_t byte) const {
    const auto at = std::upper_bound(m_sentences.begin(), m_sentences.end(), byte,
                                     [](std::size_t b, const SentenceSpan& s) { return b < s.bytes.end; });
    if (at == m_sentences.end() || byte < at->bytes.begin) return std::nullopt;
    return static_cast<std::size_t>(at - m_sentences.begin());
}

namespace {

/// Backtracking over one rule; patterns are short and gaps bounded, so the work per token is bounded too.
class RuleMatcher {
  public:
    RuleMatcher(const Document& document, std::uint32_t rule, std::size_t last)
        : m_document(document), m_rule(document.lexicon().rules()[rule]), m_number(rule), m_last(last) {}

    bool fits(std::size_t step, std::size_t token) {
        if (++m_work > 400) return false;
        const auto& steps = m_rule.pattern.steps;
        if (step == steps.size()) {
            m_end = token;
            return true;
        }
        const PatternStep& s = steps[step];
        if (s.kind == PatternStep::Kind::gap) return fits_gap(step, token, s.longest_gap);
        const bool accepted = token < m_last && accepts(step, token);
        if (s.forbidden) return !accepted && fits(step + 1, token);
        if (accepted) {
            const std::size_t head_before = m_head;
            if (s.head) m_head = token;
            if (fits(step + 1, token + 1)) return true;
            m_head = head_before;
        }
        return s.optional && fits(step + 1, token);
    }

    [[nodiscard]] std::size_t end() const { return m_end; }
    [[nodiscard]] std::size_t head() const { return m_head; }

  private:
    bool fits_gap(std::size_t step, std::size_t token, int longest) {
        for (int skipped = 0; skipped <= longest; ++skipped) {
            const std::size_t at = token + static_cast<std::size_t>(skipped);
            if (at > m_last) return false;
            if (fits(step + 1, at)) return true;
            if (at >= m_last || ends_gap(at)) return false;
        }
        return false;
    }

    [[nodiscard]] bool ends_gap(std::size_t token) const {
        return m_document.is_mark(token, ';') || m_document.is_mark(token, ':') || m_document.is_mark(token, '.');
    }

    [[nodiscard]] bool accepts(std::size_t step, std::size_t token) const {
        const PatternStep& s = m_rule.pattern.steps[step];
        const Token& t = m_document.tokens()[token];
        if (s.kind == PatternStep::Kind::number) return t.kind == text::WordKind::number;
        if (s.kind == PatternStep::Kind::capital) return t.capital;
        return m_document.is(token, m_document.lexicon().class_of_step(m_number, step));
    }

    const Document& m_document;
    const Rule& m_rule;
    std::uint32_t m_number;
    std::size_t m_last;
    std::size_t m_end = 0;
    std::size_t m_head = 0;
    int m_work = 0;
};

} // namespace

std::optional<RuleMatch> Document::match_rule(std::uint32_t rule, std::size_t token, std::size_t last) const {
    RuleMatcher matcher(*this, rule, last);
    if (!matcher.fits(0, token)) return std::nullopt;
    return RuleMatch{rule, token, matcher.end(), matcher.head()};
}

std::vector<RuleMatch> Document::match(std::size_t sentence) const {
    std::vector<RuleMatch> found;
    const SentenceSpan& span = m_sentences[sentence];
    for (std::size_t token = span.first; token < span.last; ++token) {
        for (const std::uint32_t word_class : m_entries[m_tokens[token].entry].classes) {
            for (const std::uint32_t rule : m_lexicon->rules_starting_with(word_class)) {
                const RuleGroup group = m_lexicon->rules()[rule].group;
                const bool worded = group == RuleGroup::trigger || group == RuleGroup::status;
                if (worded && m_tokens[token].date >= 0) // "3 May" is no modal, "second March" no protest
                    continue;
                if (const auto match = match_rule(rule, token, span.last)) found.push_back(*match);
            }
        }
    }
    return found;
}

} // namespace whenabouts::reading
