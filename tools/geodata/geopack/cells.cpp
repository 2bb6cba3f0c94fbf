#include "cells.hpp"

#include <algorithm>
#include <utility>

namespace geopack {
namespace {

using whenabouts::geodata::format::cell_columns;
using whenabouts::geodata::format::cell_rows;
using whenabouts::geodata::format::grid;

/// Where an edge crosses a row's centre line, and the unit east of it.
using Crossing = std::pair<double, std::int32_t>;

double centre_of(std::int32_t cell, std::int32_t first_degree) {
    return (cell + first_degree) * double{grid} + grid / 2.0 + 0.5;
}

std::vector<std::vector<Crossing>> crossings_by_row(const std::vector<Arc>& arcs) {
    std::vector<std::vector<Crossing>> rows(cell_rows);
    for (const auto& arc : arcs) {
        for (std::size_t i = 0; i + 1 < arc.points.size(); ++i) {
            const GridPoint a = arc.points[i];
            const GridPoint b = arc.points[i + 1];
            for (std::int32_t row = 0; row < cell_rows; ++row) {
                const double y = centre_of(row, -90);
                if ((a.y < y) == (b.y < y)) {
                    continue;
                }
                const double x = a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y);
                rows[static_cast<std::size_t>(row)].emplace_back(x, a.y < b.y ? arc.right : arc.left);
            }
        }
    }
    for (auto& row : rows) {
        std::sort(row.begin(), row.end());
    }
    return rows;
}

} // namespace

std::vector<std::int32_t> centre_units(const std::vector<Arc>& arcs) {
    const auto rows = crossings_by_row(arcs);
    std::vector<std::int32_t> units;
    for (const auto& row : rows) {
        auto next = row.begin();
        std::int32_t unit = -1;
        for (std::int32_t column = 0; column < cell_columns; ++column) {
            const double x = centre_of(column, -180);
            for (; next != row.end() && next->first < x; ++next) {
                unit = next->second;
            }
            units.push_back(unit);
        }
    }
    return units;
}

std::vector<std::size_t> cells_of(GridPoint a, GridPoint b) {
    const auto column = [](std::int32_t x) { return std::clamp((x + 180 * grid) / grid, 0, cell_columns - 1); };
    const auto row = [](std::int32_t y) { return std::clamp((y + 90 * grid) / grid, 0, cell_rows - 1); };
    // A point on a cell's edge belongs to both cells.
    std::vector<std::size_t> cells;
    for (auto r = row(std::min(a.y, b.y) - 1); r <= row(std::max(a.y, b.y)); ++r) {
        for (auto c = column(std::min(a.x, b.x) - 1); c <= column(std::max(a.x, b.x)); ++c) {
            cells.push_back(static_cast<std::size_t>(r) * cell_columns + static_cast<std::size_t>(c));
        }
    }
    return cells;
}

} // namespace geopack
