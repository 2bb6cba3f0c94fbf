#include "scene/density_layer.hpp"

#include <algorithm>
#include <cmath>

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
    // Smooth between the middles of cells, as a texture is: each column of pixels lies between two of them.
    struct Between {
        int first = -1, second = -1; ///< cells, -1 = outside
        std::uint32_t share = 0;     ///< of the second, 0 … 256
    };
    const auto between = [](double at, int cells, double world) {
        Between place;
        if (world > 0) at -= std::floor(at / world) * world;
        const double middle = std::floor(at - 0.5);
        place.first = static_cast<int>(middle);
        place.second = place.first + 1;
        place.share = static_cast<std::uint32_t>((at - 0.5 - middle) * 256);
        if (place.first < 0 || place.first >= cells) place.first = -1;
        if (place.second < 0 || place.second >= cells) place.second = -1;
        return place;
    };
    std::vector<Between> columns(static_cast<std::size_t>(view.width_px));
    for (int x = 0; x < view.width_px; ++x)
        columns[static_cast<std::size_t>(x)] =
            between((picture.left + x + 0.5 - grid.corner().x) / grid.cell_px(), grid.columns(), grid.world_columns());
    constexpr std::uint32_t ink = 0xFF000000U;
    for (int y = 0; y < view.height_px; ++y) {
        const Between rows = between((picture.top + y + 0.5 - grid.corner().y) / grid.cell_px(), grid.rows(), 0);
        const auto line_of = [&](int row) {
            return row < 0 ? nullptr : colours.data() + static_cast<std::ptrdiff_t>(row) * grid.columns();
        };
        const std::uint32_t* const upper = line_of(rows.first);
        const std::uint32_t* const lower = line_of(rows.second);
        std::uint8_t* to = rgba->data() + static_cast<std::size_t>(y) * columns.size() * 4;
        for (const Between& column : columns) {
            const auto cell = [&](const std::uint32_t* line, int at) {
                return line == nullptr || at < 0 ? 0U : line[at];
            };
            const std::uint32_t nw = cell(upper, column.first), ne = cell(upper, column.second);
            const std::uint32_t sw = cell(lower, column.first), se = cell(lower, column.second);
            if (((nw | ne | sw | se) & ink) != 0) {
                const std::uint32_t east = column.share, south = rows.share;
                const std::uint32_t weight[4] = {(256 - east) * (256 - south), east * (256 - south),
                                                 (256 - east) * south, east * south};
                const std::uint32_t colour[4] = {nw, ne, sw, se};
                // Colours weigh by their ink, so that empty cells do not darken the rim.
                std::uint64_t sum[3] = {0, 0, 0}, alpha = 0;
                for (int i = 0; i < 4; ++i) {
                    const std::uint64_t inked = static_cast<std::uint64_t>(weight[i]) * (colour[i] >> 24U);
                    alpha += inked;
                    for (unsigned channel = 0; channel < 3; ++channel)
                        sum[channel] += inked * ((colour[i] >> (8 * channel)) & 0xFFU);
                }
                for (int channel = 0; channel < 3 && alpha > 0; ++channel)
                    to[channel] = static_cast<std::uint8_t>(sum[channel] / alpha);
                to[3] = static_cast<std::uint8_t>(alpha >> 16U);
            }
            to += 4;
        }
    }
    picture.rgba = std::move(rgba);
    return picture;
}

double fullest_cell(const DensityGrid& grid, const timeline::BinCounts& all_times) {
    std::vector<std::uint32_t> both(all_times.certain().begin(), all_times.certain().end());
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += all_times.possible()[i];
    const std::vector<float> cells = grid.spread(both);
    return cells.empty() ? 0 : static_cast<double>(*std::max_element(cells.begin(), cells.end()));
}

} // namespace whenabouts::scene
