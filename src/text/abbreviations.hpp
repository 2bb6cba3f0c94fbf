#pragma once
#include <cstdint>
#include <string_view>

namespace whenabouts::text {

/// What a full stop after a word means.
enum class StopAfter : std::uint8_t {
    ends,    ///< no known abbreviation: the stop ends the sentence
    goes_on, ///< a title or unit that something always follows ("Gen.", "ул.")
    either   ///< may stand at a sentence's end ("U.S.", "Dec.", "a.m.", "Inc.")
};

/// `word` is folded (lower case, without its dots): "gen", "us", "dec".
[[nodiscard]] StopAfter stop_after(std::string_view word);
/// Words that begin sentences far oftener than they follow an abbreviation: "the", "he", "in" …; `word` is folded.
[[nodiscard]] bool begins_sentences(std::string_view word);

} // namespace whenabouts::text
