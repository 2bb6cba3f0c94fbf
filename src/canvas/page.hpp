#pragma once
#include "canvas/canvas.hpp"
#include "core/result.hpp"

#include <memory>
#include <string>

namespace whenabouts::canvas {

enum class PageKind : std::uint8_t { svg, pdf };

/// One page of a document. It is drawn on in pixels, like a picture of the same size; on paper a pixel is
/// 1 / px_per_mm wide. Texts are UTF-8 and may hold any character.
struct PageFormat {
    PageKind kind = PageKind::svg;
    int width_px = 0, height_px = 0;
    double px_per_mm = 150 / 25.4;
    std::string title, description; ///< for readers that speak pages; empty = leave out
    std::string credit, program;    ///< PDF: author and creator
};

/// A canvas whose shapes stay shapes. Equal calls give equal bytes; the only clock is $SOURCE_DATE_EPOCH, and without
/// it a page bears no date.
class Page : public Canvas {
  public:
    /// The document's bytes; the page is not drawn on after it.
    [[nodiscard]] virtual core::Result<std::string> finish() = 0;
};

/// Loads Cairo when first called. Refused when the library is missing or the page has no area.
[[nodiscard]] core::Result<std::unique_ptr<Page>> open_page(const PageFormat& format);

/// What the shared library beside the program exports under the name `whenabouts_cairo`.
struct PageFunctions {
    core::Result<std::unique_ptr<Page>> (*open)(const PageFormat& format);
};

} // namespace whenabouts::canvas
