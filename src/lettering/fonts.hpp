#pragma once
#include "canvas/canvas.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::lettering {

/// How a text is set.
struct TypeStyle {
    double size_px = 12; ///< em size
    bool bold = false;
    bool italic = false;       ///< only the Latin, Greek and Cyrillic letters have one
    double letter_spacing = 0; ///< pixels added after each cluster
    bool operator==(const TypeStyle&) const = default;
};

/// Size of a text in pixels, measured from the left end of its baseline (y down).
struct Extent {
    double advance = 0;                                              ///< width from the first pen position to the last
    double ascent = 0;                                               ///< above the baseline, of the fonts used
    double descent = 0;                                              ///< below the baseline, positive
    double ink_left = 0, ink_top = 0, ink_right = 0, ink_bottom = 0; ///< box of the outlines; all 0 for blank text
    double cap_height = 0;                                           ///< of a capital letter, for centring on a point
    [[nodiscard]] double height() const { return ascent + descent; }
};

/// One glyph in visual order from the left, its origin in pixels from the left end of the baseline (y down).
struct PlacedGlyph {
    std::uint16_t face = 0; ///< a font of this Fonts object
    std::uint32_t glyph = 0;
    double x = 0, y = 0;
    double advance = 0;
};

/// A text after bidi (UAX 9) and shaping, ready to draw or to bend along a line.
struct ShapedText {
    TypeStyle style;
    std::vector<PlacedGlyph> glyphs;
    Extent extent;
    std::size_t missing = 0; ///< glyphs no font has, drawn as boxes
};

/// What the glyphs of a text look like: fill over halo.
struct Ink {
    canvas::Colour colour;
    canvas::Colour halo{255, 255, 255, 0}; ///< alpha 0 = none
    double halo_px = 0;                    ///< width of the halo around the glyphs
};

/// An 8-bit coverage picture at whole pixels of the drawing.
struct CoverageBox {
    int left = 0, top = 0, width = 0, height = 0;
    std::vector<std::uint8_t> coverage; ///< row by row from the top; empty when nothing is inked
};
/// A text as it goes onto a pixel canvas: halo first, then glyphs.
struct TextMasks {
    CoverageBox halo, fill;
};

struct PosedGlyph;

/// The font chain: Noto Sans, Noto for the other scripts, Noto CJK, DejaVu Sans, from Debian's folders, without
/// Fontconfig, so that equal texts give equal pixels. Files are opened on first use of their script.
/// Safe from many threads (one lock inside). Invalid UTF-8 is shown as U+FFFD; control characters as spaces.
class Fonts {
  public:
    /// Looks in $WHENABOUTS_FONTS (a folder) first, then in the system's usual folders; names the package
    /// `fonts-noto-core` when neither Noto Sans nor DejaVu Sans is there. Under a millisecond: no folder is listed.
    [[nodiscard]] static core::Result<Fonts> open();
    /// Only these folders.
    [[nodiscard]] static core::Result<Fonts> open(const std::vector<std::filesystem::path>& folders);
    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;
    ~Fonts();

    [[nodiscard]] ShapedText shape(std::string_view utf8, const TypeStyle& style) const;
    [[nodiscard]] Extent measure(std::string_view utf8, const TypeStyle& style) const;
    /// The text's lines broken at spaces (and anywhere in Chinese and Japanese) so that none is wider than `width_px`
    /// if its words allow; line feeds always break.
    [[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, const TypeStyle& style, double width_px) const;

    /// Masks of a text with its left baseline end at `at`, turned clockwise by `angle_deg` about it. Upright text has
    /// its baseline on a whole pixel row. `halo_px` 0 leaves the halo mask empty.
    [[nodiscard]] TextMasks masks(const ShapedText& text, canvas::Point at, double angle_deg, double halo_px) const;
    /// The text bent along `line` (pixels), glyph by glyph; the text's start lies `start_px` along the line.
    [[nodiscard]] TextMasks masks_along(const ShapedText& text, const canvas::Path& line, double start_px,
                                        double halo_px) const;

    /// The outlines of the glyphs that masks() would draw, for pages; closed, to be filled non-zero.
    [[nodiscard]] canvas::Path outlines(const ShapedText& text, canvas::Point at, double angle_deg) const;
    [[nodiscard]] canvas::Path outlines_along(const ShapedText& text, const canvas::Path& line, double start_px) const;

    /// Draws a text: shape, masks, halo, fill. Fully transparent inks are skipped.
    void draw(canvas::Canvas& canvas, std::string_view utf8, const TypeStyle& style, canvas::Point at, const Ink& ink,
              double angle_deg = 0) const;
    static void draw(canvas::Canvas& canvas, const TextMasks& masks, const Ink& ink);

  private:
    struct Library;
    [[nodiscard]] canvas::Path outlines_of(const std::vector<PosedGlyph>& posed) const;
    explicit Fonts(std::unique_ptr<Library> library);
    std::unique_ptr<Library> m_library;
};

} // namespace whenabouts::lettering
