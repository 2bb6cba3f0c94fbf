#include "render/sprites.hpp"

#include "canvas/pixel_canvas.hpp"
#include "render/symbol.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace whenabouts::render {

namespace {

/// Larger ones are rare and drawn as they are.
constexpr double largest_px = 96;
constexpr std::size_t most_sprites = 4096;

/// What is left of a picture drawn in one opaque colour: its alpha.
std::vector<std::uint8_t> coverage_of(const std::vector<std::uint8_t>& rgba) {
    std::vector<std::uint8_t> coverage(rgba.size() / 4);
    for (std::size_t i = 0; i < coverage.size(); ++i) coverage[i] = rgba[4 * i + 3];
    return coverage;
}

/// Farthest inked pixel from the middle, across or down.
int reach_of(const std::vector<std::uint8_t>& coverage, int side) {
    int reach = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (coverage[static_cast<std::size_t>(y * side + x)] != 0)
                reach = std::max({reach, std::abs(x - side / 2), std::abs(y - side / 2)});
    return reach;
}

/// The middle of a square mask.
std::vector<std::uint8_t> middle_of(const std::vector<std::uint8_t>& coverage, int side, int reach) {
    std::vector<std::uint8_t> middle;
    for (int y = side / 2 - reach; y <= side / 2 + reach; ++y) {
        const auto row = coverage.begin() + static_cast<std::ptrdiff_t>(y) * side + side / 2;
        middle.insert(middle.end(), row - reach, row + reach + 1);
    }
    return middle;
}

std::vector<std::uint8_t> part_of(const scene::Symbol& symbol, int side, bool casing) {
    std::vector<std::uint8_t> rgba(std::size_t{4} * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    canvas::PixelCanvas canvas(rgba, side, side);
    scene::Symbol part = symbol;
    part.fill = {0, 0, 0, static_cast<std::uint8_t>(casing ? 0 : 255)};
    part.outline = {0, 0, 0, static_cast<std::uint8_t>(casing ? 255 : 0)};
    draw(canvas, part);
    return coverage_of(rgba);
}

} // namespace

const SymbolSprites::Sprite& SymbolSprites::find(const Key& key) {
    if (m_sprites.size() > most_sprites) m_sprites.clear();
    const auto [at, fresh] = m_sprites.try_emplace(key);
    if (!fresh) return at->second;
    scene::Symbol symbol;
    symbol.shape = std::get<0>(key);
    symbol.size_px = static_cast<double>(std::get<1>(key)) / 64;
    symbol.outline_px = static_cast<double>(std::get<2>(key)) / 64;
    symbol.hollow = std::get<3>(key);
    const int reach =
        static_cast<int>(std::ceil(symbol.size_px + symbol.outline_px)) + 2; // pointed shapes reach farther
    symbol.at = {reach + std::get<4>(key) / 4.0, reach + std::get<5>(key) / 4.0};
    const int side = 2 * reach + 1;
    const std::vector<std::uint8_t> casing = part_of(symbol, side, true);
    const std::vector<std::uint8_t> body = part_of(symbol, side, false);
    const int inked = std::max(reach_of(casing, side), reach_of(body, side));
    at->second = {2 * inked + 1, middle_of(casing, side, inked), middle_of(body, side, inked)};
    return at->second;
}

void SymbolSprites::draw(canvas::Canvas& canvas, const scene::Symbol& symbol) {
    const bool odd = !(symbol.size_px > 0 && symbol.size_px + symbol.outline_px < largest_px) ||
                     !(std::abs(symbol.at.x) < 1e6 && std::abs(symbol.at.y) < 1e6);
    if (odd) return render::draw(canvas, symbol);
    const double x = std::floor(symbol.at.x * 4 + 0.5) / 4;
    const double y = std::floor(symbol.at.y * 4 + 0.5) / 4;
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const auto fine = [](double px) { return std::lround(std::max(px, 0.0) * 64); };
    const Sprite& sprite = find({symbol.shape, fine(symbol.size_px), fine(symbol.outline_px), symbol.hollow,
                                 static_cast<int>((x - column) * 4), static_cast<int>((y - row) * 4)});
    const int half = sprite.side / 2;
    const auto lay = [&](const std::vector<std::uint8_t>& coverage, canvas::Colour colour) {
        canvas.mask({sprite.side, sprite.side, coverage}, column - half, row - half, colour);
    };
    lay(sprite.casing, symbol.outline);
    lay(sprite.body, symbol.fill);
}

} // namespace whenabouts::render
