#include "scene/shapes.hpp"

#include "scene/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace whenabouts::scene {
namespace {

void arc(Path& path, Point centre, double radius, double from_deg, double to_deg) {
    constexpr int pieces = 8;
    for (int i = 0; i <= pieces; ++i) {
        const double angle = (from_deg + (to_deg - from_deg) * i / pieces) * std::numbers::pi / 180;
        const Point p{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        if (path.empty())
            path.move_to(p);
        else
            path.line_to(p);
    }
}

void append_code_point(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

/// Simple capitals of Latin, Greek and Cyrillic (Unicode's one-to-one mappings); anything else stays.
char32_t capital(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 32;
    if ((c >= 0xE0 && c <= 0xFE && c != 0xF7) || (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F))
        return c - 32;
    // Greek capitals carry no accents.
    constexpr std::array<std::pair<char32_t, char32_t>, 8> greek{{{0x3AC, 0x391},
                                                                  {0x3AD, 0x395},
                                                                  {0x3AE, 0x397},
                                                                  {0x3AF, 0x399},
                                                                  {0x3CC, 0x39F},
                                                                  {0x3CD, 0x3A5},
                                                                  {0x3CE, 0x3A9},
                                                                  {0x3C2, 0x3A3}}};
    for (const auto& [small, large] : greek)
        if (c == small) return large;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    const bool pairs_even = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
                            (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1EFF);
    if (pairs_even) return c != 0x131 && (c & 1) != 0 ? c - 1 : c;
    const bool pairs_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (pairs_odd) return (c & 1) == 0 ? c - 1 : c;
    return c;
}

} // namespace

Path rectangle(const ClipBox& box) {
    Path path;
    path.closed = true;
    path.move_to({box.x0, box.y0});
    path.line_to({box.x1, box.y0});
    path.line_to({box.x1, box.y1});
    path.line_to({box.x0, box.y1});
    return path;
}

Path rounded(const ClipBox& box, double radius) {
    radius = std::min({radius, (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2});
    Path path;
    path.closed = true;
    arc(path, {box.x0 + radius, box.y0 + radius}, radius, 180, 270);
    arc(path, {box.x1 - radius, box.y0 + radius}, radius, 270, 360);
    arc(path, {box.x1 - radius, box.y1 - radius}, radius, 0, 90);
    arc(path, {box.x0 + radius, box.y1 - radius}, radius, 90, 180);
    return path;
}

Path circle(Point centre, double radius) {
    Path path;
    path.closed = true;
    constexpr int corners = 72;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const Point p{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

Stroke stroke_of(const LineStyle& line, double px_per_mm, double factor) {
    Stroke stroke{line.colour, std::max(0.35, px_per_mm * line.width_mm * factor), {}, true};
    for (const double dash : line.dashes_mm) stroke.dashes.push_back(px_per_mm * dash);
    // Round caps would close the gaps.
    if (!stroke.dashes.empty()) stroke.round = false;
    return stroke;
}

lettering::TypeStyle type_of(const TypeStyle& type, double px_per_mm) {
    const double size = type.size_pt * px_per_mm * 25.4 / 72;
    return {size, type.bold, type.italic, type.spacing_em * size};
}

Text text_element(std::string utf8, Point anchor, const TypeStyle& type, double px_per_mm) {
    const lettering::TypeStyle size = type_of(type, px_per_mm);
    Text text;
    text.utf8 = std::move(utf8);
    text.anchor = anchor;
    text.size_px = size.size_px;
    text.bold = type.bold;
    text.italic = type.italic;
    text.letter_spacing = size.letter_spacing;
    text.colour = type.colour;
    text.halo = type.halo;
    text.halo_px = type.halo_mm * px_per_mm;
    return text;
}

std::string text_of(std::string_view utf8, const TypeStyle& type) {
    if (!type.capitals) return std::string(utf8);
    std::string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf8[k]); };
        const unsigned char lead = byte(i);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (i + length > utf8.size() || length == 4) {
            out.append(utf8.substr(i, length));
        } else {
            char32_t c = length == 1 ? lead : length == 2 ? lead & 0x1Fu : lead & 0x0Fu;
            for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (byte(i + k) & 0x3Fu);
            append_code_point(out, capital(c));
        }
        i += length;
    }
    return out;
}

void add_symbol(Layer& layer, Point at, std::string_view shape, Colour colour, double size_px, bool hollow,
                const Style& style, double px_per_mm) {
    const double line = style.symbol_outline_mm * px_per_mm;
    Symbol halo{at, std::string(shape), size_px + 2 * line, style.symbol_outline, style.symbol_outline, line, false};
    layer.elements.push_back(std::move(halo));
    Symbol symbol{at, std::string(shape), size_px, colour, mix(colour, {0, 0, 0, 255}, 0.35), line * 0.7, hollow};
    if (hollow) symbol.outline.a = 0; // the ring itself is the colour
    layer.elements.push_back(std::move(symbol));
}

} // namespace whenabouts::scene
