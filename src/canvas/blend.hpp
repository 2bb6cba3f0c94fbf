#pragma once
#include "canvas/canvas.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace whenabouts::canvas {

/// v / 255 rounded to nearest, exact for v ≤ 255 × 255.
[[nodiscard]] constexpr std::uint32_t div255(std::uint32_t v) {
    v += 128;
    return (v + (v >> 8)) >> 8;
}

/// One colour at one alpha, its channels in pairs as 16-bit lanes of a word (a pixel's bytes 0, 2 and 1, 3).
struct Wash {
    std::uint32_t even = 0, odd = 0; ///< channel × alpha + 128
    std::uint32_t rest = 0;          ///< 255 − alpha

    Wash(Colour colour, std::uint32_t alpha)
        : even((colour.r | (std::uint32_t{colour.b} << 16)) * alpha + lane_half),
          odd((colour.g | (std::uint32_t{255} << 16)) * alpha + lane_half), rest(255 - alpha) {}

    static constexpr std::uint32_t lane_mask = 0x00FF00FF;
    static constexpr std::uint32_t lane_half = 0x00800080;

    /// Over an opaque pixel; every channel is div255(source × alpha + below × rest).
    [[nodiscard]] std::uint32_t over(std::uint32_t pixel) const {
        const std::uint32_t e = (pixel & lane_mask) * rest + even;
        const std::uint32_t o = ((pixel >> 8) & lane_mask) * rest + odd;
        return (((e + ((e >> 8) & lane_mask)) >> 8) & lane_mask) | ((o + ((o >> 8) & lane_mask)) & ~lane_mask);
    }
};
static_assert(std::endian::native == std::endian::little, "Wash reads a pixel's red byte as the lowest");

/// Source over destination, straight alpha, in the gamma-coded values as every map renderer does. `pixel` is R, G, B,
/// A.
inline void blend_pixel(std::uint8_t* pixel, Colour colour, std::uint32_t alpha) {
    if (alpha == 0) return;
    const std::uint32_t below = pixel[3];
    if (below == 255) {
        std::uint32_t word = 0;
        std::memcpy(&word, pixel, 4);
        word = Wash(colour, alpha).over(word);
        std::memcpy(pixel, &word, 4);
        return;
    }
    const std::uint8_t source[3] = {colour.r, colour.g, colour.b};
    const std::uint32_t kept = below * (255 - alpha); // × 255
    const std::uint32_t total = alpha * 255 + kept;   // × 255
    for (int c = 0; c < 3; ++c)
        pixel[c] = static_cast<std::uint8_t>((source[c] * alpha * 255 + pixel[c] * kept + total / 2) / total);
    pixel[3] = static_cast<std::uint8_t>(div255(total));
}

/// `length` pixels in one colour at one coverage (0 … 255).
void blend_run(std::uint8_t* pixels, int length, Colour colour, std::uint8_t coverage);
/// `length` pixels in one colour, each at its own coverage.
void blend_covers(std::uint8_t* pixels, int length, Colour colour, const std::uint8_t* coverage);

} // namespace whenabouts::canvas
