#include "scene/row_placer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace whenabouts::scene {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double tolerance_px = 0.05;
constexpr double node_px = 8; ///< between nodes of the mesh, about

double from_central(double lon, double central) {
    const double away = lon - central;
    return away >= 180 ? away - 360 : away < -180 ? away + 360 : away;
}

} // namespace

RowPlacer::RowPlacer(const View& view, const core::Box& shown)
    : m_view(view), m_shown(shown), m_central(view.projection->central_meridian()) {
    // Positions on the very poles have no image in some projections; rows there stand at the edge.
    m_shown.south = std::max(m_shown.south, std::max(-89.9999, view.south));
    m_shown.north = std::min(m_shown.north, std::min(89.9999, view.north));
    if (m_shown.north <= m_shown.south) m_shown.north = m_shown.south + 1e-6;
    make_parallels();
    m_straight = parallels_fit();
    if (!m_straight) make_mesh();
}

RowPlacer::Spot RowPlacer::exact(double lon, double lat) const {
    const projection::Projected p = m_view.projection->forward({lon, lat});
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {nan, nan};
    const Point at = m_view.to_px(p);
    return {at.x, at.y};
}

void RowPlacer::make_parallels() {
    constexpr std::size_t count = 4096;
    m_parallels.resize(count + 1);
    m_parallels_per_degree = count / (m_shown.north - m_shown.south);
    const core::LonLat middle = m_shown.centre();
    for (std::size_t i = 0; i <= count; ++i) {
        const double lat = m_shown.south + static_cast<double>(i) / m_parallels_per_degree;
        const Spot at = exact(m_central, lat);
        constexpr double step = 1;
        const Spot beside = exact(m_central + step, lat);
        m_parallels[i] = {at.x, at.y, (beside.x - at.x) / step, 0};
        if (i % 64 == 0)
            m_parallels[i].ground_metres_px = m_view.metres_per_px * m_view.projection->ground_scale({middle.lon, lat});
    }
    for (std::size_t i = 0; i <= count; ++i) // it changes slowly
        m_parallels[i].ground_metres_px = m_parallels[i / 64 * 64].ground_metres_px;
}

bool RowPlacer::parallels_fit() const {
    if (!std::isfinite(m_parallels.front().y) || !std::isfinite(m_parallels.back().y)) return false;
    for (int j = 0; j <= 12; ++j)
        for (int i = -6; i <= 6; ++i) {
            const double away = i * 29.9;
            const double lat = m_shown.south + (m_shown.north - m_shown.south) * (j + 0.37) / 13;
            const double lon =
                m_view.projection->is_cylindrical() ? m_central + away : core::wrap_longitude(m_central + away);
            const Spot there = exact(lon, lat);
            const auto lon_e7 = static_cast<std::int32_t>(std::lround(core::wrap_longitude(m_central + away) * 1e7));
            const auto lat_e7 = static_cast<std::int32_t>(std::lround(lat * 1e7));
            Spot here{};
            place_by_parallels(&lon_e7, &lat_e7, 1, &here);
            const double rounding_px = 2e-7 * (std::abs(m_parallels.front().px_per_degree) + 1);
            const double allowed = tolerance_px + rounding_px;
            if (!(std::abs(there.x - here.x) < allowed && std::abs(there.y - here.y) < allowed)) return false;
        }
    return true;
}

void RowPlacer::make_mesh() {
    const double wide = std::max(m_shown.width(), 1e-6), high = m_shown.north - m_shown.south;
    const auto cells = [](double pixels) {
        return static_cast<std::size_t>(std::clamp(pixels / node_px, 16.0, 512.0));
    };
    m_columns = cells(m_view.width_px);
    m_rows = cells(m_view.height_px);
    const auto at = [&](double column, double row) {
        return exact(core::wrap_longitude(m_shown.west + wide * column / static_cast<double>(m_columns)),
                     m_shown.south + high * row / static_cast<double>(m_rows));
    };
    m_nodes.reserve((m_columns + 1) * (m_rows + 1));
    for (std::size_t row = 0; row <= m_rows; ++row)
        for (std::size_t column = 0; column <= m_columns; ++column)
            m_nodes.push_back(at(static_cast<double>(column), static_cast<double>(row)));
    m_inexact.assign(m_columns * m_rows, 0);
    for (std::size_t row = 0; row < m_rows; ++row)
        for (std::size_t column = 0; column < m_columns; ++column) {
            const Spot middle = at(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5);
            const Spot* const south = &m_nodes[row * (m_columns + 1) + column];
            const Spot* const north = south + m_columns + 1;
            const double x = (south[0].x + south[1].x + north[0].x + north[1].x) / 4;
            const double y = (south[0].y + south[1].y + north[0].y + north[1].y) / 4;
            const bool close = std::abs(x - middle.x) < tolerance_px && std::abs(y - middle.y) < tolerance_px;
            m_inexact[row * m_columns + column] = close ? 0 : 1; // NaN is not close
        }
}

double RowPlacer::ground_metres_per_px(std::int32_t lat) const {
    const double at = (lat * 1e-7 - m_shown.south) * m_parallels_per_degree;
    const double last = static_cast<double>(m_parallels.size() - 1);
    return m_parallels[static_cast<std::size_t>(std::clamp(at, 0.0, last))].ground_metres_px;
}

void RowPlacer::place(const std::int32_t* lons, const std::int32_t* lats, std::size_t count, Spot* spots) const {
    if (m_straight)
        place_by_parallels(lons, lats, count, spots);
    else
        place_by_mesh(lons, lats, count, spots);
}

void RowPlacer::place_by_parallels(const std::int32_t* lons, const std::int32_t* lats, std::size_t count,
                                   Spot* spots) const {
    const double last = static_cast<double>(m_parallels.size() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double along = (lats[i] * 1e-7 - m_shown.south) * m_parallels_per_degree;
        const double inside = std::min(std::max(along, 0.0), last);
        const auto node = std::min(static_cast<std::size_t>(inside), m_parallels.size() - 2);
        const double share = inside - static_cast<double>(node);
        const Parallel& a = m_parallels[node];
        const Parallel& b = m_parallels[node + 1];
        const double away = from_central(lons[i] * 1e-7, m_central);
        const double px_per_degree = a.px_per_degree + (b.px_per_degree - a.px_per_degree) * share;
        const bool known = along >= -1e-3 && along <= last + 1e-3;
        spots[i] = {known ? a.x + (b.x - a.x) * share + px_per_degree * away : nan,
                    known ? a.y + (b.y - a.y) * share : nan};
    }
}

void RowPlacer::place_by_mesh(const std::int32_t* lons, const std::int32_t* lats, std::size_t count,
                              Spot* spots) const {
    const double columns_per_degree = static_cast<double>(m_columns) / std::max(m_shown.width(), 1e-6);
    const double rows_per_degree = static_cast<double>(m_rows) / (m_shown.north - m_shown.south);
    for (std::size_t i = 0; i < count; ++i) {
        const double lon = lons[i] * 1e-7, lat = lats[i] * 1e-7;
        double east = lon - m_shown.west;
        if (east < 0) east += 360;
        const double column = east * columns_per_degree, row = (lat - m_shown.south) * rows_per_degree;
        if (!(column <= static_cast<double>(m_columns) && row >= 0 && row <= static_cast<double>(m_rows))) {
            spots[i] = {nan, nan};
            continue;
        }
        const auto c = std::min(static_cast<std::size_t>(column), m_columns - 1);
        const auto r = std::min(static_cast<std::size_t>(row), m_rows - 1);
        if (m_inexact[r * m_columns + c] != 0) {
            spots[i] = exact(lon, lat);
            continue;
        }
        const double u = column - static_cast<double>(c), v = row - static_cast<double>(r);
        const Spot* const south = &m_nodes[r * (m_columns + 1) + c];
        const Spot* const north = south + m_columns + 1;
        const auto mix = [&](double sw, double se, double nw, double ne) {
            return (sw * (1 - u) + se * u) * (1 - v) + (nw * (1 - u) + ne * u) * v;
        };
        spots[i] = {mix(south[0].x, south[1].x, north[0].x, north[1].x),
                    mix(south[0].y, south[1].y, north[0].y, north[1].y)};
    }
}

} // namespace whenabouts::scene
