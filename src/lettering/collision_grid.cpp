#include "lettering/collision_grid.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::lettering {

namespace {

/// About a label's width, so that a label lies in few cells and a cell holds few labels.
constexpr double cell_px = 64;
/// Fine enough to let a label pass between two lines an x-height apart.
constexpr double square_px = 4;
/// Squares a grid may have: pictures beyond it are not labelled around lines.
constexpr int most_side = 16384;

int count_of(double length_px, double step_px) {
    if (!(length_px > 0)) return 1;
    return static_cast<int>(std::clamp(std::ceil(length_px / step_px), 1.0, static_cast<double>(most_side)));
}

int place_of(double at_px, double step_px, int count) {
    return static_cast<int>(std::clamp(std::floor(at_px / step_px), 0.0, static_cast<double>(count - 1)));
}

} // namespace

CollisionGrid::CollisionGrid(double width_px, double height_px)
    : m_columns(count_of(width_px, cell_px)), m_rows(count_of(height_px, cell_px)),
      m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

CollisionGrid::Cells CollisionGrid::cells_under(const Rect& box) const {
    return {place_of(box.left, cell_px, m_columns), place_of(box.right, cell_px, m_columns) + 1,
            place_of(box.top, cell_px, m_rows), place_of(box.bottom, cell_px, m_rows) + 1};
}

void CollisionGrid::add(const Rect& box) {
    if (!(box.left < box.right && box.top < box.bottom)) return;
    const auto number = static_cast<std::uint32_t>(m_boxes.size());
    m_boxes.push_back(box);
    const Cells under = cells_under(box);
    for (int row = under.first_row; row < under.end_row; ++row)
        for (int column = under.first_column; column < under.end_column; ++column)
            m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                    static_cast<std::size_t>(column)]
                .push_back(number);
}

bool CollisionGrid::touches(const Rect& box) const {
    const Cells under = cells_under(box);
    for (int row = under.first_row; row < under.end_row; ++row)
        for (int column = under.first_column; column < under.end_column; ++column)
            for (const std::uint32_t number :
                 m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                         static_cast<std::size_t>(column)]) {
                const Rect& other = m_boxes[number];
                if (box.left < other.right && other.left < box.right && box.top < other.bottom &&
                    other.top < box.bottom)
                    return true;
            }
    return false;
}

LineGrid::LineGrid(double width_px, double height_px)
    : m_columns(count_of(width_px, square_px)), m_rows(count_of(height_px, square_px)) {}

void LineGrid::add(const canvas::Path& line) {
    if (m_squares.empty()) m_squares.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
    for (std::size_t i = 0; i < line.starts.size(); ++i) {
        const std::size_t end = i + 1 < line.starts.size() ? line.starts[i + 1] : line.points.size();
        for (std::size_t at = line.starts[i] + 1; at < std::min(end, line.points.size()); ++at)
            walk(line.points[at - 1], line.points[at]);
        if (line.closed && end > line.starts[i] + 1 && end <= line.points.size())
            walk(line.points[end - 1], line.points[line.starts[i]]);
    }
}

void LineGrid::walk(canvas::Point a, canvas::Point b) {
    const double width = m_columns * square_px;
    const double height = m_rows * square_px;
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const bool outside =
        std::max(a.x, b.x) < 0 || std::min(a.x, b.x) > width || std::max(a.y, b.y) < 0 || std::min(a.y, b.y) > height;
    if (outside || !(length < 10 * (width + height))) return; // longer lines are map frames, not obstacles
    const int steps = static_cast<int>(std::ceil(length / (square_px / 2))) + 1;
    for (int i = 0; i <= steps; ++i) {
        const double x = a.x + (b.x - a.x) * i / steps;
        const double y = a.y + (b.y - a.y) * i / steps;
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const auto row = static_cast<std::size_t>(y / square_px);
        m_squares[row * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x / square_px)] = true;
    }
}

int LineGrid::crossings(const Rect& box) const {
    if (m_squares.empty()) return 0;
    int sum = 0;
    const int end_row = place_of(box.bottom, square_px, m_rows) + 1;
    const int end_column = place_of(box.right, square_px, m_columns) + 1;
    for (int row = place_of(box.top, square_px, m_rows); row < end_row; ++row)
        for (int column = place_of(box.left, square_px, m_columns); column < end_column; ++column)
            sum += m_squares[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                             static_cast<std::size_t>(column)];
    return sum;
}

} // namespace whenabouts::lettering
