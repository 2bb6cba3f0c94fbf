#include "scene/area_mask.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::scene {
namespace {

constexpr double cell_px = 4;

} // namespace

AreaMask::AreaMask(const Path& area, const ClipBox& frame)
    : m_frame(frame), m_columns(static_cast<int>(std::ceil((frame.x1 - frame.x0) / cell_px))),
      m_rows(static_cast<int>(std::ceil((frame.y1 - frame.y0) / cell_px))) {
    m_cells.resize(static_cast<std::size_t>(std::max(0, m_columns)) * static_cast<std::size_t>(std::max(0, m_rows)));
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(std::max(0, m_rows)));
    for (std::size_t r = 0; r < area.starts.size(); ++r) {
        const std::size_t first = area.starts[r];
        const std::size_t end = r + 1 < area.starts.size() ? area.starts[r + 1] : area.points.size();
        for (std::size_t i = first; i < end; ++i) {
            Point a = area.points[i];
            Point b = area.points[i + 1 < end ? i + 1 : first];
            if (a.y > b.y) std::swap(a, b);
            // Rows are asked in their middle.
            const auto row_of = [&](double y) { return static_cast<int>(std::ceil((y - frame.y0) / cell_px - 0.5)); };
            for (int row = std::max(0, row_of(a.y)); row < std::min(m_rows, row_of(b.y)); ++row) {
                const double y = frame.y0 + (row + 0.5) * cell_px;
                crossings[static_cast<std::size_t>(row)].push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    for (int row = 0; row < m_rows; ++row) {
        auto& xs = crossings[static_cast<std::size_t>(row)];
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const int from = std::max(0, static_cast<int>(std::floor((xs[i] - frame.x0) / cell_px)));
            const int to = std::min(m_columns - 1, static_cast<int>(std::floor((xs[i + 1] - frame.x0) / cell_px)));
            for (int column = from; column <= to; ++column)
                m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                        static_cast<std::size_t>(column)] = 1;
        }
    }
}

bool AreaMask::cell(int column, int row) const {
    if (column < 0 || row < 0 || column >= m_columns || row >= m_rows) return false;
    return m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                   static_cast<std::size_t>(column)] != 0;
}

bool AreaMask::contains(Point p) const {
    return cell(static_cast<int>(std::floor((p.x - m_frame.x0) / cell_px)),
                static_cast<int>(std::floor((p.y - m_frame.y0) / cell_px)));
}

bool AreaMask::touches(const ClipBox& box) const {
    const auto index = [](double v, double from) { return static_cast<int>(std::floor((v - from) / cell_px)); };
    for (int row = index(box.y0, m_frame.y0); row <= index(box.y1, m_frame.y0); ++row)
        for (int column = index(box.x0, m_frame.x0); column <= index(box.x1, m_frame.x0); ++column)
            if (cell(column, row)) return true;
    return false;
}

} // namespace whenabouts::scene
