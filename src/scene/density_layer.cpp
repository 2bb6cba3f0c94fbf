#include "scene/density_layer.hpp"

#include "scene/density_raster.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace whenabouts::scene {

namespace {

constexpr float possible_ink = 0.45F;
constexpr double least_alpha = 0.62, most_alpha = 0.96; ///< of one incident in a cell, of the fullest cell

std::uint8_t channel(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

} // namespace

DensityScale::DensityScale(const Style& style, double most)
    : m_ramp(style.density), m_most(std::max(most, 2.0)), m_table(steps + 1) {
    for (std::size_t i = 0; i <= steps; ++i) {
        const Colour colour = at(static_cast<double>(i) / steps);
        m_table[i] =
            colour.r | static_cast<std::uint32_t>(colour.g) << 8U | static_cast<std::uint32_t>(colour.b) << 16U;
    }
}

Colour DensityScale::at(double share) const {
    const double along = std::clamp(share, 0.0, 1.0) * static_cast<double>(m_ramp.size() - 1);
    const auto step = std::min(static_cast<std::size_t>(along), m_ramp.size() - 2);
    const double part = along - static_cast<double>(step);
    const Colour a = m_ramp[step], b = m_ramp[step + 1];
    const auto between = [&](std::uint8_t x, std::uint8_t y) { return channel(x + (y - x) * part); };
    return {between(a.r, b.r), between(a.g, b.g), between(a.b, b.b),
            channel(255 * (least_alpha + (most_alpha - least_alpha) * std::clamp(share, 0.0, 1.0)))};
}

std::uint32_t DensityScale::colour(float certain, float possible) const {
    const float sum = certain + possible;
    if (!(sum > 0)) return m_table[0]; // no ink, but the colour that its neighbours fade to
    const float share = std::clamp(std::log(std::max(sum, 1.0F)) / std::log(static_cast<float>(m_most)), 0.0F, 1.0F);
    // Below one incident in a cell the ink, not the colour, says how much.
    const float faint = std::min(1.0F, 0.25F + 0.75F * sum);
    const float ink = (certain + possible_ink * possible) / sum;
    const float alpha = (static_cast<float>(least_alpha) + static_cast<float>(most_alpha - least_alpha) * share) * ink *
                        (sum < 1 ? std::min(1.0F, std::sqrt(sum)) * faint : 1.0F);
    return m_table[static_cast<std::size_t>(share * steps)] |
           static_cast<std::uint32_t>(channel(static_cast<double>(alpha) * 255)) << 24U;
}

std::vector<std::uint32_t> cell_colours(const DensityGrid& grid, std::span<const float> certain,
                                        std::span<const float> possible, const DensityScale& scale) {
    std::vector<std::uint32_t> colours(static_cast<std::size_t>(grid.columns()) *
                                       static_cast<std::size_t>(grid.rows()));
    for (std::size_t i = 0; i < colours.size(); ++i)
        colours[i] = scale.colour(certain[i], possible.empty() ? 0.0F : possible[i]);
    return colours;
}

Picture density_picture(const DensityGrid& grid, std::span<const std::uint32_t> colours, const View& view) {
    Picture picture;
    picture.left = static_cast<int>(std::lround(view.left_px));
    picture.top = static_cast<int>(std::lround(view.top_px));
    picture.width = view.width_px;
    picture.height = view.height_px;
    auto rgba = std::make_shared<std::vector<std::uint8_t>>(std::size_t{4} * static_cast<std::size_t>(view.width_px) *
                                                            static_cast<std::size_t>(view.height_px));
    const DensityRaster raster(grid, colours, picture.left, picture.top, view.width_px);
    std::vector<std::uint32_t> row(static_cast<std::size_t>(view.width_px));
    for (int y = 0; y < view.height_px; ++y)
        if (raster.row(y, row.data()))
            std::memcpy(rgba->data() + static_cast<std::size_t>(y) * row.size() * 4, row.data(), row.size() * 4);
    picture.rgba = std::move(rgba);
    return picture;
}

double fullest_cell(const DensityGrid& grid, const timeline::BinCounts& counts, bool with_possible) {
    std::vector<std::uint32_t> both(counts.certain().begin(), counts.certain().end());
    for (std::size_t i = 0; with_possible && i < both.size(); ++i) both[i] += counts.possible()[i];
    const std::vector<float> cells = grid.spread(both);
    return cells.empty() ? 0 : static_cast<double>(*std::max_element(cells.begin(), cells.end()));
}

} // namespace whenabouts::scene
