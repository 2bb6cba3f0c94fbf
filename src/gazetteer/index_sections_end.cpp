// What can be made only when all places have come: dictionary, search structures, cells, tables, the file itself.
#include "gazetteer/index_sections.hpp"
#include "gazetteer/key_segments.hpp"
#include "gazetteer/letter_signature.hpp"
#include "gazetteer/packed_numbers.hpp"
#include "gazetteer/place_record.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

constexpr std::uint64_t now_and_then = 1U << 16U;

template <class Record>
std::string_view bytes_of(const std::vector<Record>& records) {
    return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record)};
}

tl::unexpected<core::Error> stopped() {
    return core::refused("the index", "stopped", "nothing was changed");
}

std::uint64_t round_up(std::uint64_t n) {
    return (n + 7) / 8 * 8;
}

} // namespace

core::Result<void> IndexSections::add_key(std::string_view key, const std::vector<std::uint32_t>& names) {
    const std::uint32_t number = m_dictionary.size();
    if (number % keys_per_block == 0) {
        m_block_best.push_back(none);
        spool(keys).append(m_dictionary.take_bytes());
    }
    m_dictionary.add(key, static_cast<std::uint32_t>(names.size()));
    std::string packed;
    constexpr std::size_t names_per_key = 3; // as many as best_with_prefix looks at
    for (std::size_t i = 0; i < names.size(); ++i) {
        PackedNumbers::append(packed, names[i], m_posting_width, true);
        if (i < names_per_key && (names[i] & derived_bit) == 0)
            m_block_best.back() = std::min(m_block_best.back(), names[i]);
    }
    spool(format::postings).append(packed);
    const std::u32string letters = code_points(key);
    const std::uint32_t signature = key_signature(letters);
    spool(signatures).append_record(signature);
    if (signature == 0) return {};
    std::string sortable;
    for (std::size_t part = 1; part < segment_count(letters.size()); ++part) {
        const auto [first, end] = segment_bounds(letters.size(), part);
        sortable.clear();
        append_sortable(sortable,
                        segment_hash(letters.size(), part, std::u32string_view(letters).substr(first, end - first)));
        append_sortable(sortable, number);
        append_sortable(sortable, signature);
        if (auto added = m_segments.add(sortable); !added) return added;
    }
    return {};
}

core::Result<void> IndexSections::make_dictionary() {
    if (auto ordered = m_postings.sort(); !ordered) return ordered;
    m_posting_width = PackedNumbers::width_for(m_name_count, true);
    spool(format::postings).append(PackedNumbers::head(m_posting_width));
    std::string key;
    std::vector<std::uint32_t> names;
    std::string_view record;
    constexpr std::size_t numbers = 9; // the 0 after the key, entity, name
    for (std::uint64_t done = 0;; ++done) {
        if (done % now_and_then == 0 && !goes_on("sorting names", done, m_postings.count())) return stopped();
        const auto more = m_postings.next(record);
        if (!more) return tl::unexpected(more.error());
        const std::string_view next = *more ? record.substr(0, record.size() - numbers) : std::string_view{};
        if (next != key && !names.empty()) {
            if (auto added = add_key(key, names); !added) return added;
            names.clear();
        }
        if (!*more) break;
        key = next;
        names.push_back(read_sortable(record.substr(record.size() - 4)));
    }
    m_dictionary.finish();
    spool(keys).append(m_dictionary.take_bytes());
    spool(blocks).append(bytes_of(m_dictionary.blocks()));
    spool(block_best).append(bytes_of(m_block_best));
    for (std::size_t i = 0; i < m_block_best.size(); i += blocks_per_group) {
        const auto first = m_block_best.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end =
            m_block_best.begin() + static_cast<std::ptrdiff_t>(std::min(i + blocks_per_group, m_block_best.size()));
        spool(group_best).append_record(*std::min_element(first, end));
    }
    m_postings = SpillSorter(0, {});
    return {};
}

core::Result<void> IndexSections::make_segments() {
    if (auto ordered = m_segments.sort(); !ordered) return ordered;
    constexpr std::uint64_t per_bucket = 16;
    std::size_t buckets = 1;
    while (buckets * per_bucket < m_segments.count() && buckets < (std::size_t{1} << 31U)) buckets *= 2;
    const unsigned width = PackedNumbers::width_for(m_dictionary.size(), false);
    spool(segments).append(PackedNumbers::head(width));
    std::string_view record;
    std::string packed;
    std::size_t bucket = 0;
    spool(segment_heads).append_record(std::uint32_t{0});
    for (std::uint64_t done = 0;; ++done) {
        if (done % now_and_then == 0 && !goes_on("near spellings", done, m_segments.count())) return stopped();
        const auto more = m_segments.next(record);
        if (!more) return tl::unexpected(more.error());
        const auto hash = static_cast<std::uint64_t>(read_sortable(record));
        const std::size_t next = *more ? (hash * buckets) >> 32U : buckets;
        for (; bucket < next; ++bucket) spool(segment_heads).append_record(static_cast<std::uint32_t>(done));
        if (!*more) break;
        packed.clear();
        PackedNumbers::append(packed, read_sortable(record.substr(4)), width, false);
        spool(segments).append(packed);
        if (m_dictionary.size() > few_keys) spool(segment_signatures).append_record(read_sortable(record.substr(8)));
    }
    m_segments = SpillSorter(0, {});
    return {};
}

core::Result<void> IndexSections::make_cells() {
    if (auto ordered = m_cells.sort(); !ordered) return ordered;
    const std::uint32_t cell_count = 360 * 180 * m_cells_per_degree * m_cells_per_degree;
    const unsigned width = PackedNumbers::width_for(m_entity_count, false);
    spool(format::settlements).append(PackedNumbers::head(width));
    std::string_view record;
    std::string packed;
    std::uint32_t cell = 0;
    spool(cells).append_record(std::uint32_t{0});
    for (std::uint32_t done = 0;; ++done) {
        const auto more = m_cells.next(record);
        if (!more) return tl::unexpected(more.error());
        const std::uint32_t next = *more ? read_sortable(record) : cell_count;
        for (; cell < next; ++cell) spool(cells).append_record(done);
        if (!*more) break;
        packed.clear();
        PackedNumbers::append(packed, read_sortable(record.substr(4)), width, false);
        spool(format::settlements).append(packed);
    }
    return {};
}

void IndexSections::make_tables() {
    const auto by_number = [this]<class Record>(const std::map<Record, std::uint32_t>& numbers, Section which) {
        std::vector<Record> records(std::max<std::size_t>(numbers.size(), 1));
        for (const auto& [record, number] : numbers) records[number] = record;
        spool(which).append(bytes_of(records));
    };
    by_number(m_localities, localities);
    by_number(m_sorts, sorts);
    spool(regions).append(bytes_of(m_regions.entities));
    spool(districts).append(bytes_of(m_districts.entities));
    const auto texts = [this](const Numbering& numbering, Section which) {
        for (const std::string& text : numbering.texts) {
            const std::uint32_t at = add_text(text);
            spool(which).append_record(TextRecord{at, static_cast<std::uint32_t>(text.size())});
        }
    };
    texts(m_languages, languages);
    texts(m_features, features);
    texts(m_zones, zones);
    for (const GenericDraft& g : *m_generic) {
        const std::uint32_t at = add_text(g.word);
        spool(generic_words)
            .append_record(GenericRecord{{at, static_cast<std::uint32_t>(g.word.size())}, g.kinds, g.places});
    }
    std::string about = m_settings->edition;
    about += '\n';
    for (const auto& [key, value] : m_settings->notes) about += key + '\t' + value + '\n';
    spool(format::edition).append(about);
}

core::Result<IndexCounts> IndexSections::write(const std::filesystem::path& output) {
    PackedEntity last;
    last.first_name = m_name_count;
    spool(entities).append_record(last);
    constexpr std::size_t longest_name_head = 4;
    spool(format::names).append(std::string(longest_name_head, '\0')); // a head may be read without asking for the end
    for (auto step : {&IndexSections::make_dictionary, &IndexSections::make_segments, &IndexSections::make_cells})
        if (auto made = (this->*step)(); !made) return tl::unexpected(made.error());
    make_tables();
    const auto bytes = write_file(output);
    if (!bytes) return tl::unexpected(bytes.error());
    return IndexCounts{m_entity_count, m_name_count, m_dictionary.size(), static_cast<std::size_t>(*bytes)};
}

core::Result<std::uint64_t> IndexSections::write_file(const std::filesystem::path& output) {
    std::vector<SectionEntry> directory;
    std::uint64_t at = sizeof(Header) + section_count * sizeof(SectionEntry);
    for (const Spool& section : m_spools) {
        constexpr std::uint64_t most = 0xFFFFFFFFULL; // offsets in sections are numbers of 32 bits
        if (section.size() > most)
            return core::refused(output.string(), "too many places for one index",
                                 "split the source, by country for example, and add the parts");
        directory.push_back({at, section.size(), section.checksum()});
        at = round_up(at + section.size());
    }
    const Header header{magic, version, section_count, at, checksum(bytes_of(directory))};
    auto file = core::OutputFile::create(output, true);
    if (!file) return tl::unexpected(file.error());
    const std::string_view head(reinterpret_cast<const char*>(&header), sizeof header);
    for (const std::string_view part : {head, bytes_of(directory)})
        if (auto written = file->write(part); !written) return tl::unexpected(written.error());
    for (std::size_t i = 0; i < m_spools.size(); ++i) {
        if (!goes_on("writing", i, m_spools.size())) return stopped();
        if (auto copied = m_spools[i].copy_to(*file); !copied) return tl::unexpected(copied.error());
        const std::string padding(round_up(directory[i].size) - directory[i].size, '\0');
        if (auto written = file->write(padding); !written) return tl::unexpected(written.error());
    }
    if (auto done = file->commit(); !done) return tl::unexpected(done.error());
    return at;
}

} // namespace whenabouts::gazetteer
