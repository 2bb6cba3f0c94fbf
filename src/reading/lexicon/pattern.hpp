#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::reading {

/// What one step of a pattern accepts.
struct PatternStep {
    enum class Kind : std::uint8_t { words, number, capital, gap };
    Kind kind = Kind::words;
    std::vector<std::string> words; ///< folded; a trailing '*' accepts every word that begins so; "@name" is a class
    int longest_gap = 0;            ///< gap: at most so many tokens are skipped, never across the end of a clause group
    bool optional = false;
    bool forbidden = false; ///< the pattern fails where this step fits (nothing is consumed)
    bool head = false;      ///< the word that the pattern is about; the first step when none is marked
};

/// A sequence of steps over tokens. Written with spaces: `word`, `a|b|stem*`, `@class`, `<num>`, `<cap>`, `..4` (gap),
/// `word?` (may be missing), `!word` (must not follow), `^word` (head of the pattern).
struct Pattern {
    std::vector<PatternStep> steps;
};

/// Refuses empty steps, a gap or an optional step at the beginning or a gap at the end, in words.
[[nodiscard]] core::Result<Pattern> parse_pattern(std::string_view text);

/// The form in which lexicons and texts are compared: lower case, without marks and apostrophes.
[[nodiscard]] std::string folded_word(std::string_view word);

} // namespace whenabouts::reading
