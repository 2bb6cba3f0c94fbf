#pragma once
#include "lettering/font_set.hpp"
#include "lettering/fonts.hpp"
#include "lettering/glyph_cache.hpp"
#include "lettering/glyph_raster.hpp"

#include <mutex>

namespace whenabouts::lettering {

/// What stands behind Fonts. Members are used under the lock; `raster` outlives the faces it opened.
struct Fonts::Library {
    explicit Library(std::vector<std::filesystem::path> folders) : fonts(std::move(folders)) {}
    std::mutex lock;
    GlyphRaster raster;
    FontSet fonts;
    GlyphCache cache;
};

} // namespace whenabouts::lettering
