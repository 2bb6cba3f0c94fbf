#pragma once
#include "gazetteer/dictionary.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/index_writer.hpp"
#include "gazetteer/spool.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whenabouts::gazetteer {

/// Makes the sections of an index out of places that come in order of importance. See IndexWriter, which orders them.
class IndexSections {
  public:
    /// `place_count` only decides how fine the cells are.
    IndexSections(std::filesystem::path folder, const std::vector<GenericDraft>& generic_words,
                  const IndexSettings& settings, std::uint64_t place_count);
    [[nodiscard]] core::Result<void> add(const PlaceDraft& place);
    /// Adds what can be made only at the end and writes the file; call once.
    [[nodiscard]] core::Result<IndexCounts> write(const std::filesystem::path& output);

  private:
    /// Small numbers for strings that repeat; number 0 is the empty string.
    struct Numbering {
        std::vector<std::string> texts{""};
        std::unordered_map<std::string, std::uint32_t> numbers{{"", 0}};
        std::uint32_t number(const std::string& text, std::uint32_t most);
    };
    /// Units by code, each with its entity once that has come.
    struct Units {
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::vector<std::uint32_t> entities;
        std::uint32_t number(const std::string& code);
    };

    [[nodiscard]] Spool& spool(format::Section which) { return m_spools[which]; }
    std::uint32_t add_text(std::string_view text);
    void set_id(format::PackedEntity& record, const PlaceDraft& place);
    std::uint32_t locality_of(const PlaceDraft& place);
    std::uint32_t sort_of(const PlaceDraft& place);
    [[nodiscard]] core::Result<void> add_names(const PlaceDraft& place);
    void add_name(const NameDraft& name);
    [[nodiscard]] core::Result<void> add_to_cell(const PlaceDraft& place);

    [[nodiscard]] core::Result<void> make_dictionary();
    [[nodiscard]] core::Result<void> add_key(std::string_view key, const std::vector<std::uint32_t>& names);
    [[nodiscard]] core::Result<void> make_segments();
    [[nodiscard]] core::Result<void> make_cells();
    void make_tables();
    [[nodiscard]] core::Result<std::uint64_t> write_file(const std::filesystem::path& output);
    [[nodiscard]] bool goes_on(std::string_view stage, std::uint64_t done, std::uint64_t total) const;

    const std::vector<GenericDraft>* m_generic;
    const IndexSettings* m_settings;
    std::vector<Spool> m_spools;
    std::uint32_t m_cells_per_degree = 1;
    std::uint32_t m_entity_count = 0;
    std::uint32_t m_name_count = 0;
    std::map<format::LocalityRecord, std::uint32_t> m_localities;
    std::map<format::SortRecord, std::uint32_t> m_sorts;
    std::map<std::uint16_t, std::uint8_t> m_tags;
    Numbering m_languages, m_features, m_zones;
    Units m_regions, m_districts;
    SpillSorter m_postings; ///< key, 0, entity, name
    SpillSorter m_segments; ///< hash, key number, signature
    SpillSorter m_cells;    ///< cell, entity
    DictionaryWriter m_dictionary;
    std::vector<std::uint32_t> m_block_best;
    unsigned m_posting_width = 4;
};

} // namespace whenabouts::gazetteer
