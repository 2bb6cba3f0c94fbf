#include "scene/density_grid.hpp"

#include "scene/plotter.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {

namespace {

constexpr double margin_px = 64; ///< cells beyond the frame, so that what is spread reaches in from there
constexpr int coarsest = DensityGrid::widen * DensityGrid::widen * DensityGrid::widen;

core::Box seen_by(View view) {
    view.left_px -= margin_px;
    view.top_px -= margin_px;
    view.width_px += static_cast<int>(2 * margin_px);
    view.height_px += static_cast<int>(2 * margin_px);
    return Plotter(view).box();
}

/// Pixels from one image of the world to the next; 0 when the map shows it once.
double world_px_of(const View& view) {
    if (!view.repeats || !view.projection->is_cylindrical()) return 0;
    const double central = view.projection->central_meridian();
    const projection::Projected west = view.projection->forward({central - 180, 0});
    const projection::Projected east = view.projection->forward({central + 180, 0});
    return (east.x - west.x) / view.metres_per_px;
}

} // namespace

DensityGrid::DensityGrid(const Crowd& crowd, const View& view, double cell_px)
    : m_placer(view, seen_by(view)), m_box(seen_by(view)), m_cell_px(std::max(cell_px, 1.0)),
      m_world_px(world_px_of(view)) {
    for (const IncidentArea& area : crowd.areas) m_in_area.push_back(area.shape != PlaceShape::none ? 1 : 0);
    // Cells of all levels share their edges, and one of them starts at the plane's origin.
    const double step = coarsest * m_cell_px;
    const Point origin = view.to_px({0, 0});
    const auto cell_before = [&](double px, double from) { return from + std::floor((px - from) / step) * step; };
    const double anchor_x = view.repeats ? origin.x : view.left_px, anchor_y = view.repeats ? origin.y : view.top_px;
    m_left = cell_before(view.left_px - margin_px, anchor_x);
    m_top = cell_before(view.top_px - margin_px, anchor_y);
    double right = view.left_px + view.width_px + margin_px;
    if (m_world_px > 0) right = std::min(right, m_left + m_world_px);
    const double bottom = view.top_px + view.height_px + margin_px;
    const auto blocks = [&](double length) { return std::max(1, static_cast<int>(std::ceil(length / step))); };
    int across = blocks(right - m_left) * coarsest, down = blocks(bottom - m_top) * coarsest;
    for (std::size_t level = 0; level < levels; ++level) {
        m_columns[level] = across;
        m_rows[level] = down;
        m_start[level + 1] = m_start[level] + static_cast<std::uint32_t>(across) * static_cast<std::uint32_t>(down);
        across /= widen;
        down /= widen;
    }
}

std::size_t DensityGrid::bins() const {
    return m_start[levels];
}

bool DensityGrid::may_hold(const timeline::Columns::Zone& zone) const {
    if (zone.west > zone.east) return false;
    const double south = zone.south * 1e-7, north = zone.north * 1e-7;
    if (south > m_box.north || north < m_box.south) return false;
    if (m_box.width() >= 359.9) return true;
    return m_box.intersects({zone.west * 1e-7, south, zone.east * 1e-7, north});
}

void DensityGrid::assign(const timeline::Columns& columns, std::size_t first, std::size_t count,
                         std::uint32_t* bins) const {
    RowPlacer::Spot spots[timeline::Columns::zone_rows];
    const std::int32_t* const lons = columns.lons().data() + first;
    const std::int32_t* const lats = columns.lats().data() + first;
    m_placer.place(lons, lats, count, spots);
    const double ground = m_placer.ground_metres_per_px(lats[0]); // a zone's rows lie close together
    double reach_m[levels - 1];                                   ///< radii up to this stand in a cell of the level
    for (std::size_t level = 0; level + 1 < levels; ++level)
        reach_m[level] = ground * m_cell_px * std::pow(widen, static_cast<double>(level)) / 1.5;
    for (std::size_t i = 0; i < count; ++i) {
        bins[i] = none;
        if (lons[i] == timeline::ColumnRow::unlocated || m_in_area[columns.area_numbers()[first + i]] != 0) continue;
        double x = spots[i].x - m_left;
        const double y = spots[i].y - m_top;
        if (m_world_px > 0) x -= std::floor(x / m_world_px) * m_world_px;
        if (!(x >= 0 && y >= 0)) continue; // NaN as well
        const float radius = columns.radii_m()[first + i];
        std::size_t level = 0;
        double cell = m_cell_px;
        while (level + 1 < levels && static_cast<double>(radius) > reach_m[level]) {
            ++level;
            cell *= widen;
        }
        const auto column = static_cast<std::int64_t>(x / cell), row = static_cast<std::int64_t>(y / cell);
        if (column >= m_columns[level] || row >= m_rows[level]) continue;
        bins[i] = m_start[level] + static_cast<std::uint32_t>(row * m_columns[level] + column);
    }
}

std::array<std::uint32_t, DensityGrid::levels> DensityGrid::bins_at(Point at) const {
    std::array<std::uint32_t, levels> found;
    found.fill(none);
    double x = at.x - m_left;
    const double y = at.y - m_top;
    if (m_world_px > 0) x -= std::floor(x / m_world_px) * m_world_px;
    if (!(x >= 0 && y >= 0)) return found;
    double cell = m_cell_px;
    for (std::size_t level = 0; level < levels; ++level, cell *= widen) {
        const auto column = static_cast<std::int64_t>(x / cell), row = static_cast<std::int64_t>(y / cell);
        if (column < m_columns[level] && row < m_rows[level])
            found[level] = m_start[level] + static_cast<std::uint32_t>(row * m_columns[level] + column);
    }
    return found;
}

std::vector<float> DensityGrid::spread_coarse(std::span<const std::uint32_t> counts, std::size_t level) const {
    const int columns = m_columns[level], rows = m_rows[level];
    std::vector<float> own(counts.begin() + m_start[level], counts.begin() + m_start[level + 1]);
    if (level + 1 == levels) return own;
    const std::vector<float> coarse = spread_coarse(counts, level + 1);
    if (std::all_of(coarse.begin(), coarse.end(), [](float v) { return v == 0; })) return own;
    // Linear between the middles of the coarse cells; the sum stays the same inside the map.
    const int coarse_columns = m_columns[level + 1], coarse_rows = m_rows[level + 1];
    constexpr float share = 1.0F / (widen * widen);
    for (int row = 0; row < rows; ++row) {
        const float v = (static_cast<float>(row) + 0.5F) / widen - 0.5F;
        const int r0 = static_cast<int>(std::floor(v));
        const float down = v - static_cast<float>(r0);
        const auto line = [&](int r) { return coarse.data() + std::clamp(r, 0, coarse_rows - 1) * coarse_columns; };
        const float* const upper = line(r0);
        const float* const lower = line(r0 + 1);
        for (int column = 0; column < columns; ++column) {
            const float u = (static_cast<float>(column) + 0.5F) / widen - 0.5F;
            const int c0 = static_cast<int>(std::floor(u));
            const float right = u - static_cast<float>(c0);
            const int west = std::clamp(c0, 0, coarse_columns - 1), east = std::clamp(c0 + 1, 0, coarse_columns - 1);
            const float above = upper[west] * (1 - right) + upper[east] * right;
            const float below = lower[west] * (1 - right) + lower[east] * right;
            own[static_cast<std::size_t>(row * columns + column)] += share * (above * (1 - down) + below * down);
        }
    }
    return own;
}

std::vector<float> DensityGrid::spread(std::span<const std::uint32_t> counts) const {
    return spread_coarse(counts, 0);
}

} // namespace whenabouts::scene
