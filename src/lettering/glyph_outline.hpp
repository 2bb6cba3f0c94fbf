#pragma once
#include "canvas/canvas.hpp"
#include "lettering/face.hpp"
#include "lettering/glyph_raster.hpp"

namespace whenabouts::lettering {

/// Adds a glyph's outline as closed polylines, curves flattened to within 1/64 pixel; to be filled non-zero. Not rounded
/// to any grid. Glyphs without an outline add nothing.
void add_outline(FT_LibraryRec_* library, Face& face, std::uint32_t glyph, const GlyphPose& pose, canvas::Path& path);

} // namespace whenabouts::lettering
