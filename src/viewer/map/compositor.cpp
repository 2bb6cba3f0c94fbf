#include "viewer/map/compositor.hpp"

#include "viewer/map/bands.hpp"
#include "viewer/map/blend.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace whenabouts::viewer {

namespace {

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
