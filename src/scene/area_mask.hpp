#pragma once
#include "scene/clip.hpp"
#include "scene/scene.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::scene {

/// An area (even-odd) as a coarse picture of the map's frame, for asking many times what lies in it.
class AreaMask {
  public:
    AreaMask(const Path& area, const ClipBox& frame);
    /// To within a few pixels; false outside the frame.
    [[nodiscard]] bool contains(Point p) const;
    /// Whether any part of the box lies in the area.
    [[nodiscard]] bool touches(const ClipBox& box) const;

  private:
    [[nodiscard]] bool cell(int column, int row) const;
    ClipBox m_frame;
    int m_columns = 0, m_rows = 0;
    std::vector<std::uint8_t> m_cells;
};

} // namespace whenabouts::scene
