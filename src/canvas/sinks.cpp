#include "canvas/sinks.hpp"

#include "canvas/blend.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::canvas {

namespace {
constexpr double one = 65536;
constexpr double least_spacing_px = 1;
constexpr double greatest_px = 1e6;
std::int64_t fixed(double v) {
    return std::llround(v * one);
}
} // namespace

void SolidSink::run(int y, int x, int length, std::uint8_t coverage) {
    blend_run(m_surface.pixel(x, y), length, m_colour, coverage);
}

HatchSink::HatchSink(const Surface& surface, const Hatch& hatch) : m_surface(surface), m_colour(hatch.colour) {
    const double angle = hatch.angle_deg * std::numbers::pi / 180;
    const double width = std::clamp(hatch.width, 0.0, greatest_px);
    m_across_x = fixed(-std::sin(angle));
    m_across_y = fixed(std::cos(angle));
    m_spacing = fixed(std::clamp(hatch.spacing, least_spacing_px, greatest_px));
    m_reach = fixed(width / 2 + 0.5);
    m_most = fixed(std::min(width, 1.0));
}

void HatchSink::run(int y, int x, int length, std::uint8_t coverage) {
    std::uint8_t* pixel = m_surface.pixel(x, y);
    const std::int64_t across = ((2 * std::int64_t{x} + 1) * m_across_x + (2 * std::int64_t{y} + 1) * m_across_y) / 2;
    std::int64_t rest = ((across % m_spacing) + m_spacing) % m_spacing;
    for (int i = 0; i < length; ++i, pixel += 4) {
        const std::int64_t line = std::clamp<std::int64_t>(m_reach - std::min(rest, m_spacing - rest), 0, m_most);
        if (line != 0) {
            const auto cover = static_cast<std::uint32_t>((line * 255) >> 16);
            blend_pixel(pixel, m_colour, div255(div255(cover * coverage) * m_colour.a));
        }
        rest += m_across_x; // at most one pixel, and lines are at least a pixel apart
        if (rest >= m_spacing)
            rest -= m_spacing;
        else if (rest < 0)
            rest += m_spacing;
    }
}

} // namespace whenabouts::canvas
