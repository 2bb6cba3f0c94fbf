#include "canvas/page.hpp"
#include "core/shared_library.hpp"

namespace whenabouts::canvas {

core::Result<std::unique_ptr<Page>> open_page(const PageFormat& format) {
    const auto found = core::load_symbol("whenabouts_cairo.so", "whenabouts_cairo", "Cairo",
                                         "install the program again, with Cairo, or write .png");
    if (!found) return tl::unexpected(found.error());
    return static_cast<const PageFunctions*>(*found)->open(format);
}

} // namespace whenabouts::canvas
