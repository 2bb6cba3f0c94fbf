#include "gazetteer/nearest_settlement.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::gazetteer {
namespace {

constexpr double radians = 3.14159265358979323846 / 180;
constexpr double degree_m = 111'000; // a little less than the shortest degree of latitude or the sphere's

/// Looks at ring after ring of cells around the point until no nearer settlement can be left.
class Search {
  public:
    Search(const Index& index, core::LonLat point)
        : m_index(index), m_point(point), m_fine(index.cells_per_degree()), m_columns(360 * m_fine),
          m_rows(180 * m_fine) {}

    std::optional<Entity> run() {
        const double lon = core::wrap_longitude(m_point.lon) + 180;
        const auto column = std::min(static_cast<std::int32_t>(std::floor(lon * m_fine)), m_columns - 1);
        const auto row = std::clamp(static_cast<std::int32_t>(std::floor((m_point.lat + 90) * m_fine)), 0, m_rows - 1);
        for (std::int32_t ring = 0; ring < m_rows; ++ring) {
            for (std::int32_t r = std::max(0, row - ring); r <= std::min(m_rows - 1, row + ring); ++r)
                look_at_row(column, r, ring, std::abs(r - row) == ring);
            if (m_best && m_metres <= ring * degree_m / m_fine) break;
        }
        return m_best;
    }

  private:
    /// How many columns of a row lie within so many rows' height: a row's cells narrow towards the poles.
    [[nodiscard]] std::int32_t reach(std::int32_t row, std::int32_t rings) const {
        const double edge = std::max(std::abs(row + 1.0 - m_rows / 2.0), std::abs(row - m_rows / 2.0)) / m_fine;
        constexpr double polar = 0.003; // beyond that the whole circle is asked anyhow
        const double narrow = std::max(polar, std::cos(std::min(edge, 90.0) * radians));
        return std::min(m_columns / 2, static_cast<std::int32_t>(std::ceil(rings / narrow)));
    }

    void look_at_row(std::int32_t column, std::int32_t row, std::int32_t ring, bool is_new) {
        const std::int32_t to = reach(row, ring + 1);
        const std::int32_t seen = is_new ? -1 : reach(row, ring); // columns that the ring before looked at
        for (std::int32_t c = std::max(0, seen); c <= to; ++c) {
            look_at_cell(column + c, row);
            if (c > 0) look_at_cell(column - c, row);
        }
    }

    void look_at_cell(std::int32_t column, std::int32_t row) {
        const auto cell = m_index.settlements((column % m_columns + m_columns) % m_columns, row);
        const std::size_t count = cell.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Entity entity = cell[i];
            const double metres = core::distance_m(m_point, m_index.position(entity));
            if (m_best && (metres > m_metres || (metres == m_metres && entity >= *m_best))) continue;
            m_best = entity;
            m_metres = metres;
        }
    }

    const Index& m_index;
    core::LonLat m_point;
    std::int32_t m_fine;
    std::int32_t m_columns;
    std::int32_t m_rows;
    std::optional<Entity> m_best;
    double m_metres = 0;
};

} // namespace

std::optional<Entity> nearest_settlement(const Index& index, core::LonLat point) {
    return Search(index, point).run();
}

} // namespace whenabouts::gazetteer
