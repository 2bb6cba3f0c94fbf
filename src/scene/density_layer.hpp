#pragma once
#include "scene/density_grid.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// How many incidents a colour stands for: evenly by the logarithm from one to `most` in a cell. Less than one in a
/// cell (places known less exactly) fades.
class DensityScale {
  public:
    /// `most`: the fullest cell; of all times where time plays, so that colours keep their meaning.
    DensityScale(const Style& style, double most);
    /// Straight RGBA in a word, red in the lowest byte; what is only possible is drawn with 45 % of the ink.
    [[nodiscard]] std::uint32_t colour(float certain, float possible) const;
    [[nodiscard]] Colour at(double share) const; ///< 0 … 1 along the ramp
    [[nodiscard]] double most() const { return m_most; }

  private:
    static constexpr std::size_t steps = 1024;
    std::vector<Colour> m_ramp;
    double m_most;
    std::vector<std::uint32_t> m_table; ///< without alpha
};

/// The colours of the finest cells; see DensityGrid::spread().
[[nodiscard]] std::vector<std::uint32_t> cell_colours(const DensityGrid& grid, std::span<const float> certain,
                                                      std::span<const float> possible, const DensityScale& scale);
/// The cells as a picture that fills the map's frame.
[[nodiscard]] Picture density_picture(const DensityGrid& grid, std::span<const std::uint32_t> colours,
                                      const View& view);
/// The fullest cell in the window that is counted.
[[nodiscard]] double fullest_cell(const DensityGrid& grid, const timeline::BinCounts& counts,
                                  bool with_possible = true);

} // namespace whenabouts::scene
