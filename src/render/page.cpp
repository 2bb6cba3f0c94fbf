#include "canvas/page.hpp"
#include "render/render.hpp"
#include "render/symbol.hpp"

#include <utility>

namespace whenabouts::render {

namespace {

/// Draws every kind of element as shapes.
class PagePainter {
  public:
    PagePainter(canvas::Canvas& canvas, const lettering::Fonts& fonts) : m_canvas(canvas), m_fonts(fonts) {}
    void operator()(const scene::Fill& fill) const { m_canvas.fill(fill.path, fill.colour, fill.rule); }
    void operator()(const scene::HatchFill& hatch) const { m_canvas.hatch(hatch.path, hatch.hatch); }
    void operator()(const scene::Line& line) const { m_canvas.stroke(line.path, line.stroke); }
    void operator()(const scene::Symbol& symbol) const { draw(m_canvas, symbol); }
    void operator()(const scene::Picture& picture) const {
        if (picture.rgba) m_canvas.pixels(*picture.rgba, picture.width, picture.height, picture.left, picture.top);
    }
    void operator()(const scene::Text& text) const {
        const lettering::ShapedText shaped =
            m_fonts.shape(text.utf8, {text.size_px, text.bold, text.italic, text.letter_spacing});
        const canvas::Path glyphs = text.along.empty() ? m_fonts.outlines(shaped, text.anchor, text.angle_deg)
                                                       : m_fonts.outlines_along(shaped, text.along, 0);
        if (glyphs.empty()) return;
        // The inner half of the rim lies under the glyphs; one stroke for the whole text, so that rims of neighbours do
        // not darken each other.
        if (text.halo.a != 0 && text.halo_px > 0) m_canvas.stroke(glyphs, {text.halo, 2 * text.halo_px, {}, true});
        m_canvas.fill(glyphs, text.colour, canvas::FillRule::non_zero);
    }

  private:
    canvas::Canvas& m_canvas;
    const lettering::Fonts& m_fonts;
};

canvas::Path whole_page(const scene::Scene& scene) {
    const double width = scene.width_px, height = scene.height_px;
    canvas::Path path;
    path.closed = true;
    path.move_to({0, 0});
    path.line_to({width, 0});
    path.line_to({width, height});
    path.line_to({0, height});
    return path;
}

} // namespace

core::Result<std::string> page(const scene::Scene& scene, const lettering::Fonts& fonts, canvas::PageFormat about) {
    about.width_px = scene.width_px;
    about.height_px = scene.height_px;
    about.px_per_mm = scene.px_per_mm;
    const auto opened = canvas::open_page(about);
    if (!opened) return tl::unexpected(opened.error());
    canvas::Page& page = **opened;
    page.fill(whole_page(scene), scene.background);
    const PagePainter painter(page, fonts);
    for (const scene::Layer& layer : scene.layers)
        for (const scene::Element& element : layer.elements) std::visit(painter, element);
    return page.finish();
}

} // namespace whenabouts::render
