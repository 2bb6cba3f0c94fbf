#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

/// The layout of basemap.bin, shared by the reader (this module) and its writer (tools/geodata).
///
/// Header, then SectionEntry × section_count, then the sections, each at a multiple of 8 bytes.
/// Little-endian; positions are whole numbers of 1/grid degree, longitude first.
/// Point streams: signed LEB128 (zigzag) varints: first point absolute (x, y), then differences.
namespace whenabouts::geodata::format {

static_assert(std::endian::native == std::endian::little,
              "basemap.bin is mapped as it is: little-endian machines only");

inline constexpr std::array<char, 8> magic{'W', 'A', 'B', 'A', 'S', 'E', 'M', '\n'};
inline constexpr std::uint32_t version = 1;
inline constexpr std::int32_t grid = 10000; ///< grid steps in a degree: 11 m
inline constexpr std::size_t detail_count = 4;
inline constexpr std::int32_t no_unit = -1;

enum Section : std::uint32_t {
    strings,     ///< UTF-8 bytes that Text points into
    units,       ///< UnitRecord
    unit_arcs,   ///< u32: arc numbers, by unit
    arcs,        ///< ArcRecord
    arc_points,  ///< point streams of the arcs
    blocks,      ///< BlockRecord: full-detail arcs in runs of block_segments
    cells,       ///< CellRecord, cell_columns × cell_rows and one more at the end, rows from the south
    cell_blocks, ///< u32: block numbers, by cell
    territories, ///< TerritoryRecord, sorted by a3
    rivers,      ///< PathRecord
    lakes,       ///< PathRecord; rings of one lake follow each other and share `group`
    claims,      ///< PathRecord
    boundaries,  ///< PathRecord: classed boundary lines
    path_points, ///< point streams of the paths
    section_count
};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t section_count = 0;
    std::uint64_t file_size = 0;
    std::uint64_t directory_checksum = 0; ///< over the SectionEntry array
};

struct SectionEntry {
    std::uint64_t offset = 0;
    std::uint64_t size = 0; ///< bytes
    std::uint64_t checksum = 0;
};

struct Text {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

struct GridPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    auto operator<=>(const GridPoint&) const = default;
};

struct GridBox {
    std::int32_t west = 0;
    std::int32_t south = 0;
    std::int32_t east = 0;
    std::int32_t north = 0;
};

struct UnitRecord {
    Text adm1_code, adm0_a3, iso_3166_2, gn_a1_code, name, type;
    std::uint32_t gn_id = 0;
    std::uint32_t first_arc = 0; ///< in unit_arcs
    std::uint32_t arc_count = 0;
    GridPoint label;
    GridBox box;
    std::uint32_t reserved = 0;
    double area_km2 = 0;
};

/// Where one level of a line lies in its point stream; count 0 = left out at this level.
struct LevelRecord {
    std::uint32_t offset = 0;
    std::uint32_t count = 0;
};

enum ArcKind : std::uint32_t { land_arc = 0, cut_arc = 1 /**< artificial edge at ±180° or the pole */ };

struct ArcRecord {
    std::int32_t left = no_unit;
    std::int32_t right = no_unit;
    std::uint32_t kind = land_arc;
    std::uint32_t first_node = 0; ///< junction numbers, to chain arcs into rings
    std::uint32_t last_node = 0;
    GridBox box;
    std::array<LevelRecord, detail_count> levels{};
};

inline constexpr std::uint32_t block_segments = 64;

struct BlockRecord {
    std::uint32_t arc = 0;
    std::uint32_t offset = 0; ///< in arc_points, of the difference that leads to the block's second point
    std::uint32_t segments = 0;
    GridPoint start;
    GridBox box;
};

inline constexpr std::int32_t cell_columns = 360;
inline constexpr std::int32_t cell_rows = 180;

struct CellRecord {
    std::int32_t centre_unit = no_unit; ///< unit at the cell's centre plus half a grid step each way
    std::uint32_t first_block = 0;      ///< in cell_blocks; ends where the next cell begins
};

/// What a Natural Earth adm0_a3 code stands for without any viewpoint.
struct TerritoryRecord {
    std::array<char, 4> a3{};
    std::array<char, 4> iso2{};
};

struct PathRecord {
    Text name, line_class;
    std::int32_t rank = 0;
    std::uint32_t group = 0;
    GridBox box;
    std::array<LevelRecord, detail_count> levels{};
};

static_assert(sizeof(UnitRecord) == 96 && sizeof(ArcRecord) == 68 && sizeof(BlockRecord) == 36 &&
              sizeof(PathRecord) == 72);
static_assert(std::is_trivially_copyable_v<UnitRecord> && std::is_trivially_copyable_v<ArcRecord>);

/// A fast checksum of bytes (multiply and rotate over 8-byte words): finds damage, proves nothing about intent.
[[nodiscard]] std::uint64_t checksum(std::span<const std::byte> bytes);

} // namespace whenabouts::geodata::format
