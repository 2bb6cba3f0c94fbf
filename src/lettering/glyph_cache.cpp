#include "lettering/glyph_cache.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::lettering {

namespace {
/// About forty thousand label-sized glyphs with halos.
constexpr std::size_t most_bytes = std::size_t{32} << 20;

template <class Number>
Number sixty_fourths(double px, double most) {
    return static_cast<Number>(std::lround(std::clamp(px, 0.0, most) * 64));
}
} // namespace

std::size_t GlyphCache::Hash::operator()(const Key& key) const {
    std::uint64_t h = (std::uint64_t{key.glyph} << 32 | key.size) * 0x9E3779B97F4A7C15U;
    h ^= (std::uint64_t{key.face} << 32 | std::uint64_t{key.halo} << 8 | key.quarter) * 0xC2B2AE3D27D4EB4FU;
    return h ^ (h >> 29);
}

std::shared_ptr<const CoverageBox> GlyphCache::find(FontSet& fonts, GlyphRaster& raster, std::uint16_t face,
                                                    std::uint32_t glyph, double size_px, int quarter, double halo_px) {
    const Key key{glyph, sixty_fourths<std::uint32_t>(size_px, 2000), face, sixty_fourths<std::uint16_t>(halo_px, 1000),
                  static_cast<std::uint8_t>(quarter)};
    if (const auto at = m_glyphs.find(key); at != m_glyphs.end()) return at->second;
    if (m_bytes > most_bytes) {
        m_glyphs.clear();
        m_bytes = 0;
    }
    const GlyphPose pose{key.size / 64.0, 0, quarter / 4.0, 0};
    auto box = std::make_shared<const CoverageBox>(raster.draw(fonts.face(face), glyph, pose, key.halo / 64.0));
    m_bytes += box->coverage.size() + sizeof(CoverageBox) + sizeof(Key) + 64;
    return m_glyphs.emplace(key, std::move(box)).first->second;
}

} // namespace whenabouts::lettering
