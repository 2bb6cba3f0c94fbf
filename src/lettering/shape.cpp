#include "lettering/library.hpp"
#include "lettering/text_runs.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::lettering {

namespace {

/// Letters of these scripts hang together; space between them would tear words.
bool is_joined(ScriptTag script) {
    constexpr ScriptTag joined[] = {script_tag("Arab"), script_tag("Syrc"), script_tag("Mong"),
                                    script_tag("Nkoo"), script_tag("Adlm"), script_tag("Rohg"),
                                    script_tag("Deva"), script_tag("Beng"), script_tag("Guru")};
    return std::find(std::begin(joined), std::end(joined), script) != std::end(joined);
}

/// Lays glyphs one after the other and keeps the size of what is laid.
class Setter {
  public:
    Setter(ShapedText& text, FontSet& fonts) : m_text(text), m_fonts(fonts) {}

    void add(const TextRun& run, const std::vector<ShapedGlyph>& glyphs) {
        const Face& face = m_fonts.face(run.face);
        const double scale = m_text.style.size_px / face.units_per_em();
        const double spacing = is_joined(run.script) ? 0 : m_text.style.letter_spacing;
        Extent& extent = m_text.extent;
        extent.ascent = std::max(extent.ascent, face.ascent() * scale);
        extent.descent = std::max(extent.descent, face.descent() * scale);
        extent.cap_height = std::max(extent.cap_height, face.cap_height() * scale);
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const ShapedGlyph& g = glyphs[i];
            const bool cluster_ends = i + 1 == glyphs.size() || glyphs[i + 1].cluster != g.cluster;
            const double advance = g.advance * scale + (cluster_ends ? spacing : 0);
            const PlacedGlyph placed{run.face, g.glyph, m_pen + g.x_offset * scale, -g.y_offset * scale, advance};
            if (g.glyph == 0) ++m_text.missing;
            include(placed, face.box(g.glyph), scale);
            m_text.glyphs.push_back(placed);
            m_pen += advance;
        }
        extent.advance = m_pen;
    }

  private:
    void include(const PlacedGlyph& glyph, const GlyphBox& box, double scale) {
        if (box.left >= box.right || box.bottom >= box.top) return;
        Extent& extent = m_text.extent;
        const double left = glyph.x + box.left * scale;
        const double right = glyph.x + box.right * scale;
        const double top = glyph.y - box.top * scale;
        const double bottom = glyph.y - box.bottom * scale;
        extent.ink_left = m_inked ? std::min(extent.ink_left, left) : left;
        extent.ink_right = m_inked ? std::max(extent.ink_right, right) : right;
        extent.ink_top = m_inked ? std::min(extent.ink_top, top) : top;
        extent.ink_bottom = m_inked ? std::max(extent.ink_bottom, bottom) : bottom;
        m_inked = true;
    }

    ShapedText& m_text;
    FontSet& m_fonts;
    double m_pen = 0;
    bool m_inked = false;
};

} // namespace

ShapedText Fonts::shape(std::string_view utf8, const TypeStyle& style) const {
    ShapedText text;
    text.style = style;
    if (!(style.size_px > 0) || !std::isfinite(style.size_px) || !std::isfinite(style.letter_spacing)) return text;
    const std::u32string characters = characters_of(utf8);
    const std::lock_guard guard(m_library->lock);
    Setter setter(text, m_library->fonts);
    for (const TextRun& run : runs_of(characters, {style.bold, style.italic}, m_library->fonts)) {
        const Face& face = m_library->fonts.face(run.face);
        setter.add(run, face.shape(characters, run.first, run.count, run.script, run.level % 2 == 1));
    }
    return text;
}

} // namespace whenabouts::lettering
