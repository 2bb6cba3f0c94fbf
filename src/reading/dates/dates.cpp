#include "reading/dates/dates.hpp"

#include "reading/dates/date_matcher.hpp"
#include "reading/dates/date_reference.hpp"
#include "reading/dates/date_resolver.hpp"
#include "reading/dates/date_tokens.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

using dates::Token;
using dates::TokenKind;

/// No expression is longer in front of its first word of time ("at least the past two and a half …").
constexpr std::size_t longest_lead = 8;

/// Bytes of a text in which its date of publication is looked for.
constexpr std::size_t head_of_text = 6000;

bool may_start(const Token& token) {
    if (token.kind == TokenKind::word) return token.word != nullptr && token.word->may_start;
    return token.of_time || token.mark == '\'';
}

/// An article or another word of grammar before a word that has no meaning here.
bool leads_nowhere(const std::vector<Token>& tokens, std::size_t i) {
    const Token& token = tokens[i];
    if (token.of_time || token.kind != TokenKind::word || i + 1 >= tokens.size()) return false;
    const Token& next = tokens[i + 1];
    return next.kind == TokenKind::word ? next.word == nullptr
                                        : next.kind == TokenKind::mark && next.mark != '-' && next.mark != '\'';
}

} // namespace

struct DateReader::Impl {
    dates::Vocabulary vocabulary;
};

std::string_view to_string(TimexType type) {
    constexpr std::string_view names[]{"DATE", "TIME", "DURATION", "SET"};
    return names[static_cast<std::size_t>(type)];
}

DateReader::DateReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DateReader::DateReader(DateReader&&) noexcept = default;
DateReader& DateReader::operator=(DateReader&&) noexcept = default;
DateReader::~DateReader() = default;

core::Result<DateReader> DateReader::load(const std::filesystem::path& folder) {
    auto vocabulary = dates::Vocabulary::load(folder);
    if (!vocabulary) return tl::make_unexpected(vocabulary.error());
    return DateReader(std::make_unique<Impl>(Impl{std::move(*vocabulary)}));
}

std::vector<TimeExpression> DateReader::find(std::string_view text, const DateHints& hints) const {
    const std::vector<Token> tokens = dates::tokenize(text, m_impl->vocabulary);
    const dates::Matcher matcher(text, tokens, m_impl->vocabulary, hints.month_first);
    dates::Resolver resolver(text, tokens, hints.reference);
    std::vector<TimeExpression> found;
    auto skip = hints.skip.begin();
    std::size_t next_of_time = 0;
    for (std::size_t i = 0; i < tokens.size();) {
        next_of_time = std::max(next_of_time, i);
        while (next_of_time < tokens.size() && !tokens[next_of_time].of_time) ++next_of_time;
        if (next_of_time == tokens.size()) break;
        if (next_of_time > i + longest_lead) i = next_of_time - longest_lead;
        if (!may_start(tokens[i]) || leads_nowhere(tokens, i)) {
            ++i;
            continue;
        }
        while (skip != hints.skip.end() && skip->second <= tokens[i].start) ++skip;
        const bool skipped = skip != hints.skip.end() && skip->first <= tokens[i].start;
        const auto phrase = skipped ? std::nullopt : matcher.match(i);
        if (!phrase) {
            ++i;
            continue;
        }
        i = phrase->after;
        if (phrase->what == dates::What::fixed && phrase->value.empty()) continue; // listed as no time: "as soon as"
        if (auto expression = resolver.resolve(*phrase)) found.push_back(std::move(*expression));
        for (const dates::Phrase& more : matcher.list_after(*phrase)) {
            i = more.after;
            if (auto expression = resolver.resolve(more)) found.push_back(std::move(*expression));
        }
    }
    return found;
}

std::optional<ReferenceDate> DateReader::infer_reference(std::string_view text, std::string_view url) const {
    if (auto found = dates::reference_in_url(url)) return found;
    // The head of a text holds its date line; its foot may hold "Updated …".
    const std::vector<Token> tokens = dates::tokenize(text.substr(0, head_of_text), m_impl->vocabulary);
    const dates::Matcher matcher(text, tokens, m_impl->vocabulary, true);
    if (auto found = dates::stated_reference(text, tokens, matcher)) return found;
    if (auto found = dates::named_reference(text, tokens, matcher)) return found;
    const std::vector<TimeExpression> times = find(text);
    if (auto found = dates::dateline_reference(text, tokens, matcher, times)) return found;
    return dates::solved_reference(times);
}

} // namespace whenabouts::reading
