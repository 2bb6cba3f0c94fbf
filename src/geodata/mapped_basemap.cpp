#include "geodata/mapped_basemap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace whenabouts::geodata {
namespace {

constexpr const char* rebuild = "build the target geodata_files again, or take the file from a fresh clone";

constexpr std::array<std::size_t, format::section_count> record_sizes{1,
                                                                      sizeof(format::UnitRecord),
                                                                      4,
                                                                      sizeof(format::ArcRecord),
                                                                      1,
                                                                      sizeof(format::BlockRecord),
                                                                      sizeof(format::CellRecord),
                                                                      4,
                                                                      sizeof(format::TerritoryRecord),
                                                                      sizeof(format::PathRecord),
                                                                      sizeof(format::PathRecord),
                                                                      sizeof(format::PathRecord),
                                                                      sizeof(format::PathRecord),
                                                                      1};

/// Reads varints out of a stream and never past its end.
class StreamReader {
  public:
    StreamReader(std::span<const std::byte> bytes, std::uint32_t offset)
        : m_at(bytes.data() + std::min<std::size_t>(offset, bytes.size())), m_end(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool step(format::GridPoint& point) {
        std::int32_t dx = 0;
        std::int32_t dy = 0;
        if (!varint(dx) || !varint(dy)) {
            return false;
        }
        // Wraps on damaged streams instead of overflowing.
        point.x = static_cast<std::int32_t>(static_cast<std::uint32_t>(point.x) + static_cast<std::uint32_t>(dx));
        point.y = static_cast<std::int32_t>(static_cast<std::uint32_t>(point.y) + static_cast<std::uint32_t>(dy));
        return true;
    }

  private:
    [[nodiscard]] bool varint(std::int32_t& value) {
        std::uint32_t zigzag = 0;
        for (unsigned shift = 0; shift < 32 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(*m_at++);
            zigzag |= std::uint32_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                value = static_cast<std::int32_t>((zigzag >> 1U) ^ (0U - (zigzag & 1U)));
                return true;
            }
        }
        return false;
    }

    const std::byte* m_at;
    const std::byte* m_end;
};

void decode(std::span<const std::byte> stream, const format::LevelRecord& level, std::vector<core::LonLat>& out) {
    if (level.count > stream.size() / 2) {
        return;
    }
    out.reserve(out.size() + level.count);
    StreamReader reader(stream, level.offset);
    format::GridPoint point;
    for (std::uint32_t i = 0; i < level.count && reader.step(point); ++i) {
        out.push_back(degrees(point));
    }
}

/// A start and count inside a table of `size` entries.
bool inside(std::uint64_t first, std::uint64_t count, std::size_t size) {
    return first <= size && count <= size - first;
}

} // namespace

core::Result<MappedBasemap> MappedBasemap::open(const std::filesystem::path& file) {
    MappedBasemap basemap;
    basemap.m_name = file.string();
    auto mapped = core::MappedFile::open(file);
    if (!mapped) {
        return tl::unexpected(mapped.error());
    }
    basemap.m_file = std::move(*mapped);
    if (auto bound = basemap.bind(); !bound) {
        return tl::unexpected(bound.error());
    }
    if (auto checked = basemap.check_references(); !checked) {
        return tl::unexpected(checked.error());
    }
    return basemap;
}

core::Result<void> MappedBasemap::bind() {
    const auto bytes = m_file.bytes();
    const auto broken = [&](std::string what) { return core::unreadable(m_name, std::move(what), rebuild); };
    if (bytes.size() < sizeof(format::Header)) {
        return broken("is cut short: not even a header");
    }
    const auto& header = *reinterpret_cast<const format::Header*>(bytes.data()); // NOLINT(*-reinterpret-cast)
    if (header.magic != format::magic) {
        return broken("is not a basemap of Whenabouts");
    }
    if (header.version != format::version || header.section_count != format::section_count) {
        return broken(fmt::format("is of version {}, this program reads version {}", header.version, format::version));
    }
    if (header.file_size != bytes.size()) {
        return broken(fmt::format("is {} bytes long instead of {}", bytes.size(), header.file_size));
    }
    constexpr std::size_t directory_size = sizeof(format::SectionEntry) * format::section_count;
    if (bytes.size() < sizeof header + directory_size) {
        return broken("is cut short");
    }
    const auto directory = bytes.subspan(sizeof header, directory_size);
    if (format::checksum(directory) != header.directory_checksum) {
        return broken("has a damaged directory");
    }
    m_directory = {reinterpret_cast<const format::SectionEntry*>(directory.data()),
                   format::section_count}; // NOLINT(*-reinterpret-cast)
    for (std::size_t s = 0; s < m_directory.size(); ++s) {
        const auto& entry = m_directory[s];
        if (!inside(entry.offset, entry.size, bytes.size()) || entry.offset % 8 != 0 ||
            entry.size % record_sizes[s] != 0) {
            return broken(fmt::format("has a damaged directory (section {})", s));
        }
    }
    m_units = records<format::UnitRecord>(format::units);
    m_arcs = records<format::ArcRecord>(format::arcs);
    m_blocks = records<format::BlockRecord>(format::blocks);
    m_cells = records<format::CellRecord>(format::cells);
    m_unit_arcs = records<std::uint32_t>(format::unit_arcs);
    m_cell_blocks = records<std::uint32_t>(format::cell_blocks);
    m_territories = records<format::TerritoryRecord>(format::territories);
    for (const auto which : {format::units, format::territories}) {
        if (format::checksum(section(which)) != m_directory[which].checksum) {
            return broken(fmt::format("is damaged (section {})", static_cast<unsigned>(which)));
        }
    }
    return {};
}

core::Result<void> MappedBasemap::check_references() const {
    const auto broken = [&](const char* what) {
        return core::unreadable(m_name, fmt::format("is damaged ({})", what), rebuild);
    };
    if (m_cells.size() != std::size_t{format::cell_columns} * format::cell_rows + 1) {
        return broken("cells");
    }
    for (const auto& unit : m_units) {
        if (!inside(unit.first_arc, unit.arc_count, m_unit_arcs.size())) {
            return broken("units");
        }
    }
    for (const auto arc : m_unit_arcs) {
        if (arc >= m_arcs.size()) {
            return broken("unit outlines");
        }
    }
    const auto count = static_cast<std::int64_t>(m_units.size());
    for (const auto& arc : m_arcs) {
        if (arc.left < -1 || arc.right < -1 || arc.left >= count || arc.right >= count) {
            return broken("arcs");
        }
    }
    return {};
}

core::Result<void> MappedBasemap::verify() const {
    for (std::size_t s = 0; s < m_directory.size(); ++s) {
        if (format::checksum(section(static_cast<format::Section>(s))) != m_directory[s].checksum) {
            return core::unreadable(m_name, fmt::format("is damaged (section {})", s), rebuild);
        }
    }
    return {};
}

std::span<const std::byte> MappedBasemap::section(format::Section which) const {
    return m_file.bytes().subspan(m_directory[which].offset, m_directory[which].size);
}

template <class Record>
std::span<const Record> MappedBasemap::records(format::Section which) const {
    const auto bytes = section(which);
    return {reinterpret_cast<const Record*>(bytes.data()), bytes.size() / sizeof(Record)}; // NOLINT(*-reinterpret-cast)
}

std::string_view MappedBasemap::text(format::Text text) const {
    const auto bytes = section(format::strings);
    if (!inside(text.offset, text.size, bytes.size())) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes.data()) + text.offset, text.size}; // NOLINT(*-reinterpret-cast)
}

std::span<const format::PathRecord> MappedBasemap::paths(format::Section section) const {
    return records<format::PathRecord>(section);
}

std::span<const std::uint32_t> MappedBasemap::arcs_of(std::uint32_t unit) const {
    return m_unit_arcs.subspan(m_units[unit].first_arc, m_units[unit].arc_count);
}

std::span<const std::uint32_t> MappedBasemap::blocks_in(std::size_t cell) const {
    const auto first = m_cells[cell].first_block;
    const auto end = m_cells[cell + 1].first_block;
    if (end < first || end > m_cell_blocks.size()) {
        return {};
    }
    return m_cell_blocks.subspan(first, end - first);
}

void MappedBasemap::decode_arc(const format::LevelRecord& level, std::vector<core::LonLat>& out) const {
    decode(section(format::arc_points), level, out);
}

void MappedBasemap::decode_path(const format::LevelRecord& level, std::vector<core::LonLat>& out) const {
    decode(section(format::path_points), level, out);
}

void MappedBasemap::decode_block(const format::BlockRecord& block, std::vector<format::GridPoint>& out) const {
    StreamReader reader(section(format::arc_points), block.offset);
    format::GridPoint point = block.start;
    out.push_back(point);
    for (std::uint32_t i = 0; i < std::min(block.segments, format::block_segments) && reader.step(point); ++i) {
        out.push_back(point);
    }
}

GridBoxes::GridBoxes(const core::Box& box) {
    const auto low = [](double degrees) {
        return static_cast<std::int32_t>(std::floor(std::clamp(degrees, -360.0, 360.0) * format::grid));
    };
    const auto high = [](double degrees) {
        return static_cast<std::int32_t>(std::ceil(std::clamp(degrees, -360.0, 360.0) * format::grid));
    };
    m_boxes[0] = {low(box.west), low(box.south), high(box.east), high(box.north)};
    if (box.crosses_antimeridian()) {
        m_boxes[1] = {-180 * format::grid, m_boxes[0].south, m_boxes[0].east, m_boxes[0].north};
        m_boxes[0].east = 180 * format::grid;
        m_count = 2;
    }
}

bool GridBoxes::touch(const format::GridBox& box) const {
    return std::any_of(
        m_boxes.begin(), m_boxes.begin() + static_cast<std::ptrdiff_t>(m_count), [&](const format::GridBox& mine) {
            return box.west <= mine.east && box.east >= mine.west && box.south <= mine.north && box.north >= mine.south;
        });
}

} // namespace whenabouts::geodata
