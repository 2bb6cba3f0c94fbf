#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/mapped_file.hpp"
#include "core/result.hpp"
#include "geodata/basemap_format.hpp"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::geodata {

/// basemap.bin mapped into memory with its bounds checked: the records as they lie in the file.
/// Module-internal; everyone else asks Pack.
class MappedBasemap {
  public:
    [[nodiscard]] static core::Result<MappedBasemap> open(const std::filesystem::path& file);

    /// Compares every section with its checksum.
    [[nodiscard]] core::Result<void> verify() const;

    [[nodiscard]] std::string_view text(format::Text text) const;
    [[nodiscard]] std::span<const format::UnitRecord> units() const { return m_units; }
    [[nodiscard]] std::span<const format::ArcRecord> arcs() const { return m_arcs; }
    [[nodiscard]] std::span<const format::BlockRecord> blocks() const { return m_blocks; }
    [[nodiscard]] std::span<const format::TerritoryRecord> territories() const { return m_territories; }
    [[nodiscard]] std::span<const format::PathRecord> paths(format::Section section) const;
    /// Numbers of the unit's arcs.
    [[nodiscard]] std::span<const std::uint32_t> arcs_of(std::uint32_t unit) const;
    [[nodiscard]] const format::CellRecord& cell(std::size_t index) const { return m_cells[index]; }
    /// Numbers of the blocks that touch a cell.
    [[nodiscard]] std::span<const std::uint32_t> blocks_in(std::size_t cell) const;

    /// Appends the points of a level to `out`; nothing where the level is left out or the stream damaged.
    void decode_arc(const format::LevelRecord& level, std::vector<core::LonLat>& out) const;
    void decode_path(const format::LevelRecord& level, std::vector<core::LonLat>& out) const;
    /// Appends the points of a block on the grid, its start included.
    void decode_block(const format::BlockRecord& block, std::vector<format::GridPoint>& out) const;

  private:
    MappedBasemap() = default;
    [[nodiscard]] core::Result<void> bind();
    [[nodiscard]] core::Result<void> check_references() const;
    [[nodiscard]] std::span<const std::byte> section(format::Section which) const;
    template <class Record>
    [[nodiscard]] std::span<const Record> records(format::Section which) const;

    std::string m_name;
    core::MappedFile m_file;
    std::span<const format::SectionEntry> m_directory;
    std::span<const format::UnitRecord> m_units;
    std::span<const format::ArcRecord> m_arcs;
    std::span<const format::BlockRecord> m_blocks;
    std::span<const format::CellRecord> m_cells;
    std::span<const std::uint32_t> m_unit_arcs;
    std::span<const std::uint32_t> m_cell_blocks;
    std::span<const format::TerritoryRecord> m_territories;
};

/// A box as one or two boxes on the grid (two across the antimeridian), grown to whole steps.
class GridBoxes {
  public:
    explicit GridBoxes(const core::Box& box);
    [[nodiscard]] bool touch(const format::GridBox& box) const;

  private:
    std::array<format::GridBox, 2> m_boxes{};
    std::size_t m_count = 1;
};

[[nodiscard]] inline core::LonLat degrees(format::GridPoint p) {
    return {p.x / double{format::grid}, p.y / double{format::grid}};
}

[[nodiscard]] inline core::Box degrees(const format::GridBox& box) {
    const auto low = degrees(format::GridPoint{box.west, box.south});
    const auto high = degrees(format::GridPoint{box.east, box.north});
    return {low.lon, low.lat, high.lon, high.lat};
}

} // namespace whenabouts::geodata
