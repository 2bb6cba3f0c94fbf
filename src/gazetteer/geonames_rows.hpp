#pragma once
#include "core/result.hpp"
#include "gazetteer/place_draft.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Lines of the files of download.geonames.org/export/dump (its readme.txt is the specification): tab-separated, UTF-8,
/// no header, no quoting.
namespace whenabouts::gazetteer {

/// A line of a country dump, allCountries or citiesN: 19 fields.
struct GeonamesPlace {
    std::uint32_t number = 0; ///< geonameid
    PlaceDraft place;         ///< its first name is `name`; `unit` is not set
};
/// The error says what is wrong with the line, without file and line. `with_alternates`: whether the untagged names of
/// the column alternatenames are taken (not when alternateNamesV2 is joined, which has the same names with languages).
[[nodiscard]] core::Result<GeonamesPlace> geonames_place(std::string_view line, bool with_alternates);

/// A line of alternateNamesV2: 8 or 10 fields. `number` 0: no name of a place (a link, a postal code …).
struct GeonamesAlternate {
    std::uint32_t number = 0;
    NameDraft name;
};
[[nodiscard]] core::Result<GeonamesAlternate> geonames_alternate(std::string_view line);

/// Which of the two a line is by its number of fields: places have 19.
enum class GeonamesTable { places, alternates, neither };
[[nodiscard]] GeonamesTable geonames_table(std::string_view first_line);

} // namespace whenabouts::gazetteer
