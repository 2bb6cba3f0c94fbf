#pragma once
#include "canvas/canvas.hpp"
#include "core/incident.hpp"
#include "lettering/placer.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace whenabouts::scene {

using canvas::Colour;
using canvas::Path;
using canvas::Point;
using canvas::Stroke;

struct Fill {
    Path path;
    Colour colour;
    canvas::FillRule rule = canvas::FillRule::even_odd;
};
struct HatchFill {
    Path path;
    canvas::Hatch hatch;
};
struct Line {
    Path path;
    canvas::Stroke stroke;
};
/// A run of shaped text, already placed: its glyphs are looked up by the renderer in `lettering`.
struct Text {
    std::string utf8;
    Point anchor;        ///< pixel position of the text's left baseline
    double size_px = 12; ///< em size
    bool bold = false;
    bool italic = false;
    double angle_deg = 0;      ///< clockwise; 0 = horizontal
    double letter_spacing = 0; ///< pixels added between glyphs
    Path along; ///< when not empty, the baseline bends along this line from its start; anchor and angle are unused
    Colour colour;
    Colour halo{255, 255, 255, 0}; ///< alpha 0 = no halo
    double halo_px = 0;            ///< width of the halo around the glyphs
};
/// A symbol centred at a point: circle, triangle, square, diamond, cross, star, hexagon, pentagon
/// (assets/categories.json).
struct Symbol {
    Point at;
    std::string shape = "circle";
    double size_px = 10; ///< outer diameter
    Colour fill;
    Colour outline{255, 255, 255, 255};
    double outline_px = 1;
    bool hollow = false; ///< possible in time: outline in the fill colour, no fill
};
/// Straight RGBA pixels, row by row from the top left, blended over what is there.
struct Picture {
    int left = 0, top = 0, width = 0, height = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> rgba; ///< 4 × width × height
};
using Element = std::variant<Fill, HatchFill, Line, Text, Symbol, Picture>;

/// Elements drawn in order; a named group so that the window can cache and toggle it.
struct Layer {
    std::string name; ///< "land", "water", "borders", "areas", "incidents", "labels", "furniture"
    std::vector<Element> elements;
};

/// Where an incident was drawn: for picking in the window and for figure manifests.
struct Mark {
    std::int64_t incident_id = 0;
    Point at;
    double radius_px = 0;      ///< hit radius of the symbol, half the width of an area's plate
    double half_height_px = 0; ///< of the plate; the radius for symbols
    Path area;                 ///< the drawn area, empty for point symbols
    core::Membership membership = core::Membership::certain;
    std::size_t stands_for = 1; ///< incidents that one area stands for, when their ids were not asked for (id 0)
};

/// What a legend must explain.
struct Drawn {
    bool circles = false;    ///< somewhere within a radius
    bool heaps = false;      ///< symbols that stand for several incidents
    double fullest_cell = 0; ///< of a density layer, incidents; 0 = none is drawn
    double cell_mm = 0;      ///< width of its cells on the page
};

/// What to draw, in which order: plain vectors, no pixels. Deterministic for equal inputs.
struct Scene {
    int width_px = 0, height_px = 0;
    double px_per_mm = 96 / 25.4;
    Colour background;
    std::vector<Layer> layers;
    std::vector<Mark> marks;
    std::vector<lettering::Rect> occupied; ///< boxes of symbols and keys, which names must not cover
    Drawn drawn;
    std::vector<std::string> notes; ///< what the legend must say: viewpoint, what was left out and why
};

} // namespace whenabouts::scene
