#include "lettering/bidi.hpp"

#include <algorithm>
#include <fribidi.h>

namespace whenabouts::lettering {

std::vector<std::uint8_t> bidi_levels(std::span<const char32_t> text) {
    std::vector<std::uint8_t> levels(text.size(), 0);
    // Without a right-to-left letter, Arabic digit or explicit control below U+0590 there is nothing to find out.
    if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x590; })) return levels;
    const std::vector<FriBidiChar> characters(text.begin(), text.end());
    const auto count = static_cast<FriBidiStrIndex>(text.size());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> found(text.size());
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    FriBidiParType direction = FRIBIDI_PAR_ON;
    const FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction, found.data());
    if (highest == 0) return levels; // out of memory: left to right
    std::transform(found.begin(), found.end(), levels.begin(),
                   [](FriBidiLevel level) { return static_cast<std::uint8_t>(std::max<int>(level, 0)); });
    return levels;
}

void to_visual_order(std::vector<LevelRun>& runs) {
    std::uint8_t highest = 0;
    for (const LevelRun& run : runs) highest = std::max(highest, run.level);
    for (std::uint8_t level = highest; level > 0; --level) {
        for (auto at = runs.begin(); at != runs.end();) {
            const auto below = [level](const LevelRun& run) { return run.level < level; };
            const auto end = std::find_if(at, runs.end(), below);
            std::reverse(at, end);
            at = std::find_if_not(end, runs.end(), below);
        }
    }
}

} // namespace whenabouts::lettering
