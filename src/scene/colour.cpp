#include "scene/colour.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace whenabouts::scene {

std::optional<canvas::Colour> parse_colour(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    std::array<std::uint8_t, 4> parts{0, 0, 0, 255};
    for (std::size_t i = 0; 2 * i + 1 < text.size(); ++i) {
        const char* begin = text.data() + 1 + 2 * i;
        const auto [end, error] = std::from_chars(begin, begin + 2, parts[i], 16);
        if (error != std::errc() || end != begin + 2) return std::nullopt;
    }
    return canvas::Colour{parts[0], parts[1], parts[2], parts[3]};
}

canvas::Colour mix(canvas::Colour a, canvas::Colour b, double share) {
    const auto blend = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {blend(a.r, b.r), blend(a.g, b.g), blend(a.b, b.b), blend(a.a, b.a)};
}

canvas::Colour with_opacity(canvas::Colour colour, double opacity) {
    colour.a = static_cast<std::uint8_t>(std::lround(255 * opacity));
    return colour;
}

} // namespace whenabouts::scene
