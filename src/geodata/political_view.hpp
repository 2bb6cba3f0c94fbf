#pragma once
#include "core/result.hpp"
#include "geodata/mapped_basemap.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::geodata {

/// Which country each unit belongs to under each viewpoint, and which borders are more than plain: read from
/// viewpoints.csv, viewpoint_units.csv, boundary_class.csv and disputed_areas.csv. Module-internal.
class PoliticalView {
  public:
    struct Code {
        std::string code;
        std::string name;
    };
    struct Area {
        std::string name;
        std::vector<std::uint32_t> units; ///< empty for areas no unit covers: see box
        core::Box box;
        std::string controller; ///< ISO alpha-2
        std::vector<std::string> claimants;
        std::string note;
    };

    [[nodiscard]] static core::Result<PoliticalView> read(const std::filesystem::path& folder,
                                                          const MappedBasemap& basemap);

    [[nodiscard]] const std::vector<Code>& viewpoints() const { return m_viewpoints; }
    [[nodiscard]] const std::vector<Area>& areas() const { return m_areas; }
    [[nodiscard]] std::string_view country(std::uint32_t unit, std::size_t viewpoint) const {
        return m_countries[m_country_of[viewpoint][unit]];
    }
    /// The same country under this viewpoint?
    [[nodiscard]] bool united(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const {
        return m_country_of[viewpoint][a] == m_country_of[viewpoint][b];
    }
    /// A border inside one country that runs between two de facto powers, or a border of countries that another view
    /// denies.
    [[nodiscard]] bool is_disputed(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const;
    /// A border inside one country and under one power that another view draws between two countries.
    [[nodiscard]] bool is_claimed(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const;
    /// A class given by hand to the border of the two, e.g. "Line of control"; empty for a plain one.
    [[nodiscard]] std::string_view boundary_class(std::uint32_t a, std::uint32_t b) const;

  private:
    using Assignments = std::vector<std::uint16_t>; ///< country number by unit

    using Rows = std::vector<std::vector<std::string>>;
    /// Units by Natural Earth code and by territory: those the tables name.
    using UnitsByCode = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

    [[nodiscard]] core::Result<void> take_viewpoints(const Rows& codes, const Rows& rules, const UnitsByCode& units,
                                                     const MappedBasemap& basemap);
    void take_boundaries(const Rows& rows, const UnitsByCode& units, std::size_t unit_count);
    void take_areas(const Rows& rows, const UnitsByCode& units);
    /// Countries by unit as Natural Earth has them.
    [[nodiscard]] Assignments natural_earth_countries(const MappedBasemap& basemap);
    /// Gives units to a country in the viewpoint read last.
    void assign(const std::vector<std::uint32_t>& units, std::uint16_t country, bool contests);
    [[nodiscard]] std::uint16_t country_number(std::string_view iso2);

    std::vector<Code> m_viewpoints;
    std::vector<std::string> m_countries;
    std::map<std::string, std::uint16_t, std::less<>> m_country_numbers;
    std::vector<Assignments> m_country_of;
    std::vector<Assignments> m_contest; ///< m_country_of without the claims that no other view draws (contests = no)
    std::size_t m_de_facto = 0;
    std::vector<std::pair<std::uint16_t, std::uint16_t>>
        m_boundary_groups; ///< by unit: of its code, of its territory; 0 = none
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::string> m_boundary_classes;
    std::vector<Area> m_areas;
};

} // namespace whenabouts::geodata
