#pragma once
#include "core/result.hpp"
#include "gazetteer/place_draft.hpp"
#include "geodata/pack.hpp"

#include <filesystem>
#include <vector>

namespace whenabouts::gazetteer {

/// Adds what the hand-written tables hold: seas, physical regions, conflict regions and facilities as places; demonyms,
/// other display names and abbreviations as names of places that are there already. Tables that the pack lacks are
/// passed over.
[[nodiscard]] core::Result<void> read_hand_tables(const std::filesystem::path& folder, const geodata::Pack& pack,
                                                  std::vector<PlaceDraft>& places);

} // namespace whenabouts::gazetteer
