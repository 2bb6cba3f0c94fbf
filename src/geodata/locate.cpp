#include "geodata/locate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace whenabouts::geodata {
namespace {

using format::grid;

struct Planar {
    double x = 0;
    double y = 0;
};

double cross(Planar origin, Planar a, Planar b) {
    return (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
}

std::int32_t cell_of(double steps, std::int32_t first_degree, std::int32_t cells) {
    return std::clamp(static_cast<std::int32_t>(std::floor(steps / grid)) - first_degree, 0, cells - 1);
}

/// The border that the way from `point` to `target` meets first.
struct FirstCrossing {
    Planar point;
    Planar target;
    double share = std::numeric_limits<double>::infinity(); ///< of the way, 0 … 1
    std::int32_t unit = format::no_unit;                    ///< on the point's side
    bool tied = false;                                      ///< it passes through a corner where several units meet

    void meet(Planar a, Planar b, const format::ArcRecord& arc) {
        if ((cross(point, target, a) >= 0) == (cross(point, target, b) >= 0)) {
            return;
        }
        const double ways = (target.x - point.x) * (b.y - a.y) - (target.y - point.y) * (b.x - a.x);
        const double here = ((a.x - point.x) * (b.y - a.y) - (a.y - point.y) * (b.x - a.x)) / ways;
        if (here < 0 || here > 1 || here > share + 1e-12) {
            return;
        }
        const auto side = cross(a, b, point) > 0 ? arc.left : arc.right;
        tied = std::abs(here - share) <= 1e-12 && side != unit;
        if (here < share) {
            share = here;
            unit = side;
        }
    }
};

bool may_meet(const format::GridBox& box, Planar a, Planar b) {
    return box.west <= std::max(a.x, b.x) && box.east >= std::min(a.x, b.x) && box.south <= std::max(a.y, b.y) &&
           box.north >= std::min(a.y, b.y);
}

FirstCrossing first_crossing(const MappedBasemap& basemap, Planar point, std::size_t cell, Planar centre) {
    FirstCrossing crossing{.point = point, .target = centre};
    std::vector<format::GridPoint> points;
    for (const auto number : basemap.blocks_in(cell)) {
        if (number >= basemap.blocks().size()) {
            continue;
        }
        const auto& block = basemap.blocks()[number];
        if (block.arc >= basemap.arcs().size() || !may_meet(block.box, point, centre)) {
            continue;
        }
        points.clear();
        basemap.decode_block(block, points);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const Planar a{static_cast<double>(points[i].x), static_cast<double>(points[i].y)};
            const Planar b{static_cast<double>(points[i + 1].x), static_cast<double>(points[i + 1].y)};
            crossing.meet(a, b, basemap.arcs()[block.arc]);
        }
    }
    return crossing;
}

struct Cells {
    std::int32_t column;
    std::int32_t row;
    [[nodiscard]] std::size_t index() const {
        return static_cast<std::size_t>(row) * format::cell_columns + static_cast<std::size_t>(column);
    }
};

/// Distance in km from the origin of a local plane (km) to the segment.
double distance_km(Planar a, Planar b) {
    const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    const double share = length2 > 0 ? std::clamp(-(a.x * (b.x - a.x) + a.y * (b.y - a.y)) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
}

/// The nearest border seen so far around a point, on a local plane in km.
class NearestBorder {
  public:
    NearestBorder(const MappedBasemap& basemap, core::LonLat point, double radius_km)
        : m_basemap(basemap), m_point(point), m_best_km(radius_km),
          m_km_per_lon(km_per_degree * std::max(0.01, std::cos(point.lat * std::numbers::pi / 180))) {}

    static constexpr double km_per_degree = 111.195;
    [[nodiscard]] double km_per_lon() const { return m_km_per_lon; }

    void look_at(std::uint32_t number) {
        if (number >= m_basemap.blocks().size()) {
            return;
        }
        const auto& block = m_basemap.blocks()[number];
        if (block.arc >= m_basemap.arcs().size() || m_basemap.arcs()[block.arc].kind == format::cut_arc) {
            return;
        }
        const Planar low = plane({block.box.west, block.box.south});
        const Planar high = plane({block.box.east, block.box.north});
        if (low.x > m_best_km || high.x < -m_best_km || low.y > m_best_km || high.y < -m_best_km) {
            return;
        }
        m_points.clear();
        m_basemap.decode_block(block, m_points);
        for (std::size_t i = 0; i + 1 < m_points.size(); ++i) {
            const double km = distance_km(plane(m_points[i]), plane(m_points[i + 1]));
            if (km > m_best_km) {
                continue;
            }
            m_best_km = km;
            const auto& arc = m_basemap.arcs()[block.arc];
            m_unit = arc.left >= 0 ? arc.left : arc.right;
        }
    }

    [[nodiscard]] std::optional<std::pair<std::uint32_t, double>> answer() const {
        if (m_unit < 0) {
            return std::nullopt;
        }
        return std::pair{static_cast<std::uint32_t>(m_unit), m_best_km};
    }

  private:
    [[nodiscard]] Planar plane(format::GridPoint p) const {
        double lon = p.x / double{grid} - m_point.lon;
        if (lon > 180) {
            lon -= 360;
        }
        if (lon < -180) {
            lon += 360;
        }
        return {lon * m_km_per_lon, (p.y / double{grid} - m_point.lat) * km_per_degree};
    }

    const MappedBasemap& m_basemap;
    core::LonLat m_point;
    double m_best_km;
    double m_km_per_lon;
    std::int32_t m_unit = format::no_unit;
    std::vector<format::GridPoint> m_points;
};

} // namespace

std::optional<std::uint32_t> unit_holding(const MappedBasemap& basemap, core::LonLat point) {
    if (!core::is_valid(point)) {
        return std::nullopt;
    }
    // A point whose way goes exactly through a corner of three units is asked again a few millimetres away.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Planar steps{point.lon * grid + attempt * 3.1e-4, point.lat * grid + attempt * 7.3e-4};
        const Cells cell{cell_of(steps.x, -180, format::cell_columns), cell_of(steps.y, -90, format::cell_rows)};
        const Planar centre{(cell.column - 180) * double{grid} + grid / 2.0 + 0.5,
                            (cell.row - 90) * double{grid} + grid / 2.0 + 0.5};
        const auto crossing = first_crossing(basemap, steps, cell.index(), centre);
        if (crossing.tied && attempt < 2) {
            continue;
        }
        const auto unit = std::isfinite(crossing.share) ? crossing.unit : basemap.cell(cell.index()).centre_unit;
        if (unit < 0 || static_cast<std::size_t>(unit) >= basemap.units().size()) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(unit);
    }
    return std::nullopt;
}

std::optional<std::pair<std::uint32_t, double>> nearest_unit(const MappedBasemap& basemap, core::LonLat point,
                                                             double radius_km) {
    if (!core::is_valid(point) || !(radius_km > 0)) {
        return std::nullopt;
    }
    NearestBorder nearest(basemap, point, radius_km);
    const double lat_reach = radius_km / NearestBorder::km_per_degree;
    const double lon_reach = std::min(180.0, radius_km / nearest.km_per_lon());
    const auto first_column = static_cast<std::int32_t>(std::floor(point.lon - lon_reach)) + 180;
    const auto last_column = std::min(first_column + format::cell_columns - 1,
                                      static_cast<std::int32_t>(std::floor(point.lon + lon_reach)) + 180);
    for (auto row = cell_of((point.lat - lat_reach) * grid, -90, format::cell_rows);
         row <= cell_of((point.lat + lat_reach) * grid, -90, format::cell_rows); ++row) {
        for (auto column = first_column; column <= last_column; ++column) {
            const Cells cell{(column + 2 * format::cell_columns) % format::cell_columns, row};
            for (const auto block : basemap.blocks_in(cell.index())) {
                nearest.look_at(block);
            }
        }
    }
    return nearest.answer();
}

} // namespace whenabouts::geodata
