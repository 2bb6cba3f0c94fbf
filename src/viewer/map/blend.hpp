#pragma once
#include "canvas/canvas.hpp"

#include <cstdint>

namespace whenabouts::viewer {

// Pixels as words: straight RGBA, red in the lowest byte, as they lie in image::Image.

[[nodiscard]] inline std::uint32_t packed(canvas::Colour c) {
    return c.r | static_cast<std::uint32_t>(c.g) << 8U | static_cast<std::uint32_t>(c.b) << 16U | 0xFF000000U;
}

/// Straight alpha over an opaque pixel. Two channels at once: each product keeps to its 16 bits.
[[nodiscard]] inline std::uint32_t over(std::uint32_t ground, std::uint32_t ink) {
    const std::uint32_t alpha = ink >> 24U;
    if (alpha == 0) return ground;
    if (alpha == 255) return ink;
    const std::uint32_t a = alpha + (alpha >> 7U); // 0 … 256
    const std::uint32_t red_blue = ((ground & 0xFF00FFU) * (256 - a) + (ink & 0xFF00FFU) * a) >> 8U;
    const std::uint32_t green = ((ground & 0x00FF00U) * (256 - a) + (ink & 0x00FF00U) * a) >> 8U;
    return (red_blue & 0xFF00FFU) | (green & 0x00FF00U) | 0xFF000000U;
}

/// Two pixels mixed, all channels; `share` of the second, 0 … 256.
[[nodiscard]] inline std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t share) {
    const std::uint32_t odd = ((a & 0xFF00FFU) * (256 - share) + (b & 0xFF00FFU) * share) >> 8U;
    const std::uint32_t even = ((a >> 8U) & 0xFF00FFU) * (256 - share) + ((b >> 8U) & 0xFF00FFU) * share;
    return (odd & 0xFF00FFU) | (even & 0xFF00FF00U);
}

} // namespace whenabouts::viewer
