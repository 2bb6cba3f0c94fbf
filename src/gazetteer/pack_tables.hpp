#pragma once
#include "core/result.hpp"
#include "gazetteer/generic_words.hpp"
#include "gazetteer/place_draft.hpp"
#include "geodata/pack.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

// One reader for each table of the pack; each appends its places.
[[nodiscard]] core::Result<void> read_settlements(const std::filesystem::path& file, std::vector<PlaceDraft>& out);
[[nodiscard]] core::Result<void> read_regions(const std::filesystem::path& file, const geodata::Pack& pack,
                                              std::vector<PlaceDraft>& out);
[[nodiscard]] core::Result<void> read_districts(const std::filesystem::path& file, std::vector<PlaceDraft>& out);
[[nodiscard]] core::Result<void> read_countries(const std::filesystem::path& file, const geodata::Pack& pack,
                                                std::vector<PlaceDraft>& out);
[[nodiscard]] core::Result<void> read_airports(const std::filesystem::path& file, std::vector<PlaceDraft>& out);

/// The words that tell kinds, folded.
[[nodiscard]] core::Result<std::vector<GenericDraft>> read_generic_words(const std::filesystem::path& file);

/// Regions without an outline get the box of their settlements (needs the region codes).
void add_extents(std::vector<PlaceDraft>& places);
/// Sums the settlements' people into the units that hold them.
void add_populations(std::vector<PlaceDraft>& places);
/// The id of a settlement in the index from its id in places.tsv: GeoNames numbers stand bare there.
[[nodiscard]] std::string settlement_id(std::string_view id);
/// How far from its point a town of so many people reaches, metres.
[[nodiscard]] double settlement_radius_m(std::int64_t population);
/// Splits "a|b|c"; empty parts are left out.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view field, char separator);
/// "p:en:Name|…" as drafts.
[[nodiscard]] std::vector<NameDraft> to_names(std::string_view field);

} // namespace whenabouts::gazetteer
