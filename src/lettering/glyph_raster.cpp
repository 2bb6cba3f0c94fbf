#include "lettering/glyph_raster.hpp"

#include <algorithm>
#include <cmath>
#include <ft2build.h>
#include <numbers>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

namespace whenabouts::lettering {

namespace {

constexpr double smallest_px = 1;
constexpr double largest_px = 2000;
/// A glyph picture larger than this is left out: a broken font, not a label.
constexpr int largest_side = 8192;

FT_Pos to_26_6(double px) {
    return std::lround(px * 64);
}

/// A glyph's outline on the picture's pixel grid (y up), owned.
struct OwnedGlyph {
    FT_Glyph glyph = nullptr;
    OwnedGlyph() = default;
    OwnedGlyph(const OwnedGlyph&) = delete;
    OwnedGlyph& operator=(const OwnedGlyph&) = delete;
    ~OwnedGlyph() {
        if (glyph != nullptr) FT_Done_Glyph(glyph);
    }
    [[nodiscard]] FT_Outline& outline() const { return reinterpret_cast<FT_OutlineGlyph>(glyph)->outline; }
};

bool load(FT_Face face, std::uint32_t glyph, const GlyphPose& pose, double shift_x, double shift_y, OwnedGlyph& out) {
    const double size = std::clamp(pose.size_px, smallest_px, largest_px);
    if (FT_Set_Char_Size(face, 0, to_26_6(size), 72, 72) != 0) return false;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return false;
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || FT_Get_Glyph(face->glyph, &out.glyph) != 0) return false;
    if (pose.angle_deg != 0) {
        const double turn = -pose.angle_deg * std::numbers::pi / 180; // FreeType turns the other way: y up
        const auto fixed = [](double v) -> FT_Fixed { return std::lround(v * 65536); };
        const FT_Matrix matrix{fixed(std::cos(turn)), fixed(-std::sin(turn)), fixed(std::sin(turn)),
                               fixed(std::cos(turn))};
        FT_Outline_Transform(&out.outline(), &matrix);
    }
    FT_Outline_Translate(&out.outline(), to_26_6(shift_x), to_26_6(-shift_y));
    return true;
}

/// Coverage of an outline; its box is relative to the whole pixel (x, y).
CoverageBox coverage_of(FT_Library library, FT_Outline& outline, int x, int y) {
    CoverageBox box;
    FT_BBox bounds;
    FT_Outline_Get_CBox(&outline, &bounds);
    const auto floor_px = [](FT_Pos v) { return static_cast<int>(v >> 6); };
    const auto ceil_px = [](FT_Pos v) { return static_cast<int>((v + 63) >> 6); };
    const int left = floor_px(bounds.xMin);
    const int bottom = floor_px(bounds.yMin);
    box.width = ceil_px(bounds.xMax) - left;
    box.height = ceil_px(bounds.yMax) - bottom;
    if (outline.n_points == 0 || box.width <= 0 || box.height <= 0 || box.width > largest_side ||
        box.height > largest_side)
        return {};
    box.left = x + left;
    box.top = y - (bottom + box.height);
    box.coverage.resize(static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height));
    FT_Outline_Translate(&outline, -FT_Pos{left} * 64, -FT_Pos{bottom} * 64);
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(box.height);
    bitmap.width = static_cast<unsigned>(box.width);
    bitmap.pitch = box.width; // rows from the top
    bitmap.buffer = box.coverage.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    if (FT_Outline_Get_Bitmap(library, &outline, &bitmap) != 0) return {};
    return box;
}

} // namespace

GlyphRaster::GlyphRaster() {
    if (FT_Init_FreeType(&m_library) != 0) m_library = nullptr;
    if (m_library != nullptr && FT_Stroker_New(m_library, &m_stroker) != 0) m_stroker = nullptr;
}

GlyphRaster::~GlyphRaster() {
    if (m_stroker != nullptr) FT_Stroker_Done(m_stroker);
    if (m_library != nullptr) FT_Done_FreeType(m_library);
}

CoverageBox GlyphRaster::draw(Face& face, std::uint32_t glyph, const GlyphPose& pose, double halo_px) {
    if (m_library == nullptr || m_stroker == nullptr) return {};
    FT_Face freetype = face.freetype(m_library);
    if (freetype == nullptr || !(std::abs(pose.x) < 1e6 && std::abs(pose.y) < 1e6)) return {};
    const int x = static_cast<int>(std::floor(pose.x));
    const int y = static_cast<int>(std::floor(pose.y));
    OwnedGlyph body;
    if (!load(freetype, glyph, pose, pose.x - x, pose.y - y, body)) return {};
    if (!(halo_px > 0)) return coverage_of(m_library, body.outline(), x, y);

    OwnedGlyph rim;
    if (FT_Glyph_Copy(body.glyph, &rim.glyph) != 0) return {};
    FT_Stroker_Set(m_stroker, to_26_6(std::min(halo_px, largest_px)), FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    if (FT_Glyph_Stroke(&rim.glyph, m_stroker, 1) != 0) return {};
    // The rim is a band on both sides of the outline; the glyph fills what is left inside. An outside border alone
    // would fold over in narrow counters.
    CoverageBox halo = coverage_of(m_library, rim.outline(), x, y);
    merge(halo, coverage_of(m_library, body.outline(), x, y), 0, 0);
    return halo;
}

void merge(CoverageBox& whole, const CoverageBox& box, int right_by, int down_by) {
    const int box_left = box.left + right_by;
    const int box_top = box.top + down_by;
    const int left = std::max(whole.left, box_left);
    const int right = std::min(whole.left + whole.width, box_left + box.width);
    const int top = std::max(whole.top, box_top);
    const int bottom = std::min(whole.top + whole.height, box_top + box.height);
    for (int y = top; y < bottom && left < right; ++y) {
        std::uint8_t* to =
            whole.coverage.data() + static_cast<std::ptrdiff_t>(y - whole.top) * whole.width + (left - whole.left);
        const std::uint8_t* from =
            box.coverage.data() + static_cast<std::ptrdiff_t>(y - box_top) * box.width + (left - box_left);
        for (int i = 0; i < right - left; ++i) to[i] = std::max(to[i], from[i]);
    }
}

CoverageBox merged(std::span<const ShiftedBox> boxes) {
    CoverageBox whole;
    int right = 0;
    int bottom = 0;
    for (const ShiftedBox& shifted : boxes) {
        const CoverageBox& box = *shifted.box;
        if (box.coverage.empty()) continue;
        const bool first = whole.width == 0;
        const int left = box.left + shifted.right_by;
        const int top = box.top + shifted.down_by;
        whole.left = first ? left : std::min(whole.left, left);
        whole.top = first ? top : std::min(whole.top, top);
        right = first ? left + box.width : std::max(right, left + box.width);
        bottom = first ? top + box.height : std::max(bottom, top + box.height);
        whole.width = right - whole.left;
        whole.height = bottom - whole.top;
    }
    if (whole.width > largest_side || whole.height > largest_side) return {};
    whole.coverage.resize(static_cast<std::size_t>(whole.width) * static_cast<std::size_t>(whole.height));
    for (const ShiftedBox& shifted : boxes) merge(whole, *shifted.box, shifted.right_by, shifted.down_by);
    return whole;
}

} // namespace whenabouts::lettering
