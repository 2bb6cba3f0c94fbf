#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::canvas {

/// Picture coordinates: pixels, x to the right, y down, (0,0) = outer corner of the top-left pixel.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// Straight (not premultiplied) 8-bit sRGB with alpha.
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;
};

/// One or more polylines; a filled path is closed implicitly. Non-finite points end a polyline.
struct Path {
    std::vector<Point> points;
    std::vector<std::size_t> starts; ///< index of each polyline's first point; starts[0] == 0 unless empty
    bool closed = false;             ///< strokes join the last point to the first

    void move_to(Point p) {
        starts.push_back(points.size());
        points.push_back(p);
    }
    void line_to(Point p) { points.push_back(p); }
    [[nodiscard]] bool empty() const { return points.empty(); }
};

enum class FillRule : std::uint8_t { even_odd, non_zero };

struct Stroke {
    Colour colour;
    double width = 1;           ///< pixels
    std::vector<double> dashes; ///< pixels, on/off alternating; empty = solid
    bool round = true;          ///< joins and caps round, else mitre and butt
};

/// Parallel lines inside a filled path.
struct Hatch {
    Colour colour;
    double width = 1;      ///< pixels
    double spacing = 6;    ///< pixels between lines, across them
    double angle_deg = 45; ///< clockwise from the x axis
};

/// An 8-bit coverage mask (a glyph, a halo), drawn in one colour at whole pixels.
struct Mask {
    int width = 0, height = 0;
    std::span<const std::uint8_t> coverage; ///< row by row from the top, width × height
};

/// What a scene is drawn on: pixels now, SVG and PDF pages later. Not thread-safe; one canvas per thread.
class Canvas {
  public:
    virtual ~Canvas() = default;
    virtual void fill(const Path& path, Colour colour, FillRule rule = FillRule::even_odd) = 0;
    virtual void hatch(const Path& path, const Hatch& hatch) = 0;
    virtual void stroke(const Path& path, const Stroke& stroke) = 0;
    virtual void mask(const Mask& mask, int left, int top, Colour colour) = 0;
    /// Straight RGBA pixels, row by row from the top, blended over what is there.
    virtual void pixels(std::span<const std::uint8_t> rgba, int width, int height, int left, int top) = 0;
};

} // namespace whenabouts::canvas
