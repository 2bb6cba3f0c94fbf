#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace whenabouts::text {

/// A sentence, a headline or a list line: bytes in the text, half-open, without white space around it.
struct Sentence {
    std::size_t start = 0;
    std::size_t end = 0;
    bool paragraph_start =
        false; ///< first of its paragraph (a blank line or the beginning of the text stands before it)
    [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
};

/// Splits a text of any language. Knows abbreviations ("Dec. 30", "Gen. Smith", "U.S. officials", "ул.", "обл."),
/// initials, decimal points, ellipses, closing quotation marks, CJK and Arabic full stops; a blank line always ends a
/// sentence, a single line end only when the line looks complete. `text` must be valid UTF-8.
[[nodiscard]] std::vector<Sentence> sentences(std::string_view text);

} // namespace whenabouts::text
