#pragma once
#include "core/mapped_file.hpp"
#include "core/place.hpp"
#include "core/result.hpp"
#include "gazetteer/dictionary.hpp"
#include "gazetteer/generic_words.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/packed_numbers.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

using Entity = std::uint32_t; ///< number in one index; smaller = more important

/// One name of a place.
struct Name {
    std::uint32_t text = 0; ///< in the index's names
    std::uint8_t size = 0;
    format::NameClass name_class = format::NameClass::alternate;
    std::uint16_t language = 0; ///< 0 = unknown
};

/// A key close to a query, not equal to it.
struct SimilarKey {
    unsigned edits = 0;
    bool first_differs = false; ///< the first letter is among the edits
    PostingRange range;
    std::uint32_t best_name = 0; ///< of its likeliest place
};

/// A mapped index file. Immutable, safe from many threads; text lives as long as the index. Numbers that the file
/// itself brings are checked where they are used: a damaged file gives wrong answers, never a read outside of it.
class Index {
  public:
    /// Checks header, directory and sizes (not every byte: see verify()). `next_step` ends the message about a bad
    /// file.
    [[nodiscard]] static core::Result<Index> open(
        const std::filesystem::path& file,
        std::string_view next_step = "build it again (target geodata_ready), or set WHENABOUTS_DATA to a complete data "
                                     "folder");
    /// Reads all of it against its checksums.
    [[nodiscard]] core::Result<void> verify() const;

    [[nodiscard]] const Dictionary& dictionary() const { return m_dictionary; }
    /// Name numbers, derived_bit included.
    [[nodiscard]] PackedNumbers postings(PostingRange range) const { return m_postings.part(range.first, range.count); }
    [[nodiscard]] Entity entity_of_name(std::uint32_t name) const;

    [[nodiscard]] std::size_t size() const { return m_entities.size() - 1; }
    [[nodiscard]] format::EntityRecord record(Entity entity) const;
    [[nodiscard]] core::PlaceKind kind(Entity entity) const;
    [[nodiscard]] std::uint32_t population(Entity entity) const { return packed(entity).population; }
    [[nodiscard]] core::LonLat position(Entity entity) const;
    /// Units that contain the entity.
    [[nodiscard]] std::optional<Entity> region(Entity entity) const;
    [[nodiscard]] std::optional<Entity> district(Entity entity) const;
    [[nodiscard]] double radius_m(Entity entity) const { return packed(entity).radius * format::radius_step_m; }
    [[nodiscard]] std::optional<core::Box> box(Entity entity) const;
    [[nodiscard]] std::string id(Entity entity) const;
    [[nodiscard]] std::string country(Entity entity) const;
    [[nodiscard]] std::string_view feature(Entity entity) const;
    [[nodiscard]] std::string_view zone(Entity entity) const;
    /// The entity with an id; walks over all of them (a millisecond for the built-in index).
    [[nodiscard]] std::optional<Entity> by_id(std::string_view id) const;

    /// Numbers of the names of an entity, half-open.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> names(Entity entity) const;
    [[nodiscard]] std::size_t name_count() const { return m_entities.back().first_name; }
    /// Keys: folded names and further spellings.
    [[nodiscard]] std::size_t key_count() const { return m_signatures.size(); }
    [[nodiscard]] Name name(std::uint32_t number) const;
    [[nodiscard]] std::string_view text(const Name& name) const;
    /// The language tag of a name; empty = unknown.
    [[nodiscard]] std::string_view language(const Name& name) const;
    /// The name in a language ("en"), or the display name.
    [[nodiscard]] std::string_view name_in(Entity entity, std::string_view language) const;

    [[nodiscard]] std::optional<GenericSense> generic(std::string_view word) const;
    /// How fine the cells of settlements() are: cells along one degree.
    [[nodiscard]] std::int32_t cells_per_degree() const { return m_cells_per_degree; }
    /// Settlements in a cell: columns from 180° W, rows from the south pole. The best known come first.
    [[nodiscard]] PackedNumbers settlements(std::int32_t column, std::int32_t row) const;

    /// Keys within `limit` (1 or 2) edits of the query, nearest first, then by importance; at most `most`.
    [[nodiscard]] std::vector<SimilarKey> similar(std::u32string_view query, unsigned limit, std::size_t most) const;
    /// The `most` smallest numbers of names whose own key goes on after `prefix`, ascending.
    [[nodiscard]] std::vector<std::uint32_t> best_with_prefix(std::string_view prefix, std::size_t most) const;
    /// For similar(): letters and length of a key, and the keys that have a part with this hash (and some that do not).
    [[nodiscard]] std::uint32_t signature(std::uint32_t key) const {
        return key < m_signatures.size() ? m_signatures[key] : 0;
    }
    struct SegmentKeys {
        PackedNumbers keys;
        std::span<const std::uint32_t> signatures; ///< of the keys; empty = ask signature()
    };
    [[nodiscard]] SegmentKeys keys_of_segment(std::uint32_t hash) const;

    /// "GeoNames 2023-03-05 …".
    [[nodiscard]] std::string_view edition() const { return m_edition.substr(0, m_edition.find('\n')); }
    /// What the builder noted under a key ("source", "added"); empty = nothing.
    [[nodiscard]] std::string_view note(std::string_view key) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::size_t file_size() const { return m_file.bytes().size(); }

  private:
    template <class Record>
    core::Result<std::span<const Record>> section(format::Section which) const;
    [[nodiscard]] core::Result<void> check_header() const;
    [[nodiscard]] core::Result<void> find_sections();
    [[nodiscard]] core::Result<void> check_sizes();
    [[nodiscard]] std::string_view pool(std::uint32_t offset, std::size_t size) const;
    [[nodiscard]] std::uint16_t language_number(std::string_view language) const;
    [[nodiscard]] const format::PackedEntity& packed(Entity entity) const {
        return m_entities[entity < m_entities.size() ? entity : m_entities.size() - 1];
    }
    [[nodiscard]] format::LocalityRecord locality(Entity entity) const;
    [[nodiscard]] format::SortRecord sort(const format::PackedEntity& entity) const;
    [[nodiscard]] std::optional<Entity> unit(std::span<const std::uint32_t> units, std::uint32_t number) const;

    std::filesystem::path m_path;
    std::string m_next_step;
    core::MappedFile m_file;
    std::array<format::SectionEntry, format::section_count> m_directory{};
    std::string_view m_strings, m_names, m_edition;
    std::span<const format::PackedEntity> m_entities;
    std::span<const format::LocalityRecord> m_localities;
    std::span<const format::SortRecord> m_sorts;
    std::span<const std::uint32_t> m_name_offsets, m_name_owners, m_regions, m_districts;
    std::span<const std::uint16_t> m_name_tags;
    std::span<const std::uint32_t> m_block_best, m_group_best, m_signatures, m_segment_heads, m_segment_signatures,
        m_cells;
    PackedNumbers m_postings, m_segments, m_settlements;
    std::span<const format::BoxRecord> m_boxes;
    std::span<const format::TextRecord> m_languages, m_features, m_zones;
    std::span<const format::GenericRecord> m_generic;
    std::int32_t m_cells_per_degree = 1;
    Dictionary m_dictionary;
};

/// The bucket of a segment's hash; `buckets` is a power of two.
[[nodiscard]] constexpr std::size_t segment_bucket(std::uint32_t hash, std::size_t buckets) {
    return (std::uint64_t{hash} * buckets) >> 32U;
}

} // namespace whenabouts::gazetteer
