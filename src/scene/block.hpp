#pragma once
#include "lettering/fonts.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::scene {

/// A piece of a page being set: elements from its top left corner (0, 0), growing downwards.
class Block {
  public:
    Block(const lettering::Fonts& fonts, double px_per_mm, double width_px)
        : m_fonts(&fonts), m_px_per_mm(px_per_mm), m_width(width_px) {}

    [[nodiscard]] double mm(double millimetres) const { return millimetres * m_px_per_mm; }
    [[nodiscard]] double px_per_mm() const { return m_px_per_mm; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] bool empty() const { return m_layer.elements.empty(); }
    [[nodiscard]] const lettering::Fonts& fonts() const { return *m_fonts; }
    /// Elements drawn so far; positions are relative to the block.
    [[nodiscard]] Layer& layer() { return m_layer; }

    void space(double millimetres) { m_height += mm(millimetres); }
    /// Makes the block at least that high.
    void reach(double y_px) { m_height = y_px > m_height ? y_px : m_height; }
    /// Wrapped text from `indent_px` to the block's width at the current height; an ellipsis ends what is more than
    /// `most_lines`.
    void text(std::string_view utf8, const TypeStyle& type, double indent_px = 0, std::size_t most_lines = 99);
    /// Middle of the next line of that type, for the symbol that stands before it.
    [[nodiscard]] double middle_of_line(const TypeStyle& type) const;
    /// Another block underneath.
    void append(Block&& other);
    /// The elements moved to a place on the page.
    void draw_into(Layer& layer, Point at) const;

  private:
    const lettering::Fonts* m_fonts;
    double m_px_per_mm;
    double m_width;
    double m_height = 0;
    Layer m_layer;
};

/// The element moved by (dx, dy).
[[nodiscard]] Element moved(Element element, double dx, double dy);

} // namespace whenabouts::scene
