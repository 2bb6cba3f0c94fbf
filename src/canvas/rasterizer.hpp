#pragma once
#include "canvas/canvas.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace whenabouts::canvas {

/// Receives covered pixels, rows from the top, from left to right, inside the picture's columns and the band's rows.
class SpanSink {
  public:
    virtual ~SpanSink() = default;
    virtual void run(int y, int x, int length, std::uint8_t coverage) = 0;
};

/// A picture's size and the rows of it that are drawn now.
struct Band {
    int width = 0, height = 0;
    int first_row = 0, end_row = 0;
};

/// Exact-area scanline coverage of polygons (AGG's cells). Edges are cut to the whole picture in floating point, then
/// walked in 1/256 pixels; rows outside the band are only skipped, so every band sees the same coverage.
class Rasterizer {
  public:
    explicit Rasterizer(const Band& band);
    ~Rasterizer();
    Rasterizer(const Rasterizer&) = delete;
    Rasterizer& operator=(const Rasterizer&) = delete;

    [[nodiscard]] const Band& band() const { return m_band; }
    /// Adds a ring, closed implicitly. Points must be finite.
    void add_ring(std::span<const Point> ring);
    /// Adds every polyline of a path as a ring; a point that is not finite ends its polyline.
    void add(const Path& path);
    /// Gives out the coverage of all rings added since the last sweep, then forgets them.
    void sweep(FillRule rule, SpanSink& sink);

  private:
    struct Cells;
    Band m_band;
    std::unique_ptr<Cells> m_cells;
};

/// Calls `use(std::span<const Point>)` for each run of finite points of each polyline of a path.
template <class Use>
void for_each_polyline(const Path& path, Use use) {
    const std::span<const Point> points(path.points);
    const auto finite = [](Point p) { return p.x - p.x == 0 && p.y - p.y == 0; };
    for (std::size_t i = 0; i < path.starts.size(); ++i) {
        const std::size_t end = i + 1 < path.starts.size() ? path.starts[i + 1] : points.size();
        std::size_t begin = path.starts[i];
        if (end > points.size() || begin >= end) continue;
        for (std::size_t at = begin; at <= end; ++at) {
            if (at < end && finite(points[at])) continue;
            if (at > begin) use(points.subspan(begin, at - begin));
            begin = at + 1;
        }
    }
}

} // namespace whenabouts::canvas
