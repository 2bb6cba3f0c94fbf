#include "reading/dates/date_tense.hpp"

namespace whenabouts::reading::dates {

namespace {

constexpr std::size_t reach = 40;

bool is_past(std::string_view text, const Token& token) {
    if (token.kind != TokenKind::word) return false;
    if (token.word != nullptr) return token.word->past;
    const std::string_view form = text.substr(token.start, token.end - token.start);
    return form.size() >= 4 && form.ends_with("ed") && !token.all_capitals;
}

/// "will", but not "had been due to" or "was scheduled".
bool is_future(std::string_view text, std::span<const Token> tokens, std::size_t i) {
    if (tokens[i].word == nullptr || !tokens[i].word->future) return false;
    constexpr std::size_t auxiliary_reach = 3;
    for (std::size_t k = i; k-- > 0 && k + auxiliary_reach >= i && !tokens[k + 1].sentence_start;) {
        if (is_past(text, tokens[k])) return false;
    }
    return true;
}

} // namespace

Tense tense_around(std::string_view text, std::span<const Token> tokens, std::size_t first, std::size_t after) {
    Tense tense;
    bool past_between = false;
    for (std::size_t i = first, steps = 0; i-- > 0 && steps < reach && !tokens[i + 1].sentence_start; ++steps) {
        const Token& token = tokens[i];
        if (is_past(text, token)) tense.past = past_between = true;
        if (is_future(text, tokens, i)) {
            tense.future = true;
            tense.future_before |= !past_between;
        }
    }
    for (std::size_t i = after, steps = 0; i < tokens.size() && steps < reach && !tokens[i].sentence_start;
         ++i, ++steps) {
        tense.past |= is_past(text, tokens[i]);
        tense.future |= is_future(text, tokens, i);
    }
    if (first > 0 && tokens[first - 1].word != nullptr && !tokens[first].sentence_start) {
        const Func before = tokens[first - 1].word->func;
        tense.until = before == Func::until || before == Func::by;
        tense.since = before == Func::since;
    }
    return tense;
}

} // namespace whenabouts::reading::dates
