#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::lettering {

/// Embedding level of each character of one paragraph (UAX 9): even = left to right. The paragraph's direction is that
/// of its first strong character.
[[nodiscard]] std::vector<std::uint8_t> bidi_levels(std::span<const char32_t> text);

/// A stretch of characters with one level; `first` … `first + count` in logical order.
struct LevelRun {
    std::size_t first = 0, count = 0;
    std::uint8_t level = 0;
};
/// Puts runs in logical order into visual order from the left (UAX 9, rule L2).
void to_visual_order(std::vector<LevelRun>& runs);

} // namespace whenabouts::lettering
