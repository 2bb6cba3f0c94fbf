#pragma once
#include "canvas/canvas.hpp"

#include <memory>

namespace whenabouts::canvas {

/// Draws anti-aliased into RGBA pixels owned by the caller (straight alpha, row by row from the top, no padding).
///
/// A canvas may be a horizontal band of a larger picture: coordinates are always those of the whole picture, and the
/// bands' pixels are byte for byte those of one canvas over all rows, whatever the cut. Equal calls give equal bytes on
/// every machine. Coordinates may lie far outside (any finite double); points that are not finite end a polyline.
class PixelCanvas final : public Canvas {
  public:
    /// The whole picture; `rgba` holds 4 × width × height bytes and must outlive the canvas.
    PixelCanvas(std::span<std::uint8_t> rgba, int width, int height);
    /// Rows [first_row, end_row) of a picture of width × height; `rgba` holds those rows only.
    PixelCanvas(std::span<std::uint8_t> rgba, int width, int height, int first_row, int end_row);
    PixelCanvas(const PixelCanvas&) = delete;
    PixelCanvas& operator=(const PixelCanvas&) = delete;
    ~PixelCanvas() override;

    /// Sets every pixel, alpha included.
    void clear(Colour colour);
    void fill(const Path& path, Colour colour, FillRule rule = FillRule::even_odd) override;
    void hatch(const Path& path, const Hatch& hatch) override;
    void stroke(const Path& path, const Stroke& stroke) override;
    void mask(const Mask& mask, int left, int top, Colour colour) override;
    void pixels(std::span<const std::uint8_t> rgba, int width, int height, int left, int top) override;

  private:
    struct Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace whenabouts::canvas
