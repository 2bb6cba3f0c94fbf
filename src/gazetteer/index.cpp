#include "gazetteer/index.hpp"

#include "gazetteer/index_checksum.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

constexpr const char* rebuild =
    "build it again (target geodata_ready), or set WHENABOUTS_DATA to a complete data folder";

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Clearing the lowest bit `bits` times leaves nothing when no more bits differ; std::popcount is a call on plain
/// x86-64.
template <unsigned bits>
void take_similar(std::span<const SignatureRecord> signatures, std::uint32_t letters, std::vector<std::uint32_t>& out) {
    for (const SignatureRecord& signature : signatures) {
        std::uint32_t differ = signature.letters ^ letters;
        for (unsigned i = 0; i < bits; ++i) differ &= differ - 1;
        if (differ == 0) out.push_back(signature.key);
    }
}

} // namespace

core::Result<Index> Index::open(const std::filesystem::path& file) {
    auto mapped = core::MappedFile::open(file);
    if (!mapped) return tl::unexpected(mapped.error());
    Index index;
    index.m_path = file;
    index.m_file = std::move(*mapped);
    for (auto step : {index.check_header(), index.find_sections(), index.check_sizes()})
        if (!step) return tl::unexpected(step.error());
    return index;
}

core::Result<void> Index::check_header() const {
    const auto bytes = m_file.bytes();
    Header header;
    if (bytes.size() < sizeof header + section_count * sizeof(SectionEntry))
        return core::unreadable(m_path.string(), "is too short to be a place index", rebuild);
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) return core::unreadable(m_path.string(), "is no place index", rebuild);
    if (header.version != version || header.section_count != section_count)
        return core::unreadable(
            m_path.string(),
            fmt::format("is a place index of version {}; this program reads version {}", header.version, version),
            rebuild);
    if (header.file_size != bytes.size())
        return core::unreadable(m_path.string(),
                                fmt::format("is cut short: {} of {} bytes", bytes.size(), header.file_size), rebuild);
    if (header.directory_checksum !=
        checksum(as_text(bytes.subspan(sizeof header, section_count * sizeof(SectionEntry)))))
        return core::unreadable(m_path.string(), "is damaged (directory)", rebuild);
    return {};
}

template <class Record>
core::Result<std::span<const Record>> Index::section(Section which) const {
    const SectionEntry& entry = m_directory[which];
    const auto bytes = m_file.bytes();
    if (entry.offset % 8 != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset ||
        entry.size % sizeof(Record) != 0)
        return core::unreadable(m_path.string(), fmt::format("is damaged (section {})", static_cast<unsigned>(which)),
                                rebuild);
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
    std::span<const std::byte> string_bytes, key_bytes, edition_bytes;
    std::span<const BlockRecord> block_records;
    take(string_bytes, strings);
    take(key_bytes, keys);
    take(edition_bytes, format::edition);
    take(block_records, blocks);
    take(m_entities, entities);
    take(m_name_texts, name_texts);
    take(m_name_tags, name_tags);
    take(m_regions, regions);
    take(m_districts, districts);
    take(m_postings, format::postings);
    take(m_signatures, signatures);
    take(m_lengths, lengths);
    take(m_boxes, boxes);
    take(m_cells, cells);
    take(m_settlements, format::settlements);
    take(m_languages, languages);
    take(m_features, features);
    take(m_zones, zones);
    take(m_generic, generic_words);
    m_strings = as_text(string_bytes);
    m_edition = as_text(edition_bytes);
    m_dictionary = Dictionary(block_records, as_text(key_bytes));
    return outcome;
}

core::Result<void> Index::check_sizes() const {
    const bool fits = !m_entities.empty() && m_lengths.size() == longest_fuzzy + 2 &&
                      m_cells.size() == static_cast<std::size_t>(cell_columns * cell_rows) + 1 &&
                      !m_languages.empty() && !m_features.empty() && !m_zones.empty() &&
                      m_entities.back().first_name == m_name_texts.size() && m_name_tags.size() == m_name_texts.size();
    if (!fits) return core::unreadable(m_path.string(), "is damaged (sizes do not fit)", rebuild);
    return {};
}

core::Result<void> Index::verify() const {
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto bytes = section<std::byte>(static_cast<Section>(i));
        if (!bytes) return tl::unexpected(bytes.error());
        if (checksum(as_text(*bytes)) != m_directory[i].checksum)
            return core::unreadable(m_path.string(), fmt::format("is damaged (section {})", i), rebuild);
    }
    return {};
}

std::string_view Index::pool(std::uint32_t offset, std::size_t size) const {
    if (offset > m_strings.size()) return {};
    return m_strings.substr(offset, size);
}

std::span<const std::uint32_t> Index::postings(PostingRange range) const {
    if (range.first > m_postings.size()) return {};
    return m_postings.subspan(range.first, std::min<std::size_t>(range.count, m_postings.size() - range.first));
}

Entity Index::entity_of_name(std::uint32_t name) const {
    const auto after = std::upper_bound(m_entities.begin(), m_entities.end(), name & ~derived_bit,
                                        [](std::uint32_t n, const EntityRecord& e) { return n < e.first_name; });
    const auto at = static_cast<std::size_t>(after - m_entities.begin());
    return static_cast<Entity>(std::min(at == 0 ? 0 : at - 1, m_entities.size() - 2));
}

core::LonLat Index::position(Entity entity) const {
    const EntityRecord& r = record(entity);
    return {r.lon / degree, r.lat / degree};
}

std::optional<core::Box> Index::box(Entity entity) const {
    const auto at = std::lower_bound(m_boxes.begin(), m_boxes.end(), entity,
                                     [](const BoxRecord& b, Entity e) { return b.entity < e; });
    if (at == m_boxes.end() || at->entity != entity) return std::nullopt;
    return core::Box{at->west / degree, at->south / degree, at->east / degree, at->north / degree};
}

std::string Index::id(Entity entity) const {
    const EntityRecord& r = record(entity);
    if (r.id_size == 0) return fmt::format("geonames:{}", r.id);
    return std::string(pool(r.id, r.id_size));
}

std::string Index::country(Entity entity) const {
    const std::uint16_t code = record(entity).country;
    if (code == 0) return {};
    return {static_cast<char>(code & 0xFFU), static_cast<char>(code >> 8U)};
}

std::string_view Index::feature(Entity entity) const {
    const std::uint16_t number = record(entity).feature;
    return number < m_features.size() ? pool(m_features[number].offset, m_features[number].size) : std::string_view{};
}

std::string_view Index::zone(Entity entity) const {
    const std::uint16_t number = record(entity).zone;
    return number < m_zones.size() ? pool(m_zones[number].offset, m_zones[number].size) : std::string_view{};
}

std::pair<std::uint32_t, std::uint32_t> Index::names(Entity entity) const {
    const auto end = std::min<std::size_t>(m_entities[entity + 1].first_name, m_name_texts.size());
    return {std::min(m_entities[entity].first_name, static_cast<std::uint32_t>(end)), static_cast<std::uint32_t>(end)};
}

Name Index::name(std::uint32_t number) const {
    if (number >= m_name_texts.size()) return {};
    const std::uint32_t at = m_name_texts[number];
    const std::uint16_t tag = m_name_tags[number];
    const std::string_view size = pool(at, 1);
    return {at + 1, size.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(size.front()),
            static_cast<NameClass>(tag >> name_class_shift),
            static_cast<std::uint16_t>(tag & ((1U << name_class_shift) - 1))};
}

std::optional<Entity> Index::region(Entity entity) const {
    const std::uint16_t number = record(entity).region;
    if (number >= m_regions.size() || m_regions[number] >= size()) return std::nullopt;
    return m_regions[number];
}

std::optional<Entity> Index::district(Entity entity) const {
    const std::uint16_t number = record(entity).district;
    if (number >= m_districts.size() || m_districts[number] >= size()) return std::nullopt;
    return m_districts[number];
}

std::string_view Index::text(const Name& name) const {
    return pool(name.text, name.size);
}

std::string_view Index::language(const Name& name) const {
    return name.language < m_languages.size() ? pool(m_languages[name.language].offset, m_languages[name.language].size)
                                              : std::string_view{};
}

std::uint16_t Index::language_number(std::string_view language) const {
    for (std::size_t i = 1; i < m_languages.size(); ++i)
        if (pool(m_languages[i].offset, m_languages[i].size) == language) return static_cast<std::uint16_t>(i);
    return 0;
}

std::string_view Index::name_in(Entity entity, std::string_view language) const {
    const auto [first, end] = names(entity);
    if (first == end) return {};
    const std::uint16_t wanted = language == "en" ? 0 : language_number(language);
    if (wanted != 0)
        for (std::uint32_t i = first; i < end; ++i)
            if (const Name one = name(i); one.language == wanted && one.name_class <= NameClass::alternate)
                return text(one);
    return text(name(first));
}

std::optional<GenericSense> Index::generic(std::string_view word) const {
    const auto at =
        std::lower_bound(m_generic.begin(), m_generic.end(), word, [this](const GenericRecord& g, std::string_view w) {
            return pool(g.word.offset, g.word.size) < w;
        });
    if (at == m_generic.end() || pool(at->word.offset, at->word.size) != word) return std::nullopt;
    return GenericSense{at->kinds, at->places};
}

std::span<const Entity> Index::settlements(std::int32_t column, std::int32_t row) const {
    if (column < 0 || column >= cell_columns || row < 0 || row >= cell_rows) return {};
    const auto cell = static_cast<std::size_t>(row * cell_columns + column);
    const std::size_t first = std::min<std::size_t>(m_cells[cell], m_settlements.size());
    const std::size_t end = std::clamp<std::size_t>(m_cells[cell + 1], first, m_settlements.size());
    return m_settlements.subspan(first, end - first);
}

void Index::similar_keys(std::uint32_t letters, std::size_t from, std::size_t to, unsigned bits,
                         std::vector<std::uint32_t>& out) const {
    from = std::max<std::size_t>(from, shortest_fuzzy);
    to = std::min<std::size_t>(to, longest_fuzzy);
    if (from > to) return;
    const std::size_t first = std::min<std::size_t>(m_lengths[from], m_signatures.size());
    const std::size_t end = std::clamp<std::size_t>(m_lengths[to + 1], first, m_signatures.size());
    for (const SignatureRecord& signature : m_signatures.subspan(first, end - first)) {
        // Clearing the lowest bit `bits` times leaves nothing when no more differ; std::popcount is a call on plain
        // x86-64.
        std::uint32_t differ = signature.letters ^ letters;
        for (unsigned i = 0; i < bits; ++i) differ &= differ - 1;
        if (differ == 0) out.push_back(signature.key);
    }
}

} // namespace whenabouts::gazetteer
