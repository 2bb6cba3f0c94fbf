#pragma once
#include "lettering/fonts.hpp"
#include "lettering/glyph_raster.hpp"

#include <vector>

namespace whenabouts::lettering {

/// A glyph where it stands, at any angle.
struct PosedGlyph {
    std::uint16_t face = 0;
    std::uint32_t glyph = 0;
    GlyphPose pose;
};

/// A text turned clockwise about the left end of its baseline.
[[nodiscard]] std::vector<PosedGlyph> pose_turned(const ShapedText& text, canvas::Point at, double angle_deg);
/// A text bent along a line, its start `start_px` along it; empty when the line has no length.
[[nodiscard]] std::vector<PosedGlyph> pose_along(const ShapedText& text, const canvas::Path& line, double start_px);

} // namespace whenabouts::lettering
