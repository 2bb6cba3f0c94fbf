#include "reading/lexicon/pattern.hpp"

#include "unicode/fold.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

bool is_plain_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

core::Result<void> parse_words(std::string_view text, PatternStep& step) {
    while (true) {
        const std::size_t bar = text.find('|');
        const std::string_view word = text.substr(0, bar);
        if (word.empty()) return core::refused({}, "a pattern step has an empty word");
        if (word.front() == '@') {
            step.words.emplace_back(word);
        } else {
            const bool stem = word.back() == '*';
            std::string folded = folded_word(stem ? word.substr(0, word.size() - 1) : word);
            if (folded.empty()) return core::refused({}, fmt::format("\"{}\" is no word", word));
            if (stem) folded += '*';
            step.words.push_back(std::move(folded));
        }
        if (bar == std::string_view::npos) return {};
        text.remove_prefix(bar + 1);
    }
}

core::Result<PatternStep> parse_step(std::string_view text) {
    PatternStep step;
    if (text.starts_with("..")) {
        step.kind = PatternStep::Kind::gap;
        const auto digits = text.substr(2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), step.longest_gap);
        if (error != std::errc{} || end != digits.data() + digits.size() || step.longest_gap < 1 ||
            step.longest_gap > 20)
            return core::refused({}, fmt::format("\"{}\" is no gap of 1 to 20 words", text));
        return step;
    }
    if (text.starts_with('^')) step.head = true, text.remove_prefix(1);
    if (text.starts_with('!')) step.forbidden = true, text.remove_prefix(1);
    if (text.ends_with('?')) step.optional = true, text.remove_suffix(1);
    if (text == "<num>") {
        step.kind = PatternStep::Kind::number;
    } else if (text == "<cap>") {
        step.kind = PatternStep::Kind::capital;
    } else if (auto words = parse_words(text, step); !words) {
        return tl::unexpected(words.error());
    }
    return step;
}

} // namespace

std::string folded_word(std::string_view word) {
    if (!is_plain_ascii(word)) return unicode::fold(word);
    std::string out;
    out.reserve(word.size());
    for (const char c : word) {
        if (c == '\'' || c == '`' || c == '.') continue;
        out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

core::Result<Pattern> parse_pattern(std::string_view text) {
    Pattern pattern;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        if (space != 0) {
            auto step = parse_step(text.substr(0, space));
            if (!step) return tl::unexpected(step.error());
            pattern.steps.push_back(std::move(*step));
        }
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    if (pattern.steps.empty()) return core::refused({}, "the pattern is empty");
    const PatternStep& first = pattern.steps.front();
    if (first.kind != PatternStep::Kind::words || first.optional || first.forbidden)
        return core::refused({}, "a pattern begins with a word that must be there");
    if (pattern.steps.back().kind == PatternStep::Kind::gap)
        return core::refused({}, "a pattern does not end with a gap");
    if (std::none_of(pattern.steps.begin(), pattern.steps.end(), [](const PatternStep& s) { return s.head; }))
        pattern.steps.front().head = true;
    return pattern;
}

} // namespace whenabouts::reading
