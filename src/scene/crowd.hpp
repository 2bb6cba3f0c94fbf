#pragma once
#include "basemap/basemap.hpp"
#include "core/incident.hpp"
#include "scene/incident_groups.hpp"
#include "taxonomy/taxonomy.hpp"
#include "timeline/kept_rows.hpp"
#include "timeline/row_bins.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace whenabouts::scene {

/// More incidents in sight than this are not drawn one by one unless that is asked for: their symbols would hide each
/// other and the map.
inline constexpr std::size_t most_singles = 3'000;
/// More symbols than this nobody can tell apart on any page.
inline constexpr std::size_t most_symbols = 100'000;

/// Incidents too many to be held one by one: columns with what their numbers mean on a map. Immutable; safe from many
/// threads.
struct Crowd {
    std::shared_ptr<const timeline::KeptRows> rows;
    std::vector<const taxonomy::Category*> categories; ///< by the columns' category number
    /// By the columns' area number. Shape `none`: no outline is known, its rows are drawn as points or circles.
    std::vector<IncidentArea> areas;

    [[nodiscard]] const timeline::Columns& columns() const { return rows->columns(); }
    /// Whether the row is drawn as a whole area and not at a position.
    [[nodiscard]] bool in_area(std::size_t row) const {
        return areas[columns().area_numbers()[row]].shape != PlaceShape::none;
    }
};
[[nodiscard]] Crowd make_crowd(std::shared_ptr<const timeline::KeptRows> rows, const taxonomy::Taxonomy& taxonomy,
                               const basemap::Basemap& basemap);

/// Rows of a crowd as what the drawing of single incidents wants: number, category and place, nothing else.
class Singles {
  public:
    Singles(const Crowd& crowd, std::span<const timeline::Member> rows);
    [[nodiscard]] std::span<const Shown> shown() const { return m_shown; }

  private:
    std::vector<core::Incident> m_incidents;
    std::vector<Shown> m_shown;
};

/// Which bin a row falls into by its area and category: area × categories + category.
class AreaRule final : public timeline::BinRule {
  public:
    explicit AreaRule(const Crowd& crowd);
    [[nodiscard]] std::size_t bins() const override;
    [[nodiscard]] bool may_hold(const timeline::Columns::Zone& zone) const override;
    void assign(const timeline::Columns& columns, std::size_t first, std::size_t count,
                std::uint32_t* bins) const override;

  private:
    std::size_t m_categories, m_areas;
    std::vector<std::uint8_t> m_drawn; ///< by area number
    bool m_any = false;
};

/// An area with how many incidents happened somewhere in it.
struct AreaTally {
    const IncidentArea* area = nullptr;
    std::size_t certain = 0, possible = 0;
    const taxonomy::Category* category = nullptr; ///< none when they differ in colour or symbol
    std::size_t number = 0;                       ///< the columns' area number
};
/// Areas with incidents in the window of `counts` (of an AreaRule), in the order of their numbers.
[[nodiscard]] std::vector<AreaTally> area_tallies(const Crowd& crowd, const timeline::BinCounts& counts,
                                                  bool with_possible);

} // namespace whenabouts::scene
