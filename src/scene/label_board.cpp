#include "scene/label_board.hpp"

#include "scene/shapes.hpp"

#include <algorithm>
#include <utility>

namespace whenabouts::scene {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        if (space != 0) words.emplace_back(text.substr(0, space));
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    return words;
}

} // namespace

LabelBoard::LabelBoard(const View& view, const lettering::Fonts& fonts, int page_width_px, int page_height_px)
    : m_view(view), m_fonts(fonts), m_placer(page_width_px, page_height_px) {
    // Names keep a little off the neatline.
    const double edge = view.mm(0.7);
    const ClipBox outer = frame();
    const ClipBox inner{outer.x0 + edge, outer.y0 + edge, outer.x1 - edge, outer.y1 - edge};
    const double w = page_width_px;
    const double h = page_height_px;
    if (inner.x0 > 0) m_placer.block({0, 0, inner.x0, h});
    if (inner.x1 < w) m_placer.block({inner.x1, 0, w, h});
    if (inner.y0 > 0) m_placer.block({0, 0, w, inner.y0});
    if (inner.y1 < h) m_placer.block({0, inner.y1, w, h});
}

ClipBox LabelBoard::frame() const {
    return {m_view.left_px, m_view.top_px, m_view.left_px + m_view.width_px, m_view.top_px + m_view.height_px};
}

NameBlock LabelBoard::set(std::string_view name, const TypeStyle& type, std::size_t count) const {
    const std::string text = text_of(name, type);
    const lettering::TypeStyle style = type_of(type, m_view.px_per_mm);
    const std::vector<std::string> words = words_of(text);
    NameBlock block;
    count = std::min(count, words.size());
    const double whole = m_fonts.measure(text, style).advance;
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string longer = line.empty() ? words[i] : line + " " + words[i];
        const bool full = !line.empty() && block.lines.size() + 1 < count &&
                          m_fonts.measure(longer, style).advance > whole / static_cast<double>(count) * 1.18;
        if (full)
            block.lines.push_back(std::exchange(line, words[i]));
        else
            line = longer;
    }
    if (!line.empty()) block.lines.push_back(line);
    for (const std::string& one : block.lines) {
        // The space after the last letter is no part of the line.
        const double width = m_fonts.measure(one, style).advance - style.letter_spacing;
        block.widths.push_back(width);
        block.width = std::max(block.width, width);
    }
    block.line_height = style.size_px * 1.18;
    block.rise = style.size_px * 0.86;
    block.height = block.line_height * static_cast<double>(block.lines.size() - 1) + style.size_px * 1.02;
    return block;
}

lettering::Rect LabelBoard::box_of(const NameBlock& block, Point centre) const {
    const double margin = m_view.mm(0.35);
    return {centre.x - block.width / 2 - margin, centre.y - block.height / 2 - margin,
            centre.x + block.width / 2 + margin, centre.y + block.height / 2 + margin};
}

bool LabelBoard::put(const NameBlock& block, Point centre, const TypeStyle& type) {
    if (block.lines.empty()) return false;
    const lettering::Rect box = box_of(block, centre);
    const ClipBox inner = frame();
    if (box.left < inner.x0 || box.right > inner.x1 || box.top < inner.y0 || box.bottom > inner.y1) return false;
    if (!m_placer.is_free(box)) return false;
    if (!m_outline.empty())
        for (const double x : {box.left, box.right})
            for (const double y : {box.top, box.bottom})
                if (!is_inside(m_outline, {x, y})) return false;
    m_placer.block(box);
    double baseline = centre.y - block.height / 2 + block.rise;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        m_layer.elements.push_back(
            text_element(block.lines[i], {centre.x - block.widths[i] / 2, baseline}, type, m_view.px_per_mm));
        baseline += block.line_height;
    }
    return true;
}

bool is_inside(const Path& area, Point p) {
    bool inside = false;
    for (std::size_t r = 0; r < area.starts.size(); ++r) {
        const std::size_t first = area.starts[r];
        const std::size_t end = r + 1 < area.starts.size() ? area.starts[r + 1] : area.points.size();
        for (std::size_t i = first, j = end - 1; i < end; j = i++) {
            const Point a = area.points[i];
            const Point b = area.points[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
        }
    }
    return inside;
}

} // namespace whenabouts::scene
