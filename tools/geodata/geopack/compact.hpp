#pragma once
#include "geodata/basemap_format.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace geopack {

using whenabouts::geodata::format::GridPoint;

/// A run of edges between two junctions (or a whole loop) with the same unit on each side.
struct Arc {
    std::int32_t left = -1;
    std::int32_t right = -1;
    bool cut = false; ///< lies on ±180° or on the pole
    std::uint32_t first_node = 0;
    std::uint32_t last_node = 0;
    std::vector<GridPoint> points;    ///< both ends included; a loop repeats its first point
    std::vector<std::uint8_t> levels; ///< for each point the coarsest level that has it
    [[nodiscard]] bool is_loop() const { return first_node == last_node; }
};

/// A line or ring of a thematic layer.
struct Path {
    std::string name;
    std::string line_class;
    int rank = 0;
    std::uint32_t group = 0;
    bool is_ring = false;
    std::vector<GridPoint> points; ///< rings repeat their first point
    std::vector<std::uint8_t> levels;
};

/// What basemap.bin says of a unit besides its outline.
struct UnitAttributes {
    std::string adm1_code, adm0_a3, iso_3166_2, gn_a1_code, name, type;
    std::uint32_t gn_id = 0;
    GridPoint label;
    double area_km2 = 0;
    std::string iso_a2; ///< Natural Earth's country, by which the territories are named
};

/// The committed form of the basemap: each point once with its level, half the size of basemap.bin, which repeats
/// the coarse points per level and carries the search index. Both hold the same facts.
struct CompactBasemap {
    std::vector<UnitAttributes> units;
    std::vector<Arc> arcs;
    std::vector<Path> rivers, lakes, claims, boundaries;
};

[[nodiscard]] std::string to_bytes(const CompactBasemap& basemap);
/// Fails (files.hpp) on bytes that to_bytes did not write.
[[nodiscard]] CompactBasemap from_bytes(std::string_view bytes);

/// Signed LEB128 of the zigzag form.
void put_varint(std::string& out, std::int64_t value);

} // namespace geopack
