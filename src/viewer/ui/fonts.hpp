#pragma once

struct ImFont;

namespace whenabouts::viewer {

/// The typefaces of the window: Latin, Greek and Cyrillic.
struct FontSet {
    ImFont* body = nullptr;
    ImFont* small = nullptr;
    ImFont* strong = nullptr;
    ImFont* title = nullptr;
    ImFont* italic = nullptr;
    float scale = 1; ///< framebuffer pixels per logical pixel that they were made for
};

/// Fills the current ImGui context's atlas from Debian's Noto Sans (else DejaVu Sans, else ImGui's own bitmap font)
/// with FreeType; the renderer must take the new texture afterwards.
[[nodiscard]] FontSet build_fonts(float scale);

} // namespace whenabouts::viewer
