#pragma once
#include "core/result.hpp"
#include "gazetteer/index_writer.hpp"

#include <filesystem>

namespace whenabouts::gazetteer {

/// Builds the place index `output` from an unpacked pack (places.tsv, regions.tsv, admin2.tsv, countries.tsv,
/// airports.tsv, the hand-written tables, basemap.bin) and the word lists in `lexicons` (generic_words.tsv,
/// region_abbreviations.tsv). Writes the index's edition beside it as places.version. The same inputs give the same
/// bytes.
[[nodiscard]] core::Result<IndexCounts> build_index(const std::filesystem::path& pack,
                                                    const std::filesystem::path& lexicons,
                                                    const std::filesystem::path& output);

} // namespace whenabouts::gazetteer
