#include "gazetteer/nearest_settlement.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::gazetteer {
namespace {

constexpr double radians = 3.14159265358979323846 / 180;
constexpr double degree_m = core::earth_radius_m * radians;
constexpr double safety = 0.999; // bounds stay below the true distance in spite of rounding

/// Looks at ring after ring of cells around the point. A cell, and then a settlement, is looked at only when it can be
/// nearer than what was found: its parallel and its meridian tell without trigonometry for each.
class Search {
  public:
    Search(const Index& index, core::LonLat point)
        : m_index(index), m_point(point), m_fine(index.cells_per_degree()), m_columns(360 * m_fine),
          m_rows(180 * m_fine), m_narrow(std::cos(point.lat * radians)) {
        m_x = (core::wrap_longitude(point.lon) + 180) * m_fine;
        m_y = (point.lat + 90) * m_fine;
        m_column = std::clamp(static_cast<std::int32_t>(std::floor(m_x)), 0, m_columns - 1);
        m_row = std::clamp(static_cast<std::int32_t>(std::floor(m_y)), 0, m_rows - 1);
    }

    std::optional<Entity> run() {
        const std::int32_t last = std::max(m_rows, m_columns / 2);
        for (std::int32_t ring = 0; ring <= last; ++ring) {
            const double rows_m = std::min(row_bound(-ring), row_bound(ring));
            const double columns_m = std::min(column_bound(-ring), column_bound(ring));
            if (!may_be_nearer(std::min(rows_m, columns_m))) break;
            if (ring == 0) {
                look_at_cell(0, 0);
                continue;
            }
            if (may_be_nearer(rows_m))
                for (std::int32_t c = -ring; c <= ring; ++c) {
                    look_at_cell(c, -ring);
                    look_at_cell(c, ring);
                }
            if (may_be_nearer(columns_m))
                for (std::int32_t r = 1 - ring; r < ring; ++r) {
                    look_at_cell(-ring, r);
                    look_at_cell(ring, r);
                }
        }
        return m_best;
    }

  private:
    [[nodiscard]] bool may_be_nearer(double least_m) const { return !m_best || least_m <= m_metres; }

    /// Metres to the nearest parallel of the row that many rows away.
    [[nodiscard]] double row_bound(std::int32_t rows) const {
        if (rows == 0) return 0;
        const double edge = rows > 0 ? m_row + rows - m_y : m_y - (m_row + rows + 1);
        return std::max(0.0, edge) / m_fine * degree_m * safety;
    }
    /// Metres to the nearest meridian of the column that many columns away: the arc that meets it at a right angle.
    [[nodiscard]] double column_bound(std::int32_t columns) const {
        if (columns == 0) return 0;
        const double edge = columns > 0 ? m_column + columns - m_x : m_x - (m_column + columns + 1);
        const double degrees = std::clamp(edge / m_fine, 0.0, 90.0);
        return std::asin(std::sin(degrees * radians) * m_narrow) / radians * degree_m * safety;
    }

    void look_at_cell(std::int32_t columns, std::int32_t rows) {
        const std::int32_t row = m_row + rows;
        if (row < 0 || row >= m_rows || std::abs(columns) > m_columns / 2) return;
        const std::int32_t column = ((m_column + columns) % m_columns + m_columns) % m_columns;
        const auto cell = m_index.settlements(column, row);
        if (cell.empty() || !may_be_nearer(std::max(row_bound(rows), column_bound(columns)))) return;
        const std::size_t count = cell.size();
        for (std::size_t i = 0; i < count; ++i) look_at(cell[i]);
    }

    void look_at(Entity entity) {
        const core::LonLat at = m_index.position(entity);
        if (!may_be_nearer(std::abs(at.lat - m_point.lat) * degree_m * safety)) return;
        const double metres = core::distance_m(m_point, at);
        if (m_best && (metres > m_metres || (metres == m_metres && entity >= *m_best))) return;
        m_best = entity;
        m_metres = metres;
    }

    const Index& m_index;
    core::LonLat m_point;
    std::int32_t m_fine;
    std::int32_t m_columns;
    std::int32_t m_rows;
    double m_narrow;
    double m_x = 0, m_y = 0; ///< the point in cells
    std::int32_t m_column = 0, m_row = 0;
    std::optional<Entity> m_best;
    double m_metres = 0;
};

} // namespace

std::optional<Entity> nearest_settlement(const Index& index, core::LonLat point) {
    return Search(index, point).run();
}

} // namespace whenabouts::gazetteer
