#pragma once
#include "image/image.hpp"

#include <cstddef>

namespace whenabouts::image {

/// How two pictures differ, and where.
struct Difference {
    bool same_size = true;
    std::size_t pixels = 0; ///< pixels that differ in any channel; all of the larger picture when the sizes differ
    int largest = 0;        ///< largest difference in one channel, 0 … 255
    Image picture;          ///< the expected picture in pale grey, differing pixels in red; empty when nothing differs
};
[[nodiscard]] Difference compare(const Image& expected, const Image& actual);

} // namespace whenabouts::image
