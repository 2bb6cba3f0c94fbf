#include "scene/density_raster.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {

namespace {

constexpr std::uint32_t ink = 0xFF000000U;

} // namespace

DensityRaster::Between DensityRaster::between(double at, int cells, double world) {
    Between place;
    if (world > 0) at -= std::floor(at / world) * world;
    const double middle = std::floor(at - 0.5);
    place.first = static_cast<int>(middle);
    place.second = place.first + 1;
    place.share = static_cast<std::uint32_t>((at - 0.5 - middle) * 256);
    if (place.first < 0 || place.first >= cells) place.first = -1;
    if (place.second < 0 || place.second >= cells) place.second = -1;
    return place;
}

DensityRaster::DensityRaster(const DensityGrid& grid, std::span<const std::uint32_t> colours, double left, double top,
                             int width)
    : m_grid(&grid), m_colours(colours), m_top(top), m_columns(static_cast<std::size_t>(width)),
      m_inked(static_cast<std::size_t>(grid.rows())) {
    for (int x = 0; x < width; ++x)
        m_columns[static_cast<std::size_t>(x)] =
            between((left + x + 0.5 - grid.corner().x) / grid.cell_px(), grid.columns(), grid.world_columns());
    for (int row = 0; row < grid.rows(); ++row) {
        const auto cells = colours.subspan(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns()),
                                           static_cast<std::size_t>(grid.columns()));
        std::uint32_t all = 0;
        for (const std::uint32_t cell : cells) all |= cell;
        m_inked[static_cast<std::size_t>(row)] = (all & ink) != 0;
    }
}

bool DensityRaster::row(int y, std::uint32_t* pixels) const {
    const Between rows = between((m_top + y + 0.5 - m_grid->corner().y) / m_grid->cell_px(), m_grid->rows(), 0);
    const auto inked = [&](int row) { return row >= 0 && m_inked[static_cast<std::size_t>(row)] != 0; };
    if (!inked(rows.first) && !inked(rows.second)) return false;
    const auto line_of = [&](int row) {
        return row < 0 ? nullptr : m_colours.data() + static_cast<std::ptrdiff_t>(row) * m_grid->columns();
    };
    const std::uint32_t* const upper = line_of(rows.first);
    const std::uint32_t* const lower = line_of(rows.second);
    const auto cell = [](const std::uint32_t* line, int at) { return line == nullptr || at < 0 ? 0U : line[at]; };
    for (const Between& column : m_columns) {
        const std::uint32_t nw = cell(upper, column.first), ne = cell(upper, column.second);
        const std::uint32_t sw = cell(lower, column.first), se = cell(lower, column.second);
        std::uint32_t& to = *pixels++;
        to = 0;
        if (((nw | ne | sw | se) & ink) == 0) continue;
        const std::uint32_t east = column.share, south = rows.share;
        // Colours weigh by their ink, so that empty cells do not darken the rim.
        const std::uint32_t w0 = ((256 - east) * (256 - south) >> 8U) * (nw >> 24U);
        const std::uint32_t w1 = (east * (256 - south) >> 8U) * (ne >> 24U);
        const std::uint32_t w2 = ((256 - east) * south >> 8U) * (sw >> 24U);
        const std::uint32_t w3 = (east * south >> 8U) * (se >> 24U);
        const std::uint32_t alpha = w0 + w1 + w2 + w3;
        if (alpha < 256) continue;
        const auto channel = [&](unsigned shift) {
            return (w0 * ((nw >> shift) & 0xFFU) + w1 * ((ne >> shift) & 0xFFU) + w2 * ((sw >> shift) & 0xFFU) +
                    w3 * ((se >> shift) & 0xFFU)) /
                   alpha;
        };
        to = channel(0) | channel(8) << 8U | channel(16) << 16U | (alpha >> 8U) << 24U;
    }
    return true;
}

} // namespace whenabouts::scene
