#include "basemap_file.hpp"

#include "cells.hpp"
#include "files.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <set>

namespace geopack {
namespace {

namespace format = whenabouts::geodata::format;

using Levels = std::array<std::vector<GridPoint>, format::detail_count>;

Levels by_level(const std::vector<GridPoint>& points, const std::vector<std::uint8_t>& coarsest) {
    Levels levels;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t level = 0; level <= coarsest[i] && level < levels.size(); ++level) {
            levels[level].push_back(points[i]);
        }
    }
    return levels;
}

format::GridBox box_of(const std::vector<GridPoint>& points) {
    format::GridBox box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const auto& p : points) {
        box = {std::min(box.west, p.x), std::min(box.south, p.y), std::max(box.east, p.x), std::max(box.north, p.y)};
    }
    return box;
}

class Writer {
  public:
    explicit Writer(const CompactBasemap& basemap) : m_basemap(basemap) {}

    std::string bytes() {
        put_arcs();
        put_units();
        put_cells();
        put_territories();
        put_paths(format::rivers, m_basemap.rivers);
        put_paths(format::lakes, m_basemap.lakes);
        put_paths(format::claims, m_basemap.claims);
        put_paths(format::boundaries, m_basemap.boundaries);
        return assembled();
    }

  private:
    std::string& section(format::Section which) { return m_sections[which]; }

    template <class Record>
    void put(format::Section which, const Record& record) {
        section(which).append(reinterpret_cast<const char*>(&record), sizeof record); // NOLINT(*-reinterpret-cast)
    }

    format::Text text(const std::string& value) {
        if (value.empty()) {
            return {};
        }
        const auto [found, added] = m_texts.try_emplace(value);
        if (added) {
            found->second = {static_cast<std::uint32_t>(section(format::strings).size()),
                             static_cast<std::uint32_t>(value.size())};
            section(format::strings) += value;
        }
        return found->second;
    }

    /// Adds a point stream; `starts` receives for every point the place of the difference that leads to it.
    format::LevelRecord put_points(format::Section stream, const std::vector<GridPoint>& points,
                                   std::vector<std::uint32_t>* starts) {
        auto& out = section(stream);
        const format::LevelRecord level{static_cast<std::uint32_t>(out.size()),
                                        static_cast<std::uint32_t>(points.size())};
        GridPoint last{};
        for (const auto& p : points) {
            if (starts != nullptr) {
                starts->push_back(static_cast<std::uint32_t>(out.size()));
            }
            put_varint(out, std::int64_t{p.x} - last.x);
            put_varint(out, std::int64_t{p.y} - last.y);
            last = p;
        }
        return level;
    }

    void put_blocks(std::uint32_t arc_index, const std::vector<GridPoint>& points,
                    const std::vector<std::uint32_t>& starts) {
        for (std::size_t from = 0; from + 1 < points.size(); from += format::block_segments) {
            const std::size_t to = std::min(from + format::block_segments, points.size() - 1);
            const auto block = static_cast<std::uint32_t>(m_block_count++);
            const std::vector<GridPoint> part(points.begin() + static_cast<std::ptrdiff_t>(from),
                                              points.begin() + static_cast<std::ptrdiff_t>(to) + 1);
            put(format::blocks, format::BlockRecord{.arc = arc_index,
                                                    .offset = starts[from + 1],
                                                    .segments = static_cast<std::uint32_t>(to - from),
                                                    .start = points[from],
                                                    .box = box_of(part)});
            for (std::size_t i = from; i < to; ++i) {
                for (const auto cell : cells_of(points[i], points[i + 1])) {
                    m_cell_blocks[cell].insert(block);
                }
            }
        }
    }

    void put_arcs() {
        std::vector<Levels> all;
        for (const auto& arc : m_basemap.arcs) {
            all.push_back(by_level(arc.points, arc.levels));
        }
        std::vector<format::ArcRecord> records;
        for (const auto& arc : m_basemap.arcs) {
            format::ArcRecord record{.left = arc.left,
                                     .right = arc.right,
                                     .kind = arc.cut ? format::cut_arc : format::land_arc,
                                     .first_node = arc.first_node,
                                     .last_node = arc.last_node,
                                     .box = box_of(arc.points)};
            records.push_back(record);
        }
        // Level by level, so that a map of the world reads one run of pages.
        for (std::size_t level = format::detail_count; level-- > 0;) {
            for (std::size_t a = 0; a < all.size(); ++a) {
                std::vector<std::uint32_t> starts;
                records[a].levels[level] = put_points(format::arc_points, all[a][level], &starts);
                if (level == 0) {
                    put_blocks(static_cast<std::uint32_t>(a), all[a][0], starts);
                }
            }
        }
        for (const auto& record : records) {
            put(format::arcs, record);
        }
    }

    void put_units() {
        std::vector<std::vector<std::uint32_t>> arcs(m_basemap.units.size());
        for (std::uint32_t a = 0; a < m_basemap.arcs.size(); ++a) {
            for (const auto unit : {m_basemap.arcs[a].left, m_basemap.arcs[a].right}) {
                if (unit >= 0) {
                    arcs[static_cast<std::size_t>(unit)].push_back(a);
                }
            }
        }
        std::uint32_t first = 0;
        for (std::size_t u = 0; u < arcs.size(); ++u) {
            const auto& source = m_basemap.units[u];
            if (arcs[u].empty()) {
                fail(source.adm1_code + ": no outline is left on the grid");
            }
            std::vector<GridPoint> corners;
            for (const auto a : arcs[u]) {
                const auto box = box_of(m_basemap.arcs[a].points);
                corners.push_back({box.west, box.south});
                corners.push_back({box.east, box.north});
                put(format::unit_arcs, a);
            }
            put(format::units, format::UnitRecord{.adm1_code = text(source.adm1_code),
                                                  .adm0_a3 = text(source.adm0_a3),
                                                  .iso_3166_2 = text(source.iso_3166_2),
                                                  .gn_a1_code = text(source.gn_a1_code),
                                                  .name = text(source.name),
                                                  .type = text(source.type),
                                                  .gn_id = source.gn_id,
                                                  .first_arc = first,
                                                  .arc_count = static_cast<std::uint32_t>(arcs[u].size()),
                                                  .label = source.label,
                                                  .box = box_of(corners),
                                                  .area_km2 = source.area_km2});
            first += static_cast<std::uint32_t>(arcs[u].size());
        }
    }

    void put_cells() {
        const auto centres = centre_units(m_basemap.arcs);
        std::uint32_t first = 0;
        for (std::size_t c = 0; c < centres.size(); ++c) {
            put(format::cells, format::CellRecord{centres[c], first});
            const auto found = m_cell_blocks.find(c);
            if (found == m_cell_blocks.end()) {
                continue;
            }
            for (const auto block : found->second) {
                put(format::cell_blocks, block);
            }
            first += static_cast<std::uint32_t>(found->second.size());
        }
        put(format::cells, format::CellRecord{format::no_unit, first});
    }

    /// The country of an adm0_a3 as most of its units have it.
    void put_territories() {
        std::map<std::string, std::map<std::string, int>> votes;
        for (const auto& unit : m_basemap.units) {
            ++votes[unit.adm0_a3][unit.iso_a2];
        }
        for (const auto& [a3, countries] : votes) {
            const auto best = std::max_element(countries.begin(), countries.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            format::TerritoryRecord record;
            std::copy_n(a3.begin(), std::min<std::size_t>(3, a3.size()), record.a3.begin());
            std::copy_n(best->first.begin(), std::min<std::size_t>(2, best->first.size()), record.iso2.begin());
            put(format::territories, record);
        }
    }

    void put_paths(format::Section which, const std::vector<Path>& paths) {
        for (const auto& path : paths) {
            format::PathRecord record{.name = text(path.name),
                                      .line_class = text(path.line_class),
                                      .rank = path.rank,
                                      .group = path.group,
                                      .box = box_of(path.points)};
            const auto levels = by_level(path.points, path.levels);
            for (std::size_t level = 0; level < levels.size(); ++level) {
                record.levels[level] = put_points(format::path_points, levels[level], nullptr);
            }
            put(which, record);
        }
    }

    std::string assembled() {
        const auto checked = [](const std::string& bytes) {
            return format::checksum(std::as_bytes(std::span(bytes.data(), bytes.size())));
        };
        std::array<format::SectionEntry, format::section_count> directory{};
        std::size_t at = sizeof(format::Header) + sizeof directory;
        for (std::size_t s = 0; s < directory.size(); ++s) {
            at = (at + 7) / 8 * 8;
            directory[s] = {at, m_sections[s].size(), checked(m_sections[s])};
            at += m_sections[s].size();
        }
        format::Header header{format::magic, format::version, format::section_count, at, 0};
        header.directory_checksum = format::checksum(std::as_bytes(std::span(directory)));
        std::string out(at, '\0');
        std::memcpy(out.data(), &header, sizeof header);
        std::memcpy(out.data() + sizeof header, directory.data(), sizeof directory);
        for (std::size_t s = 0; s < directory.size(); ++s) {
            std::memcpy(out.data() + directory[s].offset, m_sections[s].data(), m_sections[s].size());
        }
        return out;
    }

    const CompactBasemap& m_basemap;
    std::array<std::string, format::section_count> m_sections;
    std::map<std::string, format::Text> m_texts;
    std::map<std::size_t, std::set<std::uint32_t>> m_cell_blocks;
    std::size_t m_block_count = 0;
};

} // namespace

std::string basemap_bytes(const CompactBasemap& basemap) {
    return Writer(basemap).bytes();
}

} // namespace geopack
