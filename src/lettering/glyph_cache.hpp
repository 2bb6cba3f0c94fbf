#pragma once
#include "lettering/font_set.hpp"
#include "lettering/glyph_raster.hpp"

#include <memory>
#include <unordered_map>

namespace whenabouts::lettering {

/// Upright glyphs by face, size, halo and quarter pixel. Forgets everything when it grows too large. Not thread-safe.
class GlyphCache {
  public:
    /// The glyph as it looks with its origin at (`quarter` / 4, 0).
    [[nodiscard]] std::shared_ptr<const CoverageBox> find(FontSet& fonts, GlyphRaster& raster, std::uint16_t face,
                                                          std::uint32_t glyph, double size_px, int quarter,
                                                          double halo_px);

  private:
    struct Key {
        std::uint32_t glyph = 0;
        std::uint32_t size = 0; ///< 1/64 pixel
        std::uint16_t face = 0;
        std::uint16_t halo = 0; ///< 1/64 pixel
        std::uint8_t quarter = 0;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    std::unordered_map<Key, std::shared_ptr<const CoverageBox>, Hash> m_glyphs;
    std::size_t m_bytes = 0;
};

} // namespace whenabouts::lettering
