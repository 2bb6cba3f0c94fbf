#pragma once
#include "core/mapped_file.hpp"
#include "core/place.hpp"
#include "core/result.hpp"
#include "gazetteer/dictionary.hpp"
#include "gazetteer/generic_words.hpp"
#include "gazetteer/index_format.hpp"

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
    std::uint32_t text = 0; ///< in the index's strings
    std::uint8_t size = 0;
    format::NameClass name_class = format::NameClass::alternate;
    std::uint16_t language = 0; ///< 0 = unknown
};

/// A mapped places.idx. Immutable, safe from many threads; text lives as long as the index.
class Index {
  public:
    /// Checks header and directory (not every byte: see verify()).
    [[nodiscard]] static core::Result<Index> open(const std::filesystem::path& file);
    /// Reads all of it against its checksums.
    [[nodiscard]] core::Result<void> verify() const;

    [[nodiscard]] const Dictionary& dictionary() const { return m_dictionary; }
    /// Name numbers, derived_bit included.
    [[nodiscard]] std::span<const std::uint32_t> postings(PostingRange range) const;
    [[nodiscard]] Entity entity_of_name(std::uint32_t name) const;

    [[nodiscard]] std::size_t size() const { return m_entities.size() - 1; }
    [[nodiscard]] const format::EntityRecord& record(Entity entity) const { return m_entities[entity]; }
    [[nodiscard]] core::PlaceKind kind(Entity entity) const {
        return static_cast<core::PlaceKind>(record(entity).kind);
    }
    [[nodiscard]] core::LonLat position(Entity entity) const;
    /// Units that contain the entity.
    [[nodiscard]] std::optional<Entity> region(Entity entity) const;
    [[nodiscard]] std::optional<Entity> district(Entity entity) const;
    [[nodiscard]] double radius_m(Entity entity) const { return record(entity).radius * format::radius_step_m; }
    [[nodiscard]] std::optional<core::Box> box(Entity entity) const;
    [[nodiscard]] std::string id(Entity entity) const;
    [[nodiscard]] std::string country(Entity entity) const;
    [[nodiscard]] std::string_view feature(Entity entity) const;
    [[nodiscard]] std::string_view zone(Entity entity) const;

    /// Numbers of the names of an entity, half-open.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> names(Entity entity) const;
    [[nodiscard]] Name name(std::uint32_t number) const;
    [[nodiscard]] std::string_view text(const Name& name) const;
    /// The language tag of a name; empty = unknown.
    [[nodiscard]] std::string_view language(const Name& name) const;
    /// The name in a language ("en"), or the display name.
    [[nodiscard]] std::string_view name_in(Entity entity, std::string_view language) const;

    [[nodiscard]] std::optional<GenericSense> generic(std::string_view word) const;
    /// Settlements in the 1° cell of column 0 … 359 from 180° W and row 0 … 179 from the south pole.
    [[nodiscard]] std::span<const Entity> settlements(std::int32_t column, std::int32_t row) const;
    /// Keys whose length in code points is from … to and whose letters differ in at most `bits` (2 or 4) bits.
    void similar_keys(std::uint32_t letters, std::size_t from, std::size_t to, unsigned bits,
                      std::vector<std::uint32_t>& out) const;
    [[nodiscard]] std::string_view edition() const { return m_edition; }

  private:
    template <class Record>
    core::Result<std::span<const Record>> section(format::Section which) const;
    [[nodiscard]] core::Result<void> check_header() const;
    [[nodiscard]] core::Result<void> find_sections();
    [[nodiscard]] core::Result<void> check_sizes() const;
    [[nodiscard]] std::string_view pool(std::uint32_t offset, std::size_t size) const;
    [[nodiscard]] std::uint16_t language_number(std::string_view language) const;

    std::filesystem::path m_path;
    core::MappedFile m_file;
    std::array<format::SectionEntry, format::section_count> m_directory{};
    std::string_view m_strings, m_edition;
    std::span<const format::EntityRecord> m_entities;
    std::span<const std::uint32_t> m_name_texts, m_regions, m_districts;
    std::span<const std::uint16_t> m_name_tags;
    std::span<const std::uint32_t> m_postings, m_lengths, m_cells, m_settlements;
    std::span<const format::SignatureRecord> m_signatures;
    std::span<const format::BoxRecord> m_boxes;
    std::span<const format::TextRecord> m_languages, m_features, m_zones;
    std::span<const format::GenericRecord> m_generic;
    Dictionary m_dictionary;
};

} // namespace whenabouts::gazetteer
