#include "scene/block.hpp"

#include "scene/shapes.hpp"

#include <cmath>
#include <utility>

namespace whenabouts::scene {
namespace {

constexpr double leading = 1.28;  ///< line height in ems
constexpr double rise = 0.98;     ///< from a line's top to its baseline, in ems
constexpr double x_middle = 0.36; ///< height of the middle of capitals over the baseline, in ems

void move(Path& path, double dx, double dy) {
    for (Point& p : path.points) p = {p.x + dx, p.y + dy};
}

} // namespace

Element moved(Element element, double dx, double dy) {
    if (Fill* fill = std::get_if<Fill>(&element)) move(fill->path, dx, dy);
    if (HatchFill* hatch = std::get_if<HatchFill>(&element)) move(hatch->path, dx, dy);
    if (Line* line = std::get_if<Line>(&element)) move(line->path, dx, dy);
    if (Symbol* symbol = std::get_if<Symbol>(&element)) symbol->at = {symbol->at.x + dx, symbol->at.y + dy};
    if (Text* text = std::get_if<Text>(&element)) {
        text->anchor = {text->anchor.x + dx, text->anchor.y + dy};
        move(text->along, dx, dy);
    }
    if (Picture* picture = std::get_if<Picture>(&element)) {
        picture->left += static_cast<int>(std::lround(dx));
        picture->top += static_cast<int>(std::lround(dy));
    }
    return element;
}

void Block::text(std::string_view utf8, const TypeStyle& type, double indent_px, std::size_t most_lines) {
    const lettering::TypeStyle style = type_of(type, m_px_per_mm);
    std::vector<std::string> lines = m_fonts->wrap(text_of(utf8, type), style, m_width - indent_px);
    if (lines.size() > most_lines && most_lines > 0) {
        lines.resize(most_lines);
        std::string& last = lines.back();
        while (last.size() > 1 && m_fonts->measure(last + "…", style).advance > m_width - indent_px) {
            // Whole code points only.
            do last.pop_back();
            while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0x80);
            if (!last.empty() && static_cast<unsigned char>(last.back()) >= 0xC0) last.pop_back();
        }
        last += "…";
    }
    for (std::string& line : lines) {
        m_layer.elements.push_back(
            text_element(std::move(line), {indent_px, m_height + style.size_px * rise}, type, m_px_per_mm));
        m_height += style.size_px * leading;
    }
}

double Block::middle_of_line(const TypeStyle& type) const {
    const double size = type_of(type, m_px_per_mm).size_px;
    return m_height + size * (rise - x_middle);
}

void Block::append(Block&& other) {
    for (Element& element : other.m_layer.elements) m_layer.elements.push_back(moved(std::move(element), 0, m_height));
    m_height += other.m_height;
}

void Block::draw_into(Layer& layer, Point at) const {
    for (const Element& element : m_layer.elements) layer.elements.push_back(moved(element, at.x, at.y));
}

} // namespace whenabouts::scene
