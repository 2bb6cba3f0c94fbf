#include "canvas/pixel_canvas.hpp"

#include "canvas/blend.hpp"
#include "canvas/sinks.hpp"
#include "canvas/stroker.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace whenabouts::canvas {

struct PixelCanvas::Drawing {
    Surface surface;
    Rasterizer coverage;
};

namespace {

/// A block of pixels cut to the band, in picture coordinates.
struct Overlap {
    int left = 0, top = 0, right = 0, bottom = 0;
};

Overlap overlap(const Band& band, int width, int height, int left, int top) {
    const auto end = [](int start, int size, int limit) {
        return static_cast<int>(std::min(static_cast<long long>(start) + size, static_cast<long long>(limit)));
    };
    return {std::max(left, 0), std::max(top, band.first_row), end(left, width, band.width),
            end(top, height, band.end_row)};
}

} // namespace

PixelCanvas::PixelCanvas(std::span<std::uint8_t> rgba, int width, int height)
    : PixelCanvas(rgba, width, height, 0, height) {}

PixelCanvas::PixelCanvas(std::span<std::uint8_t> rgba, int width, int height, int first_row, int end_row) {
    const Band band{std::max(width, 0), std::max(height, 0), std::max(first_row, 0), std::min(end_row, height)};
    assert(band.first_row >= band.end_row ||
           rgba.size() >= std::size_t{4} * static_cast<std::size_t>(band.width) *
                              static_cast<std::size_t>(band.end_row - band.first_row));
    m_drawing.reset(new Drawing{{rgba, band}, Rasterizer(band)});
}

PixelCanvas::~PixelCanvas() = default;

void PixelCanvas::clear(Colour colour) {
    const std::uint8_t pixel[4] = {colour.r, colour.g, colour.b, colour.a};
    const Band& band = m_drawing->surface.band;
    const std::size_t row = std::size_t{4} * static_cast<std::size_t>(band.width);
    if (band.first_row >= band.end_row) return;
    for (int x = 0; x < band.width; ++x) std::memcpy(m_drawing->surface.pixel(x, band.first_row), pixel, 4);
    for (int y = band.first_row + 1; y < band.end_row && row != 0; ++y)
        std::memcpy(m_drawing->surface.pixel(0, y), m_drawing->surface.pixel(0, band.first_row), row);
}

void PixelCanvas::fill(const Path& path, Colour colour, FillRule rule) {
    if (colour.a == 0) return;
    m_drawing->coverage.add(path);
    SolidSink sink(m_drawing->surface, colour);
    m_drawing->coverage.sweep(rule, sink);
}

void PixelCanvas::hatch(const Path& path, const Hatch& hatch) {
    if (hatch.colour.a == 0 || !std::isfinite(hatch.width + hatch.spacing + hatch.angle_deg)) return;
    m_drawing->coverage.add(path);
    HatchSink sink(m_drawing->surface, hatch);
    m_drawing->coverage.sweep(FillRule::even_odd, sink);
}

void PixelCanvas::stroke(const Path& path, const Stroke& stroke) {
    if (stroke.colour.a == 0) return;
    add_stroke(m_drawing->coverage, path, stroke);
    SolidSink sink(m_drawing->surface, stroke.colour);
    m_drawing->coverage.sweep(FillRule::non_zero, sink);
}

void PixelCanvas::mask(const Mask& mask, int left, int top, Colour colour) {
    if (mask.width <= 0 || mask.height <= 0 || colour.a == 0) return;
    const auto stride = static_cast<std::size_t>(mask.width);
    assert(mask.coverage.size() >= stride * static_cast<std::size_t>(mask.height));
    const Overlap o = overlap(m_drawing->surface.band, mask.width, mask.height, left, top);
    for (int y = o.top; y < o.bottom && o.left < o.right; ++y) {
        const std::size_t from = static_cast<std::size_t>(y - top) * stride + static_cast<std::size_t>(o.left - left);
        blend_covers(m_drawing->surface.pixel(o.left, y), o.right - o.left, colour, mask.coverage.data() + from);
    }
}

void PixelCanvas::pixels(std::span<const std::uint8_t> rgba, int width, int height, int left, int top) {
    if (width <= 0 || height <= 0) return;
    const auto stride = static_cast<std::size_t>(width);
    assert(rgba.size() >= 4 * stride * static_cast<std::size_t>(height));
    const Overlap o = overlap(m_drawing->surface.band, width, height, left, top);
    for (int y = o.top; y < o.bottom && o.left < o.right; ++y) {
        const std::size_t from = static_cast<std::size_t>(y - top) * stride + static_cast<std::size_t>(o.left - left);
        const std::uint8_t* source = rgba.data() + 4 * from;
        std::uint8_t* to = m_drawing->surface.pixel(o.left, y);
        for (int x = o.left; x < o.right; ++x, source += 4, to += 4) {
            if (source[3] == 255)
                std::memcpy(to, source, 4);
            else
                blend_pixel(to, {source[0], source[1], source[2], 255}, source[3]);
        }
    }
}

} // namespace whenabouts::canvas
