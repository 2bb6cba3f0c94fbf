#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::image {

/// A picture in memory: straight (not premultiplied) 8-bit sRGB with alpha, row by row from the top, no padding.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba; ///< 4 × width_px × height_px bytes

    Image() = default;
    /// Transparent black. Sizes below one give an empty picture.
    Image(int width, int height)
        : width_px(width > 0 && height > 0 ? width : 0), height_px(width > 0 && height > 0 ? height : 0),
          rgba(std::size_t{4} * static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px)) {}

    [[nodiscard]] bool empty() const { return rgba.empty(); }
    /// Offset in `rgba` of the red byte of a pixel that lies inside the picture.
    [[nodiscard]] std::size_t offset(int x, int y) const {
        return 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) + static_cast<std::size_t>(x));
    }
    bool operator==(const Image&) const = default;
};

} // namespace whenabouts::image
