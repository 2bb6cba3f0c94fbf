#include "canvas/rasterizer.hpp"

#include <algorithm>
#include <cstdlib>

#include <agg_rasterizer_cells_aa.h>
#include <agg_rasterizer_scanline_aa_nogamma.h> // cell_aa
#include <agg_rasterizer_sl_clip.h>

namespace whenabouts::canvas {

namespace {

constexpr int subpixels = agg::poly_subpixel_scale;
/// Cells are dropped without a word beyond this many blocks of 4096; enough for a poster of 16,384² full of coast.
constexpr unsigned cell_blocks = 16384;
/// Room around the picture in which edges keep their true shape.
constexpr double guard_px = 16;
/// Above this AGG 2.6.1 draws an edge twice (it splits without returning), so longer ones are split here.
constexpr int longest_edge = 8192 * subpixels;
/// Farther out than any map at any zoom; keeps the arithmetic of the cut finite.
constexpr double farthest_px = 1e9;

using AggCells = agg::rasterizer_cells_aa<agg::cell_aa>;

/// Drops edges that cannot touch the band's pixels; what is left of the picture only counts for winding.
struct BandEdges {
    AggCells& cells;
    int top, bottom, right; ///< subpixels

    void line(int x1, int y1, int x2, int y2) {
        if (std::max(y1, y2) <= top || std::min(y1, y2) >= bottom || std::min(x1, x2) >= right) return;
        if (y1 == y2) return;
        if (std::max(x1, x2) < 0) x1 = x2 = -1;
        walk(x1, y1, x2, y2);
    }

  private:
    void walk(int x1, int y1, int x2, int y2) {
        if (std::abs(x2 - x1) < longest_edge) return cells.line(x1, y1, x2, y2);
        const int x = x1 + (x2 - x1) / 2;
        const int y = y1 + (y2 - y1) / 2;
        walk(x1, y1, x, y);
        walk(x, y, x2, y2);
    }
};

std::uint8_t coverage_of(int area, FillRule rule) {
    int cover = std::abs(area >> (agg::poly_subpixel_shift * 2 + 1 - 8));
    if (rule == FillRule::even_odd) {
        cover &= 511;
        if (cover > 256) cover = 512 - cover;
    }
    return static_cast<std::uint8_t>(std::min(cover, 255));
}

} // namespace

struct Rasterizer::Cells {
    AggCells cells{cell_blocks};
    agg::rasterizer_sl_clip_dbl cut;
};

Rasterizer::Rasterizer(const Band& band) : m_band(band), m_cells(std::make_unique<Cells>()) {
    m_cells->cut.clip_box(-guard_px, -guard_px, band.width + guard_px, band.height + guard_px);
}

Rasterizer::~Rasterizer() = default;

void Rasterizer::add_ring(std::span<const Point> ring) {
    if (ring.size() < 3) return;
    Point low = ring[0];
    Point high = ring[0];
    for (const Point p : ring) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    // A closed ring beside the picture adds nothing to any pixel.
    if (high.x <= 0 || low.x >= m_band.width || high.y <= m_band.first_row || low.y >= m_band.end_row) return;

    BandEdges edges{m_cells->cells, m_band.first_row * subpixels, m_band.end_row * subpixels, m_band.width * subpixels};
    const auto near = [](double v) { return std::clamp(v, -farthest_px, farthest_px); };
    auto& cut = m_cells->cut;
    cut.move_to(near(ring[0].x), near(ring[0].y));
    for (const Point p : ring.subspan(1)) cut.line_to(edges, near(p.x), near(p.y));
    cut.line_to(edges, near(ring[0].x), near(ring[0].y));
}

void Rasterizer::add(const Path& path) {
    for_each_polyline(path, [this](std::span<const Point> ring) { add_ring(ring); });
}

void Rasterizer::sweep(FillRule rule, SpanSink& sink) {
    AggCells& cells = m_cells->cells;
    cells.sort_cells();
    if (cells.total_cells() == 0) return cells.reset();
    const auto give = [&](int y, int x, int end, int area) {
        const std::uint8_t cover = coverage_of(area, rule);
        x = std::max(x, 0);
        end = std::min(end, m_band.width);
        if (cover != 0 && x < end) sink.run(y, x, end - x, cover);
    };
    const int end_row = std::min(m_band.end_row, cells.max_y() + 1);
    for (int y = std::max(m_band.first_row, cells.min_y()); y < end_row; ++y) {
        const auto row = static_cast<unsigned>(y);
        const agg::cell_aa* const* at = cells.scanline_cells(row);
        const agg::cell_aa* const* const end = at + cells.scanline_num_cells(row);
        int cover = 0;
        while (at != end) {
            const int x = (*at)->x;
            int area = 0;
            for (; at != end && (*at)->x == x; ++at) {
                area += (*at)->area;
                cover += (*at)->cover;
            }
            const int full = cover * (2 * subpixels);
            give(y, x, x + 1, full - area);
            if (cover != 0) give(y, x + 1, at != end ? (*at)->x : m_band.width, full); // edges right of it were skipped
        }
    }
    cells.reset();
}

} // namespace whenabouts::canvas
