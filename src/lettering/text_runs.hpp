#pragma once
#include "lettering/font_set.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::lettering {

/// Characters that are shaped together: one face, one script, one direction.
struct TextRun {
    std::size_t first = 0, count = 0; ///< in the text's characters, logical order
    std::uint16_t face = 0;
    ScriptTag script = 0;
    std::uint8_t level = 0; ///< odd = right to left
};

/// The characters of a text; ill-formed bytes become U+FFFD, control characters spaces.
[[nodiscard]] std::u32string characters_of(std::string_view utf8);

/// The script of each character; those common to many scripts get that of the text around them (UAX 24).
[[nodiscard]] std::vector<ScriptTag> scripts_of(std::u32string_view text);

/// The runs of a text in visual order from the left.
[[nodiscard]] std::vector<TextRun> runs_of(std::u32string_view text, Cut cut, FontSet& fonts);

} // namespace whenabouts::lettering
