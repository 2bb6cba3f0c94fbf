#pragma once
#include "scene/density_grid.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// The pixels of a density, smooth between the middles of its cells as a texture is. Looks at `colours`
/// (cell_colours()), which must live as long. Rows may be asked from several threads.
class DensityRaster {
  public:
    /// `left`, `top`: page position of the first pixel; `width` pixels in a row.
    DensityRaster(const DensityGrid& grid, std::span<const std::uint32_t> colours, double left, double top, int width);
    /// Writes the straight RGBA pixels of a row, red in the lowest byte; false when all are empty (then nothing is
    /// written).
    bool row(int y, std::uint32_t* pixels) const;

  private:
    struct Between {
        int first = -1, second = -1; ///< cells, -1 = outside
        std::uint32_t share = 0;     ///< of the second, 0 … 256
    };
    [[nodiscard]] static Between between(double at, int cells, double world);

    const DensityGrid* m_grid;
    std::span<const std::uint32_t> m_colours;
    double m_top;
    std::vector<Between> m_columns;
    std::vector<std::uint8_t> m_inked; ///< by row of cells: whether any has ink
};

} // namespace whenabouts::scene
