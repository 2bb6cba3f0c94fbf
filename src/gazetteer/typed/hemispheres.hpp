#pragma once
#include <cstdint>
#include <string_view>

namespace whenabouts::gazetteer::typed {

enum class Axis : std::uint8_t { unknown, lon, lat };

/// What a letter or word beside a number says of it.
struct Hemisphere {
    std::string_view word; ///< folded (unicode::fold), without dots
    Axis axis;
    int sign; ///< +1 north or east, -1 south or west, 0 = tells the axis only
};

/// Null when the word is none.
[[nodiscard]] const Hemisphere* find_hemisphere(std::string_view folded_word);

} // namespace whenabouts::gazetteer::typed
