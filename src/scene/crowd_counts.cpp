#include "scene/compose.hpp"
#include "scene/density_layer.hpp"
#include "timeline/threads.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace whenabouts::scene {

namespace {

std::shared_ptr<const timeline::RowBins> bins_of(const Crowd& crowd, const timeline::BinRule& rule) {
    return std::make_shared<timeline::RowBins>(crowd.rows, rule);
}

} // namespace

std::optional<CrowdLook> parse_crowd_look(std::string_view word) {
    if (word == "auto") return CrowdLook::automatic;
    if (word == "symbols") return CrowdLook::symbols;
    if (word == "density") return CrowdLook::density;
    return std::nullopt;
}

CrowdCounts::CrowdCounts(std::shared_ptr<const Crowd> crowd, const View& view, double cell_px)
    : m_crowd(std::move(crowd)), m_grid(*m_crowd, view, cell_px), m_cells(bins_of(*m_crowd, m_grid)),
      m_areas(bins_of(*m_crowd, AreaRule(*m_crowd))) {
    move_to({});
    m_fullest = scene::fullest_cell(m_grid, m_cells);
}

void CrowdCounts::move_to(const core::TimeWindow& window) {
    m_cells.move_to(window);
    m_areas.move_to(window);
}

std::size_t count_in_frame(const CrowdCounts& counts, const View& view, bool with_possible) {
    const timeline::Columns& columns = counts.crowd().columns();
    const timeline::WindowTest test(counts.cells().window(), true);
    const auto parts = counts.cells().bins().parts();
    std::vector<std::size_t> sums(timeline::parts_for(parts.size()));
    timeline::in_parts(sums.size(), parts.size(), [&](std::size_t thread, std::size_t from, std::size_t until) {
        std::size_t sum = 0;
        for (const timeline::RowBins::Part& part : parts.subspan(from, until - from)) {
            if (test.zone(columns.zones()[part.zone]) == timeline::WindowTest::Zone::out) continue;
            const timeline::Columns::Rows rows = columns.rows_of(part.zone);
            const std::size_t first = rows.first, count = rows.count();
            const std::uint32_t* const bins = counts.cells().bins().bins_of(part);
            RowPlacer::Spot spots[timeline::Columns::zone_rows];
            counts.grid().placer().place(columns.lons().data() + first, columns.lats().data() + first, count, spots);
            for (std::size_t k = 0; k < count; ++k) {
                const std::uint8_t m = test.row(columns.begins()[first + k], columns.ends()[first + k]);
                const bool in_time =
                    m == timeline::WindowTest::certain || (with_possible && m != timeline::WindowTest::out);
                const double x = spots[k].x - view.left_px, y = spots[k].y - view.top_px;
                sum += in_time && bins[k] != timeline::BinRule::none && x >= 0 && x <= view.width_px && y >= 0 &&
                       y <= view.height_px;
            }
        }
        sums[thread] = sum;
    });
    return std::accumulate(sums.begin(), sums.end(), std::size_t{0});
}

bool CrowdCounts::few(CrowdLook look, bool were_few) const {
    if (look == CrowdLook::density) return false;
    if (look == CrowdLook::symbols) return m_cells.sum() <= most_symbols;
    return m_cells.sum() <= (were_few ? most_singles * 5 / 4 : most_singles);
}

} // namespace whenabouts::scene
