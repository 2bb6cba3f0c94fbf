#include "reading/incidents/sentence_frame.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

// What stands between two words, in words' lengths: a comma parts less than a new clause.
constexpr double cost_comma = 3;
constexpr double cost_clause_word = 3;
constexpr double cost_break = 8;

bool is_break(const Document& doc, std::size_t i) {
    return doc.is_mark(i, ';') || doc.is_mark(i, ':') || doc.word(i) == "—" || doc.word(i) == "–" ||
           (doc.is_mark(i, '-') && !doc.tokens()[i].hyphened);
}
bool is_quote(const Document& doc, std::size_t i) {
    const auto word = doc.word(i);
    return word == "\"" || word == "“" || word == "”" || word == "«" || word == "»" || word == "„";
}
bool is_bracket(const Document& doc, std::size_t i) {
    return doc.is_mark(i, '(') || doc.is_mark(i, ')');
}

} // namespace

SentenceFrame::SentenceFrame(const Document& document, std::size_t sentence)
    : m_doc(&document), m_sentence(sentence), m_first(document.sentences()[sentence].first),
      m_last(document.sentences()[sentence].last), m_matches(document.match(sentence)) {
    sort_status();
    find_barriers();
    find_attributions();
}

void SentenceFrame::find_barriers() {
    const auto clause_word = m_doc->lexicon().named_class("@clause_word");
    double cost = 0;
    std::size_t parts = 0;
    for (std::size_t i = m_first; i < m_last; ++i) {
        if (m_doc->is_mark(i, ','))
            cost += cost_comma, ++parts;
        else if (is_break(*m_doc, i))
            cost += cost_break, ++parts;
        else if (is_bracket(*m_doc, i) || is_quote(*m_doc, i))
            cost += cost_comma, ++parts;
        else if (m_doc->is(i, clause_word))
            cost += cost_clause_word, ++parts;
        else
            cost += 1;
        m_cost.push_back(cost);
        m_parts.push_back(parts);
    }
}

double SentenceFrame::distance(std::size_t a, std::size_t b) const {
    if (a > b) std::swap(a, b);
    return m_cost[b - m_first] - m_cost[a - m_first];
}

bool SentenceFrame::parted(std::size_t a, std::size_t b) const {
    if (a > b) std::swap(a, b);
    return m_parts[b - m_first] != m_parts[a - m_first];
}

bool SentenceFrame::opens_clause(std::size_t token) const {
    return token < m_last && (m_doc->folded(token) == "that" || is_quote(*m_doc, token) || m_doc->is_mark(token, ',') ||
                              is_break(*m_doc, token));
}

const std::vector<RuleMatch>& SentenceFrame::status(std::string_view name) const {
    static const std::vector<RuleMatch> none;
    for (const auto& [known, matches] : m_status)
        if (known == name) return matches;
    return none;
}

void SentenceFrame::sort_status() {
    for (const auto& match : m_matches) {
        if (rule(match).group != RuleGroup::status) continue;
        const std::string_view name = rule(match).name;
        auto at =
            std::find_if(m_status.begin(), m_status.end(), [&](const auto& entry) { return entry.first == name; });
        if (at == m_status.end()) at = m_status.insert(m_status.end(), {name, {}});
        at->second.push_back(match);
    }
}

std::pair<std::size_t, std::size_t> mentions_in(const std::vector<PlaceMention>& mentions, std::size_t first,
                                                std::size_t last) {
    const auto before = [](const PlaceMention& m, std::size_t token) { return m.first < token; };
    const auto begin = std::lower_bound(mentions.begin(), mentions.end(), first, before);
    const auto end = std::lower_bound(begin, mentions.end(), last, before);
    return {static_cast<std::size_t>(begin - mentions.begin()), static_cast<std::size_t>(end - mentions.begin())};
}

bool SentenceFrame::attributed(std::size_t token) const {
    return std::any_of(m_attributions.begin(), m_attributions.end(),
                       [&](const TokenRange& r) { return r.contains(token); });
}

std::size_t SentenceFrame::clause_begin(std::size_t token) const {
    std::size_t i = token;
    while (i > m_first && !m_doc->is_mark(i - 1, ',') && !is_break(*m_doc, i - 1) && !is_quote(*m_doc, i - 1)) --i;
    return i;
}

std::size_t SentenceFrame::clause_end(std::size_t token) const {
    std::size_t i = token;
    while (i < m_last && !is_break(*m_doc, i) && !is_quote(*m_doc, i)) {
        // The comma in "Aug. 7, 1998" and "Moscow, Russia" ends nothing.
        if (m_doc->is_mark(i, ',') && !(m_doc->tokens()[i].date >= 0)) break;
        ++i;
    }
    return i;
}

bool SentenceFrame::is_trigger_inside(std::size_t first, std::size_t last) const {
    return std::any_of(m_matches.begin(), m_matches.end(), [&](const RuleMatch& m) {
        const Rule& r = rule(m);
        return r.group == RuleGroup::trigger && (r.kind == 'v' || r.kind == 'a') && m.head >= first && m.head < last;
    });
}

void SentenceFrame::find_attributions() {
    if (m_doc->dateline_first() >= m_first && m_doc->dateline_last() <= m_last &&
        m_doc->dateline_first() < m_doc->dateline_last())
        m_attributions.push_back({m_doc->dateline_first(), m_doc->dateline_last()});
    const auto& lexicon = m_doc->lexicon();
    const auto tail = lexicon.named_class("@attribution_tail");
    const auto passive = lexicon.named_class("@passive");
    const auto counted = lexicon.named_class("@counted");
    for (const auto& match : status("speech")) {
        const std::size_t verb = match.first;
        const auto& tokens = m_doc->tokens();
        if (tokens[verb].hyphened || (verb + 1 < m_last && tokens[verb + 1].hyphened))
            continue; // "laboratory-confirmed"
        if (m_doc->tokens()[verb].toponym >= 0 || m_doc->tokens()[verb].capital) {
            if (verb != m_first) continue;
        }
        if (m_doc->folded(verb) == "according") {
            m_attributions.push_back({verb, clause_end(verb)});
            continue;
        }
        if (verb > m_first && m_doc->is(verb - 1, passive)) continue;
        bool counts = false;
        for (std::size_t i = verb + 1; i < std::min(m_last, verb + 5); ++i) counts = counts || m_doc->is(i, counted);
        if (counts) continue;
        std::size_t begin = clause_begin(verb);
        for (std::size_t i = verb; i > begin; --i)
            if (is_trigger_inside(i - 1, i)) {
                begin = i;
                break;
            }
        std::size_t end = verb + 1;
        constexpr std::size_t longest_tail = 8;
        std::size_t covered = end;
        while (end < m_last && end < verb + 1 + longest_tail &&
               (m_doc->tokens()[end].date >= 0 || m_doc->is(end, tail))) {
            ++end;
            if (m_doc->tokens()[end - 1].date >= 0 || m_doc->folded(end - 1) == "statement" ||
                m_doc->folded(end - 1) == "conference")
                covered = end;
        }
        m_attributions.push_back({begin, covered});
    }
}

} // namespace whenabouts::reading
