#pragma once
#include "core/place.hpp"
#include "gazetteer/index_format.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::gazetteer {

struct NameDraft {
    format::NameClass name_class = format::NameClass::alternate;
    std::string language; ///< ISO 639 or a longer tag; empty = unknown
    std::string text;
};

/// A place on its way into the index.
struct PlaceDraft {
    std::string id;
    core::PlaceKind kind = core::PlaceKind::settlement;
    std::string feature;
    std::string country;       ///< ISO 3166-1 alpha-2
    std::string region_code;   ///< GeoNames admin-1 code, "UA.26": its own for regions, the container's otherwise
    std::string district_code; ///< GeoNames admin-2 code, "UA.26.2306": the same
    std::string zone;
    core::LonLat position;
    std::optional<core::Box> box;
    double radius_m = 0;
    std::int64_t population = 0;
    std::uint16_t unit = 0xFFFF;      ///< unit of the basemap that holds the point
    std::vector<std::uint16_t> units; ///< of a region: all its units
    format::Rank rank = format::Rank::plain;
    std::vector<NameDraft> names; ///< the first is the display name
    bool borrowed = false;        ///< in a further gazetteer: only there to hold other places
};

/// A kind-telling word for the index, folded.
struct GenericDraft {
    std::string word;
    std::uint32_t kinds = 0; ///< bit set of core::PlaceKind
    std::uint32_t places = 0;
};

} // namespace whenabouts::gazetteer
