#include "lettering/library.hpp"
#include "lettering/poses.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::lettering {

namespace {

CoverageBox draw_posed(FontSet& fonts, GlyphRaster& raster, std::span<const PosedGlyph> glyphs, double halo_px) {
    std::vector<ShiftedBox> boxes;
    for (const PosedGlyph& g : glyphs)
        boxes.push_back(
            {std::make_shared<const CoverageBox>(raster.draw(fonts.face(g.face), g.glyph, g.pose, halo_px))});
    return merged(boxes);
}

} // namespace

TextMasks Fonts::masks(const ShapedText& text, canvas::Point at, double angle_deg, double halo_px) const {
    if (!std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(angle_deg)) return {};
    const std::lock_guard guard(m_library->lock);
    TextMasks masks;
    if (std::fmod(angle_deg, 360) != 0) {
        const std::vector<PosedGlyph> posed = pose_turned(text, at, angle_deg);
        masks.fill = draw_posed(m_library->fonts, m_library->raster, posed, 0);
        if (halo_px > 0) masks.halo = draw_posed(m_library->fonts, m_library->raster, posed, halo_px);
        return masks;
    }
    if (std::abs(at.x) > 1e6 || std::abs(at.y) > 1e6) return {};
    const auto upright = [&](double halo) {
        std::vector<ShiftedBox> boxes;
        const double baseline = std::round(at.y);
        for (const PlacedGlyph& g : text.glyphs) {
            const auto quarters = static_cast<long>(std::floor((at.x + g.x) * 4 + 0.5));
            const long x = quarters >= 0 ? quarters / 4 : -((3 - quarters) / 4);
            boxes.push_back({m_library->cache.find(m_library->fonts, m_library->raster, g.face, g.glyph,
                                                   text.style.size_px, static_cast<int>(quarters - 4 * x), halo),
                             static_cast<int>(x), static_cast<int>(std::round(baseline + g.y))});
        }
        return merged(boxes);
    };
    masks.fill = upright(0);
    if (halo_px > 0) masks.halo = upright(halo_px);
    return masks;
}

TextMasks Fonts::masks_along(const ShapedText& text, const canvas::Path& line, double start_px, double halo_px) const {
    const std::vector<PosedGlyph> posed = pose_along(text, line, start_px);
    if (posed.empty()) return {};
    const std::lock_guard guard(m_library->lock);
    TextMasks masks;
    masks.fill = draw_posed(m_library->fonts, m_library->raster, posed, 0);
    if (halo_px > 0) masks.halo = draw_posed(m_library->fonts, m_library->raster, posed, halo_px);
    return masks;
}

} // namespace whenabouts::lettering
