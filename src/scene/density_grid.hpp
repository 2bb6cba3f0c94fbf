#pragma once
#include "scene/crowd.hpp"
#include "scene/row_placer.hpp"
#include "scene/view.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// Square cells over a map, in four sizes, each four times as wide as the one before: incidents are counted in the
/// finest cell that is not finer than what is known of their place. Rows that are drawn as whole areas have no cell.
/// The cells lie on the projected plane, not on the frame: a map that is moved keeps them.
class DensityGrid final : public timeline::BinRule {
  public:
    static constexpr std::size_t levels = 4;
    static constexpr int widen = 4; ///< cells of a level in one of the next, across

    /// `cell_px`: width of the finest cells.
    DensityGrid(const Crowd& crowd, const View& view, double cell_px);

    [[nodiscard]] std::size_t bins() const override;
    [[nodiscard]] bool may_hold(const timeline::Columns::Zone& zone) const override;
    void assign(const timeline::Columns& columns, std::size_t first, std::size_t count,
                std::uint32_t* bins) const override;

    [[nodiscard]] const RowPlacer& placer() const { return m_placer; }
    [[nodiscard]] int columns() const { return m_columns[0]; } ///< of the finest level
    [[nodiscard]] int rows() const { return m_rows[0]; }
    [[nodiscard]] double cell_px() const { return m_cell_px; }
    /// The page position of the finest cells' top left corner.
    [[nodiscard]] Point corner() const { return {m_left, m_top}; }
    /// After how many columns the world begins again; 0 = the map shows it once.
    [[nodiscard]] double world_columns() const { return m_world_px / m_cell_px; }

    /// The bins of all levels under a page position, finest first; `none` outside.
    [[nodiscard]] std::array<std::uint32_t, levels> bins_at(Point at) const;
    /// Incidents in each of the finest cells, row by row from the top left: those whose place is known less exactly
    /// are spread evenly over where they may lie. `counts` has bins() members.
    [[nodiscard]] std::vector<float> spread(std::span<const std::uint32_t> counts) const;

  private:
    [[nodiscard]] std::vector<float> spread_coarse(std::span<const std::uint32_t> counts, std::size_t level) const;

    std::vector<std::uint8_t> m_in_area; ///< by area number
    RowPlacer m_placer;
    core::Box m_box; ///< where rows may have a cell
    double m_cell_px, m_left = 0, m_top = 0, m_world_px = 0;
    std::array<int, levels> m_columns{}, m_rows{};
    std::array<std::uint32_t, levels + 1> m_start{}; ///< first bin of each level
};

} // namespace whenabouts::scene
