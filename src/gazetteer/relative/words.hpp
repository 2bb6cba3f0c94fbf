#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer::relative {

/// The words of a phrase with their places in it; hyphens, commas and the seam in "20km" part words, too.
struct Words {
    enum class Seam : unsigned char { start, space, hyphen, dash, comma, none };
    std::string_view text;
    std::vector<std::string> folded;
    std::vector<std::size_t> begin, end; ///< bytes in `text`, half-open
    std::vector<Seam> seam;              ///< what stands before the word; dash = "–" or a hyphen between blanks

    [[nodiscard]] std::size_t size() const { return folded.size(); }
    /// The text of words [from, to) without possessive "'s" at its end.
    [[nodiscard]] std::string name(std::size_t from, std::size_t to) const;
};
[[nodiscard]] Words split_words(std::string_view text);

} // namespace whenabouts::gazetteer::relative
