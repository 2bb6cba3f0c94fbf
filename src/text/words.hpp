#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace whenabouts::text {

enum class WordKind : std::uint8_t {
    word,       ///< letters, with inner apostrophes and digits: "Sana'a", "Tu95", "Запоріжжя", "U.S."
    number,     ///< begins with a digit: "30", "1,234.5", "12:30", "30th"
    ideograph,  ///< one sign of a script written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)
    possessive, ///< "'s" or "’s" after a word
    mark        ///< one code point of punctuation or a symbol
};

/// A token. Hyphens part words ("al-Balah" is three tokens); `spaced` tells whether white space stands before it.
struct Word {
    std::size_t start = 0; ///< bytes in the text, half-open
    std::size_t end = 0;
    WordKind kind = WordKind::word;
    bool capital = false;      ///< its first letter is upper- or titlecase
    bool all_capitals = false; ///< two or more letters, all upper-case
    bool spaced = false;
    [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
};

/// Every token of a text in order; white space and control characters are left out. `text` must be valid UTF-8.
[[nodiscard]] std::vector<Word> words(std::string_view text);

} // namespace whenabouts::text
