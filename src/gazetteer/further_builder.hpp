#pragma once
#include "core/result.hpp"
#include "gazetteer/index_writer.hpp"
#include "gazetteer/place_draft.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace whenabouts::gazetteer {

/// Builds the index of a further gazetteer out of places and names that come in any order and number. Countries,
/// regions and districts of the pack that hold its places go in as borrowed entries, so that "NAME, REGION" works
/// inside it. Not thread-safe.
class FurtherBuilder {
  public:
    /// `geodata` is the unpacked pack, `lexicons` the folder of generic_words.tsv.
    [[nodiscard]] static core::Result<FurtherBuilder> start(const std::filesystem::path& geodata,
                                                            const std::filesystem::path& lexicons,
                                                            const std::filesystem::path& output,
                                                            IndexSettings settings);
    FurtherBuilder(FurtherBuilder&&) noexcept;
    FurtherBuilder& operator=(FurtherBuilder&&) noexcept;
    ~FurtherBuilder();

    /// `number` joins it with its further names, and with itself when it comes twice; 0 = neither. Country and time
    /// zone are found by position where they are empty.
    [[nodiscard]] core::Result<void> add(PlaceDraft place, std::uint32_t number);
    /// A further name of the place with that number, whenever that comes.
    [[nodiscard]] core::Result<void> add_name(std::uint32_t number, const NameDraft& name);
    [[nodiscard]] std::uint64_t place_count() const;
    [[nodiscard]] core::Result<IndexCounts> finish();

  private:
    struct Work;
    explicit FurtherBuilder(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace whenabouts::gazetteer
