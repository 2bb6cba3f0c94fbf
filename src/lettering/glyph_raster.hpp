#pragma once
#include "lettering/face.hpp"
#include "lettering/fonts.hpp"

#include <cstdint>
#include <memory>

struct FT_StrokerRec_;

namespace whenabouts::lettering {

/// How a glyph is drawn: size, turn, and where between whole pixels its origin lies.
struct GlyphPose {
    double size_px = 12;
    double angle_deg = 0; ///< clockwise
    double x = 0, y = 0;  ///< origin, picture pixels
};

/// Draws glyph outlines, unhinted, as 8-bit coverage; halos are the outline stroked round, joined with the glyph.
/// Not thread-safe.
class GlyphRaster {
  public:
    GlyphRaster();
    GlyphRaster(const GlyphRaster&) = delete;
    GlyphRaster& operator=(const GlyphRaster&) = delete;
    ~GlyphRaster();

    /// `halo_px` 0 = the glyph itself. Blank or broken glyphs give an empty box.
    [[nodiscard]] CoverageBox draw(Face& face, std::uint32_t glyph, const GlyphPose& pose, double halo_px);
    /// What the faces are opened with.
    [[nodiscard]] FT_LibraryRec_* library() const { return m_library; }

  private:
    FT_LibraryRec_* m_library = nullptr;
    FT_StrokerRec_* m_stroker = nullptr;
};

/// A glyph's picture moved by whole pixels.
struct ShiftedBox {
    std::shared_ptr<const CoverageBox> box;
    int right_by = 0, down_by = 0;
};
/// One picture of many; where they overlap the stronger coverage wins. Empty when nothing is inked or it is absurdly
/// large.
[[nodiscard]] CoverageBox merged(std::span<const ShiftedBox> boxes);
/// Lays a moved box into `whole`; what sticks out is cut off.
void merge(CoverageBox& whole, const CoverageBox& box, int right_by, int down_by);

} // namespace whenabouts::lettering
