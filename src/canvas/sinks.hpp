#pragma once
#include "canvas/rasterizer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace whenabouts::canvas {

/// The pixels of a band.
struct Surface {
    std::span<std::uint8_t> rgba;
    Band band;
    /// A pixel inside the band, in picture coordinates.
    [[nodiscard]] std::uint8_t* pixel(int x, int y) const {
        const auto row = static_cast<std::size_t>(y - band.first_row);
        return rgba.data() + 4 * (row * static_cast<std::size_t>(band.width) + static_cast<std::size_t>(x));
    }
};

/// Blends one colour.
class SolidSink final : public SpanSink {
  public:
    SolidSink(const Surface& surface, Colour colour) : m_surface(surface), m_colour(colour) {}
    void run(int y, int x, int length, std::uint8_t coverage) override;

  private:
    const Surface& m_surface;
    Colour m_colour;
};

/// Blends parallel lines, computed from the distance of pixel centres in whole 1/65536 pixels.
class HatchSink final : public SpanSink {
  public:
    HatchSink(const Surface& surface, const Hatch& hatch);
    void run(int y, int x, int length, std::uint8_t coverage) override;

  private:
    const Surface& m_surface;
    Colour m_colour;
    std::int64_t m_across_x = 0, m_across_y = 0; ///< unit vector across the lines
    std::int64_t m_spacing = 0;
    std::int64_t m_reach = 0; ///< half a line and half a pixel
    std::int64_t m_most = 0;  ///< coverage in the middle of a line
};

} // namespace whenabouts::canvas
