#pragma once
#include "core/mapped_file.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

struct hb_font_t;
struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace whenabouts::lettering {

/// One glyph out of HarfBuzz in font units, visual order; `cluster` is the index of its first character.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0;
    int advance = 0;
    int x_offset = 0, y_offset = 0; ///< y up
};

/// Box of a glyph's outline in font units, y up.
struct GlyphBox {
    int left = 0, bottom = 0, right = 0, top = 0;
};

/// One face of a mapped font file. Not thread-safe.
class Face {
  public:
    [[nodiscard]] static core::Result<std::unique_ptr<Face>> open(const std::filesystem::path& path, unsigned index);
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face();

    [[nodiscard]] bool has(char32_t character) const;
    /// Shapes characters [first, first + count) of a text, with what stands around them as context.
    [[nodiscard]] std::vector<ShapedGlyph> shape(std::span<const char32_t> text, std::size_t first, std::size_t count,
                                                 std::uint32_t script, bool right_to_left) const;
    [[nodiscard]] GlyphBox box(std::uint32_t glyph) const;
    [[nodiscard]] int units_per_em() const { return m_units_per_em; }
    [[nodiscard]] int ascent() const { return m_ascent; }   ///< font units
    [[nodiscard]] int descent() const { return m_descent; } ///< font units, positive
    [[nodiscard]] int cap_height() const { return m_cap_height; }
    /// FreeType's view of the face, opened on first use; null when FreeType refuses the file.
    [[nodiscard]] FT_FaceRec_* freetype(FT_LibraryRec_* library);

  private:
    Face() = default;
    core::MappedFile m_file;
    unsigned m_index = 0;
    hb_font_t* m_font = nullptr;
    FT_FaceRec_* m_freetype = nullptr;
    bool m_refused = false;
    int m_units_per_em = 1000, m_ascent = 0, m_descent = 0, m_cap_height = 0;
};

} // namespace whenabouts::lettering
