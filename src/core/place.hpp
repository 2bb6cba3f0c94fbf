#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::core {

/// What sort of place a gazetteer entry is; the words are those of `geocode --kind`.
enum class PlaceKind : std::uint8_t {
    settlement,
    region,
    district,
    country,
    area,
    water,
    physical,
    airport,
    facility,
    coordinate
};
[[nodiscard]] std::string_view to_string(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> parse_place_kind(std::string_view word);

/// How exactly a place is known; the words are the store's `geo_precision`, finest first.
enum class PlacePrecision : std::uint8_t {
    exact,
    site,
    vicinity,
    settlement,
    near,
    adm3,
    adm2,
    adm1,
    area,
    country,
    water,
    none
};
[[nodiscard]] std::string_view to_string(PlacePrecision precision);
[[nodiscard]] std::optional<PlacePrecision> parse_place_precision(std::string_view word);
/// Whether an area as a whole is meant (a district, a region, a country, a sea): drawn and worded as that area, never
/// as a circle round its representative point.
[[nodiscard]] constexpr bool is_area(PlacePrecision precision) {
    return precision >= PlacePrecision::adm3 && precision != PlacePrecision::none;
}

/// A gazetteer entry. `position` is a representative point, never to be drawn more exactly than `radius_m` says.
struct Place {
    std::string id;   ///< "geonames:687700", "country:UA", "sea:black-sea", … stable across versions
    std::string name; ///< display name (English unless another language was asked for)
    PlaceKind kind = PlaceKind::settlement;
    std::string feature; ///< GeoNames class and code, "P.PPLA", "A.ADM1"
    std::string country; ///< ISO 3166-1 alpha-2 under the viewpoint in use; empty at sea
    std::string region;  ///< first-order unit's display name; empty where there is none
    LonLat position;
    std::optional<Box> box;      ///< extent of areas; none for points
    double radius_m = 0;         ///< how far, metres, the true spot may lie from `position`
    std::int64_t population = 0; ///< 0 = unknown
    std::string time_zone;       ///< IANA name; empty = unknown
};

/// How exactly naming this place says where something happened; a typed coordinate is as exact as its radius.
[[nodiscard]] PlacePrecision precision_of(const Place& place);
/// The word for a point that may be off by `radius_m` metres (the steps of Atlos: ±10 m, ±100 m, ±1 km, …).
[[nodiscard]] PlacePrecision precision_within(double radius_m);

/// One answer of the geocoder.
struct Candidate {
    Place place;
    std::string matched;              ///< the name that matched, as the gazetteer spells it
    double score = 0;                 ///< 0 … 1, comparable within one query
    std::vector<std::string> reasons; ///< in words: "in Ukraine because the text names Kharkiv"
};

} // namespace whenabouts::core
