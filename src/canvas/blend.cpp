#include "canvas/blend.hpp"

#include <cstring>

namespace whenabouts::canvas {

void blend_run(std::uint8_t* pixels, int length, Colour colour, std::uint8_t coverage) {
    const std::uint32_t alpha = div255(std::uint32_t{colour.a} * coverage);
    if (alpha == 0 || length <= 0) return;
    if (alpha == 255) {
        const std::uint8_t pixel[4] = {colour.r, colour.g, colour.b, 255};
        for (int i = 0; i < length; ++i) std::memcpy(pixels + 4 * i, pixel, 4);
        return;
    }
    const Wash wash(colour, alpha);
    for (std::uint8_t* pixel = pixels; pixel != pixels + 4 * length; pixel += 4) {
        if (pixel[3] != 255) {
            blend_pixel(pixel, colour, alpha);
            continue;
        }
        std::uint32_t word = 0;
        std::memcpy(&word, pixel, 4);
        word = wash.over(word);
        std::memcpy(pixel, &word, 4);
    }
}

void blend_covers(std::uint8_t* pixels, int length, Colour colour, const std::uint8_t* coverage) {
    for (int i = 0; i < length; ++i)
        if (coverage[i] != 0) blend_pixel(pixels + 4 * i, colour, div255(std::uint32_t{colour.a} * coverage[i]));
}

} // namespace whenabouts::canvas
