#pragma once
#include "lettering/placer.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::lettering {

/// Boxes by grid cell, to ask quickly whether a new one touches any. Boxes outside the picture count at its edge.
class CollisionGrid {
  public:
    CollisionGrid(double width_px, double height_px);
    void add(const Rect& box);
    [[nodiscard]] bool touches(const Rect& box) const;

  private:
    struct Cells {
        int first_column, end_column, first_row, end_row;
    };
    [[nodiscard]] Cells cells_under(const Rect& box) const;

    int m_columns, m_rows;
    std::vector<Rect> m_boxes;
    std::vector<std::vector<std::uint32_t>> m_cells;
};

/// Small squares that a line passes, to count how often a label would cross it.
class LineGrid {
  public:
    LineGrid(double width_px, double height_px);
    void add(const canvas::Path& line);
    /// Squares under the box that hold a line.
    [[nodiscard]] int crossings(const Rect& box) const;
    [[nodiscard]] bool empty() const { return m_squares.empty(); }

  private:
    void walk(canvas::Point a, canvas::Point b);

    int m_columns, m_rows;
    std::vector<bool> m_squares; ///< made when the first line comes
};

} // namespace whenabouts::lettering
