#include "reading/toponyms/dateline.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

constexpr std::size_t sentences_looked_at = 4;
constexpr std::size_t longest = 16; // tokens

bool is_dash(const Document& doc, std::size_t i) {
    const auto word = doc.word(i);
    return word == "—" || word == "–" || word == "_" || word == "-" || word == "--" || word == ":";
}

/// Past the dash that ends a dateline beginning at `first`; `first` when it is none.
std::size_t dateline_end(const Document& doc, std::size_t first, std::size_t last) {
    const auto& tokens = doc.tokens();
    if (!tokens[first].all_capitals && !(tokens[first].toponym >= 0 && tokens[first].capital)) return first;
    bool any_name = false;
    for (std::size_t i = first; i < std::min(last, first + longest); ++i) {
        any_name = any_name || tokens[i].toponym >= 0;
        if (i > first && is_dash(doc, i)) {
            if (!any_name) return first;
            std::size_t end = i + 1;
            while (end < last && is_dash(doc, end)) ++end;
            return end;
        }
        const bool fitting = tokens[i].capital || tokens[i].kind != text::WordKind::word || tokens[i].date >= 0 ||
                             doc.folded(i) == "and" || doc.folded(i) == "of";
        if (!fitting || doc.is_mark(i, ';') || doc.is_mark(i, '"')) return first;
    }
    return first;
}

} // namespace

void find_dateline(Document& document, std::vector<PlaceMention>& mentions) {
    const auto& sentences = document.sentences();
    for (std::size_t s = 0; s < std::min(sentences.size(), sentences_looked_at); ++s) {
        const std::size_t first = sentences[s].first;
        const std::size_t end = dateline_end(document, first, sentences[s].last);
        if (end == first) continue;
        document.set_dateline(first, end);
        for (auto& mention : mentions)
            if (mention.first >= first && mention.first < end) mention.dateline = true;
        return;
    }
}

} // namespace whenabouts::reading
