#include "image/difference.hpp"

#include <algorithm>
#include <cstdlib>

namespace whenabouts::image {

namespace {

void paint(Image& picture, std::size_t at, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    picture.rgba[at] = r;
    picture.rgba[at + 1] = g;
    picture.rgba[at + 2] = b;
    picture.rgba[at + 3] = 255;
}

std::uint8_t pale(const std::uint8_t* pixel) {
    return static_cast<std::uint8_t>(192 + (pixel[0] * 2 + pixel[1] * 5 + pixel[2]) / 32 * 63 / 64);
}

int largest_step(const std::uint8_t* a, const std::uint8_t* b) {
    int largest = 0;
    for (int c = 0; c < 4; ++c) largest = std::max(largest, std::abs(int{a[c]} - int{b[c]}));
    return largest;
}

} // namespace

Difference compare(const Image& expected, const Image& actual) {
    Difference difference;
    if (expected.width_px != actual.width_px || expected.height_px != actual.height_px) {
        difference.same_size = false;
        difference.largest = 255;
        difference.pixels = std::max(expected.rgba.size(), actual.rgba.size()) / 4;
        difference.picture = expected;
        return difference;
    }
    if (expected.rgba == actual.rgba) return difference;
    difference.picture = Image(expected.width_px, expected.height_px);
    for (std::size_t at = 0; at < expected.rgba.size(); at += 4) {
        const int step = largest_step(&expected.rgba[at], &actual.rgba[at]);
        difference.largest = std::max(difference.largest, step);
        const std::uint8_t grey = pale(&expected.rgba[at]);
        if (step == 0) {
            paint(difference.picture, at, grey, grey, grey);
        } else {
            ++difference.pixels;
            paint(difference.picture, at, 220, static_cast<std::uint8_t>(160 - step * 160 / 255), 0);
        }
    }
    return difference;
}

} // namespace whenabouts::image
