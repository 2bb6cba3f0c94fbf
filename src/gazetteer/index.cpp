#include "gazetteer/index.hpp"

#include "gazetteer/index_checksum.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

core::Result<Index> Index::open(const std::filesystem::path& file, std::string_view next_step) {
    auto mapped = core::MappedFile::open(file);
    if (!mapped) return tl::unexpected(mapped.error());
    Index index;
    index.m_path = file;
    index.m_next_step = next_step;
    index.m_file = std::move(*mapped);
    for (auto step : {index.check_header(), index.find_sections(), index.check_sizes()})
        if (!step) return tl::unexpected(step.error());
    return index;
}

core::Result<void> Index::check_header() const {
    const auto bytes = m_file.bytes();
    Header header;
    if (bytes.size() < sizeof header + section_count * sizeof(SectionEntry))
        return core::unreadable(m_path.string(), "is too short to be a place index", m_next_step);
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) return core::unreadable(m_path.string(), "is no place index", m_next_step);
    if (header.version != version || header.section_count != section_count)
        return core::unreadable(
            m_path.string(),
            fmt::format("is a place index of version {}; this program reads version {}", header.version, version),
            m_next_step);
    if (header.file_size != bytes.size())
        return core::unreadable(
            m_path.string(), fmt::format("is cut short: {} of {} bytes", bytes.size(), header.file_size), m_next_step);
    if (header.directory_checksum !=
        checksum(as_text(bytes.subspan(sizeof header, section_count * sizeof(SectionEntry)))))
        return core::unreadable(m_path.string(), "is damaged (directory)", m_next_step);
    return {};
}

template <class Record>
core::Result<std::span<const Record>> Index::section(Section which) const {
    const SectionEntry& entry = m_directory[which];
    const auto bytes = m_file.bytes();
    if (entry.offset % 8 != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset ||
        entry.size % sizeof(Record) != 0)
        return core::unreadable(m_path.string(), fmt::format("is damaged (section {})", static_cast<unsigned>(which)),
                                m_next_step);
    const auto part = bytes.subspan(entry.offset, entry.size);
    return std::span<const Record>(reinterpret_cast<const Record*>(part.data()), part.size() / sizeof(Record));
}

core::Result<void> Index::find_sections() {
    const auto bytes = m_file.bytes();
    if (bytes.size() < sizeof(Header) + sizeof m_directory) return {}; // check_header has refused it
    std::memcpy(m_directory.data(), bytes.data() + sizeof(Header), sizeof m_directory);
    core::Result<void> outcome;
    const auto take = [&]<class Record>(std::span<const Record>& to, Section which) {
        auto found = section<Record>(which);
        if (found)
            to = *found;
        else if (outcome)
            outcome = tl::unexpected(found.error());
    };
    const auto take_text = [&](std::string_view& to, Section which) {
        std::span<const std::byte> found;
        take(found, which);
        to = as_text(found);
    };
    std::string_view key_bytes, posting_bytes, segment_bytes, settlement_bytes;
    std::span<const BlockRecord> block_records;
    take_text(m_strings, strings);
    take(m_entities, entities);
    take(m_localities, localities);
    take(m_sorts, sorts);
    take_text(m_names, format::names);
    take(m_name_offsets, name_offsets);
    take(m_name_owners, name_owners);
    take(m_name_tags, name_tags);
    take(m_regions, regions);
    take(m_districts, districts);
    take(block_records, blocks);
    take_text(key_bytes, keys);
    take_text(posting_bytes, format::postings);
    take(m_block_best, block_best);
    take(m_group_best, group_best);
    take(m_signatures, signatures);
    take(m_segment_heads, segment_heads);
    take_text(segment_bytes, segments);
    take(m_segment_signatures, segment_signatures);
    take(m_boxes, boxes);
    take(m_cells, cells);
    take_text(settlement_bytes, format::settlements);
    take(m_languages, languages);
    take(m_features, features);
    take(m_zones, zones);
    take(m_generic, generic_words);
    take_text(m_edition, format::edition);
    m_dictionary = Dictionary(block_records, key_bytes);
    m_postings = PackedNumbers(posting_bytes, true);
    m_segments = PackedNumbers(segment_bytes, false);
    m_settlements = PackedNumbers(settlement_bytes, false);
    return outcome;
}

core::Result<void> Index::check_sizes() {
    const std::size_t name_total = m_entities.empty() ? 0 : m_entities.back().first_name;
    const auto covers = [name_total](std::size_t samples, std::size_t step) { return samples >= name_total / step; };
    bool cells_fit = false;
    for (std::uint32_t fine = 1; fine <= most_cells_per_degree; fine *= 2)
        if (m_cells.size() == std::size_t{360} * 180 * fine * fine + 1) {
            m_cells_per_degree = static_cast<std::int32_t>(fine);
            cells_fit = true;
        }
    const bool fits = !m_entities.empty() && cells_fit && !m_languages.empty() && !m_features.empty() &&
                      !m_zones.empty() && !m_localities.empty() && !m_sorts.empty() &&
                      covers(m_name_offsets.size(), names_per_offset) && covers(m_name_owners.size(), names_per_owner);
    if (!fits) return core::unreadable(m_path.string(), "is damaged (sizes do not fit)", m_next_step);
    return {};
}
core::Result<void> Index::verify() const {
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto bytes = section<std::byte>(static_cast<Section>(i));
        if (!bytes) return tl::unexpected(bytes.error());
        if (checksum(as_text(*bytes)) != m_directory[i].checksum)
            return core::unreadable(m_path.string(), fmt::format("is damaged (section {})", i), m_next_step);
    }
    return {};
}

} // namespace whenabouts::gazetteer
