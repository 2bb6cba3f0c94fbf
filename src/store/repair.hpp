#pragma once
#include "core/result.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace whenabouts::store {

struct Repair {
    std::vector<CheckFinding> found; ///< before; empty = there was nothing to do
    std::vector<std::string> mended; ///< rows that the history or a backup gave back, a sentence each
    std::vector<std::string> left;   ///< what could not be read or was left out, a sentence each
    std::vector<CheckFinding> lost;  ///< what check() still names; empty = sound
    std::filesystem::path kept;      ///< the damaged file as it was
};

/// Builds the store anew beside the damaged one from the schema, from every row that can be read, from the images that
/// the history keeps (of revisions that give their hash), and from the newest backups where the history keeps only a
/// digest or is damaged itself; packs the spatial indices, enters itself into the history, and takes the damaged one's
/// place in one transaction. The damaged file is copied first: nothing is thrown away. Nobody else may be writing.
[[nodiscard]] core::Result<Repair> repair(const std::filesystem::path& store, const Author& author);

} // namespace whenabouts::store
