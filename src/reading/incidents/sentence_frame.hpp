#pragma once
#include "reading/incidents/event.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace whenabouts::reading {

/// Tokens [first, last).
struct TokenRange {
    std::size_t first = 0, last = 0;
    [[nodiscard]] bool contains(std::size_t token) const { return token >= first && token < last; }
};

/// The mentions [first, second) whose names begin in the tokens [first, last); mentions stand in text order.
[[nodiscard]] std::pair<std::size_t, std::size_t> mentions_in(const std::vector<PlaceMention>& mentions,
                                                              std::size_t first, std::size_t last);

/// One sentence prepared for finding events: rule matches, where clauses part, which words belong to an attribution.
class SentenceFrame {
  public:
    SentenceFrame(const Document& document, std::size_t sentence);

    [[nodiscard]] const std::vector<RuleMatch>& matches() const { return m_matches; }
    [[nodiscard]] const Rule& rule(const RuleMatch& match) const { return m_doc->lexicon().rules()[match.rule]; }
    [[nodiscard]] std::size_t sentence() const { return m_sentence; }
    [[nodiscard]] std::size_t first() const { return m_first; }
    [[nodiscard]] std::size_t last() const { return m_last; }
    [[nodiscard]] const std::vector<TokenRange>& attributions() const { return m_attributions; }
    [[nodiscard]] bool attributed(std::size_t token) const;
    /// How far two tokens are apart for the reader: words between, and more for every comma and subordinate clause.
    [[nodiscard]] double distance(std::size_t a, std::size_t b) const;
    /// A comma, semicolon, colon, dash, bracket or subordinating word lies between.
    [[nodiscard]] bool parted(std::size_t a, std::size_t b) const;
    /// "that" or a quotation mark stands here: what follows is told, not named.
    [[nodiscard]] bool opens_clause(std::size_t token) const;
    /// Matches of status rules with this name.
    [[nodiscard]] const std::vector<RuleMatch>& status(std::string_view name) const;

  private:
    void sort_status();
    void find_barriers();
    void find_attributions();
    [[nodiscard]] std::size_t clause_begin(std::size_t token) const;
    [[nodiscard]] std::size_t clause_end(std::size_t token) const;
    [[nodiscard]] bool is_trigger_inside(std::size_t first, std::size_t last) const;

    const Document* m_doc;
    std::size_t m_sentence, m_first, m_last;
    std::vector<RuleMatch> m_matches;
    std::vector<double> m_cost;       ///< running cost at each token of the sentence
    std::vector<std::size_t> m_parts; ///< running number of clause boundaries
    std::vector<TokenRange> m_attributions;
    std::vector<std::pair<std::string_view, std::vector<RuleMatch>>> m_status; ///< by name; names live in the lexicon
};

} // namespace whenabouts::reading
