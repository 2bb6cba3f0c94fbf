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
        std::string controller;           ///< ISO alpha-2
        std::vector<std::string> claimants;
        std::string note;
    };

    [[nodiscard]] static core::Result<PoliticalView> read(const std::filesystem::path& folder, const MappedBasemap& basemap);

    [[nodiscard]] const std::vector<Code>& viewpoints() const { return m_viewpoints; }
    [[nodiscard]] const std::vector<Area>& areas() const { return m_areas; }
    [[nodiscard]] std::string_view country(std::uint32_t unit, std::size_t viewpoint) const {
        return m_countries[m_country_of[viewpoint][unit]];
    }
    /// The same country under this viewpoint?
    [[nodiscard]] bool united(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const {
        return m_country_of[viewpoint][a] == m_country_of[viewpoint][b];
    }
    /// Some viewpoint sees the two in one country and another does not.
    [[nodiscard]] bool contested(std::uint32_t a, std::uint32_t b) const;
    /// A class given by hand to the border of the two, e.g. "Line of control"; empty for a plain one.
    [[nodiscard]] std::string_view boundary_class(std::uint32_t a, std::uint32_t b) const;

  private:
    using Assignments = std::vector<std::uint16_t>; ///< country number by unit

    [[nodiscard]] core::Result<void> read_viewpoints(const std::filesystem::path& folder, const MappedBasemap& basemap);
    [[nodiscard]] core::Result<void> read_boundaries(const std::filesystem::path& folder, const MappedBasemap& basemap);
    [[nodiscard]] core::Result<void> read_areas(const std::filesystem::path& folder, const MappedBasemap& basemap);
    [[nodiscard]] std::uint16_t country_number(std::string_view iso2);

    std::vector<Code> m_viewpoints;
    std::vector<std::string> m_countries;
    std::map<std::string, std::uint16_t, std::less<>> m_country_numbers;
    std::vector<Assignments> m_country_of;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> m_boundary_groups; ///< by unit: of its code, of its territory; 0 = none
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::string> m_boundary_classes;
    std::vector<Area> m_areas;
};

} // namespace whenabouts::geodata
