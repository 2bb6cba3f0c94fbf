#include "viewer/map/compositor.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

namespace whenabouts::viewer {

namespace {

std::uint32_t packed(canvas::Colour c) {
    return c.r | static_cast<std::uint32_t>(c.g) << 8U | static_cast<std::uint32_t>(c.b) << 16U | 0xFF000000U;
}

/// Straight alpha over an opaque pixel. Two channels at once: each product keeps to its 16 bits.
std::uint32_t over(std::uint32_t ground, std::uint32_t ink) {
    const std::uint32_t alpha = ink >> 24U;
    if (alpha == 0) return ground;
    if (alpha == 255) return ink;
    const std::uint32_t a = alpha + (alpha >> 7U); // 0 … 256
    const std::uint32_t red_blue = ((ground & 0xFF00FFU) * (256 - a) + (ink & 0xFF00FFU) * a) >> 8U;
    const std::uint32_t green = ((ground & 0x00FF00U) * (256 - a) + (ink & 0x00FF00U) * a) >> 8U;
    return (red_blue & 0xFF00FFU) | (green & 0x00FF00U) | 0xFF000000U;
}

/// The part of a picture's row that lies in a row of the map.
struct Stretch {
    const std::uint32_t* from = nullptr;
    std::size_t at = 0, count = 0;
};
Stretch stretch_of(const PlacedPicture& placed, int y, int width) {
    const image::Image& picture = *placed.picture;
    if (y < placed.top || y >= placed.top + picture.height_px) return {};
    const int first = std::max(0, placed.left), last = std::min(width, placed.left + picture.width_px);
    if (first >= last) return {};
    const auto* const pixels = reinterpret_cast<const std::uint32_t*>(picture.rgba.data());
    return {pixels + static_cast<std::ptrdiff_t>(y - placed.top) * picture.width_px + (first - placed.left),
            static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)};
}

/// Two pixels mixed, all channels; `share` of the second, 0 … 256.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t share) {
    const std::uint32_t odd = ((a & 0xFF00FFU) * (256 - share) + (b & 0xFF00FFU) * share) >> 8U;
    const std::uint32_t even = ((a >> 8U) & 0xFF00FFU) * (256 - share) + ((b >> 8U) & 0xFF00FFU) * share;
    return (odd & 0xFF00FFU) | (even & 0xFF00FF00U);
}

/// Row y of the map out of a tile that is drawn larger or smaller.
void scale_row(const ScaledPicture& tile, int y, std::uint32_t* row, int width) {
    const image::Image& picture = *tile.picture;
    const auto* const pixels = reinterpret_cast<const std::uint32_t*>(picture.rgba.data());
    const auto place = [](int at, int shown, int own) {
        const double middle = std::clamp((at + 0.5) * own / shown - 0.5, 0.0, own - 1.0);
        return std::pair(static_cast<int>(middle), static_cast<std::uint32_t>((middle - std::floor(middle)) * 256));
    };
    const auto [upper, down] = place(y - tile.top, tile.height, picture.height_px);
    const std::uint32_t* const above = pixels + static_cast<std::ptrdiff_t>(upper) * picture.width_px;
    const std::uint32_t* const below =
        pixels + static_cast<std::ptrdiff_t>(std::min(upper + 1, picture.height_px - 1)) * picture.width_px;
    for (int x = std::max(0, tile.left); x < std::min(width, tile.left + tile.width); ++x) {
        const auto [left, right_share] = place(x - tile.left, tile.width, picture.width_px);
        const int right = std::min(left + 1, picture.width_px - 1);
        row[x] =
            mixed(mixed(above[left], above[right], right_share), mixed(below[left], below[right], right_share), down);
    }
}

/// Calls compose(first row, end row) on several threads.
template <class Compose>
void in_bands(int rows, const Compose& compose) {
    const int threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(compose, rows * i / threads, rows * (i + 1) / threads);
    compose(0, rows / threads);
}

} // namespace

void compose_ground(image::Image& to, canvas::Colour empty, std::span<const ScaledPicture> tiles) {
    auto* const pixels = reinterpret_cast<std::uint32_t*>(to.rgba.data());
    in_bands(to.height_px, [&](int from, int until) {
        for (int y = from; y < until; ++y) {
            std::uint32_t* const row = pixels + static_cast<std::ptrdiff_t>(y) * to.width_px;
            std::fill_n(row, to.width_px, packed(empty));
            for (const ScaledPicture& tile : tiles) {
                if (y < tile.top || y >= tile.top + tile.height) continue;
                if (tile.width != tile.picture->width_px || tile.height != tile.picture->height_px) {
                    scale_row(tile, y, row, to.width_px);
                    continue;
                }
                const Stretch part = stretch_of({tile.picture, tile.left, tile.top}, y, to.width_px);
                if (part.count > 0) std::memcpy(row + part.at, part.from, part.count * 4);
            }
        }
    });
}

void compose_map(image::Image& to, const image::Image& ground, const scene::DensityRaster* density,
                 const PlacedPicture& overlay) {
    auto* const pixels = reinterpret_cast<std::uint32_t*>(to.rgba.data());
    const auto width = static_cast<std::size_t>(to.width_px);
    in_bands(to.height_px, [&](int from, int until) {
        std::vector<std::uint32_t> spots(width);
        for (int y = from; y < until; ++y) {
            std::uint32_t* const row = pixels + static_cast<std::size_t>(to.height_px - 1 - y) * width;
            std::memcpy(row, ground.rgba.data() + static_cast<std::size_t>(y) * width * 4, width * 4);
            if (density != nullptr && density->row(y, spots.data()))
                for (std::size_t x = 0; x < width; ++x)
                    if (spots[x] != 0) row[x] = over(row[x], spots[x]);
            if (overlay.picture == nullptr) continue;
            const Stretch part = stretch_of(overlay, y, to.width_px);
            for (std::size_t x = 0; x < part.count; ++x)
                if (part.from[x] != 0) row[part.at + x] = over(row[part.at + x], part.from[x]);
        }
    });
}

} // namespace whenabouts::viewer
