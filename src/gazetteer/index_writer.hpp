#pragma once
#include "core/result.hpp"
#include "gazetteer/place_draft.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// What an index holds, for a report.
struct IndexCounts {
    std::size_t places = 0;
    std::size_t names = 0;
    std::size_t keys = 0;
    std::size_t bytes = 0;
};

/// Lays the places out as an index: orders them by importance, folds their names, derives further spellings.
/// The same drafts in any order give the same bytes. Drafts are consumed.
[[nodiscard]] core::Result<IndexCounts> write_index(std::vector<PlaceDraft> drafts,
                                                    std::vector<GenericDraft> generic_words, std::string_view edition,
                                                    const std::filesystem::path& output);

} // namespace whenabouts::gazetteer
