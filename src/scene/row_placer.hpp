#pragma once
#include "core/box.hpp"
#include "scene/view.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace whenabouts::scene {

/// Puts very many positions on a map, each to a tenth of a pixel: out of a table by latitude where parallels are
/// straight (Web Mercator, Equal Earth …), else out of a mesh of projected points; what a mesh cannot say as exactly is
/// projected one by one. Immutable; safe from many threads.
class RowPlacer {
  public:
    /// `shown`: where positions are asked for, degrees; others have no place.
    RowPlacer(const View& view, const core::Box& shown);

    /// A page position; NaN in both members where there is none.
    struct Spot {
        double x, y;
    };
    /// Positions in degrees times 10⁷, as timeline::Columns keep them.
    void place(const std::int32_t* lons, const std::int32_t* lats, std::size_t count, Spot* spots) const;
    /// Ground metres in a pixel at that latitude (degrees times 10⁷), near the middle of the map.
    [[nodiscard]] double ground_metres_per_px(std::int32_t lat) const;

  private:
    void make_parallels();
    [[nodiscard]] bool parallels_fit() const;
    void make_mesh();
    void place_by_parallels(const std::int32_t* lons, const std::int32_t* lats, std::size_t count, Spot* spots) const;
    void place_by_mesh(const std::int32_t* lons, const std::int32_t* lats, std::size_t count, Spot* spots) const;
    [[nodiscard]] Spot exact(double lon, double lat) const;

    View m_view;
    core::Box m_shown;
    double m_central; ///< degrees
    // By latitude, evenly from m_shown.south to m_shown.north.
    struct Parallel {
        double x, y;             ///< page position on the central meridian
        double px_per_degree;    ///< along the parallel
        double ground_metres_px; ///< ground metres in a pixel
    };
    std::vector<Parallel> m_parallels;
    double m_parallels_per_degree = 0;
    bool m_straight = false;
    // Mesh: nodes from the south-west corner, and which of its cells must be projected exactly.
    std::vector<Spot> m_nodes;
    std::vector<std::uint8_t> m_inexact;
    std::size_t m_columns = 0, m_rows = 0; ///< cells
};

} // namespace whenabouts::scene
