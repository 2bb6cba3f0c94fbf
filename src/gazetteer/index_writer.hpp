#pragma once
#include "core/result.hpp"
#include "gazetteer/place_draft.hpp"
#include "gazetteer/progress.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::gazetteer {

/// What an index holds, for a report.
struct IndexCounts {
    std::size_t places = 0;
    std::size_t names = 0;
    std::size_t keys = 0;
    std::size_t bytes = 0;
};

/// How an index is built.
struct IndexSettings {
    std::string edition;
    std::vector<std::pair<std::string, std::string>> notes{}; ///< key and value, without tabs and line ends
    std::size_t memory = std::size_t{1} << 30U; ///< bytes for sorting; what does not fit goes to temporary files
    Progress progress{};
};

/// Lays places out as an index: orders them by importance, folds their names, derives further spellings. Any number of
/// places in bounded memory; temporary files lie beside the output, without a name, so that nothing is left of them
/// however the program ends. The same places in any order give the same bytes. Not thread-safe.
class IndexWriter {
  public:
    IndexWriter(std::filesystem::path output, std::vector<GenericDraft> generic_words, IndexSettings settings);
    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;
    ~IndexWriter();

    /// In any order. A place without a name, or with a position outside of the world, is a bug.
    [[nodiscard]] core::Result<void> add(const PlaceDraft& place);
    /// Writes the file; call once.
    [[nodiscard]] core::Result<IndexCounts> finish();

  private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

/// The same for places that are in memory already. Drafts are consumed.
[[nodiscard]] core::Result<IndexCounts> write_index(std::vector<PlaceDraft> drafts,
                                                    std::vector<GenericDraft> generic_words, std::string_view edition,
                                                    const std::filesystem::path& output);

} // namespace whenabouts::gazetteer
