#include "lettering/glyph_outline.hpp"
#include "lettering/library.hpp"
#include "lettering/poses.hpp"

#include <cmath>

namespace whenabouts::lettering {

canvas::Path Fonts::outlines(const ShapedText& text, canvas::Point at, double angle_deg) const {
    if (!std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(angle_deg)) return {};
    if (std::fmod(angle_deg, 360) == 0) return outlines_of(pose_turned(text, {at.x, std::round(at.y)}, 0));
    return outlines_of(pose_turned(text, at, angle_deg));
}

canvas::Path Fonts::outlines_along(const ShapedText& text, const canvas::Path& line, double start_px) const {
    if (!std::isfinite(start_px)) return {};
    return outlines_of(pose_along(text, line, start_px));
}

canvas::Path Fonts::outlines_of(const std::vector<PosedGlyph>& posed) const {
    const std::lock_guard guard(m_library->lock);
    canvas::Path path;
    for (const PosedGlyph& g : posed)
        add_outline(m_library->raster.library(), m_library->fonts.face(g.face), g.glyph, g.pose, path);
    return path;
}

} // namespace whenabouts::lettering
