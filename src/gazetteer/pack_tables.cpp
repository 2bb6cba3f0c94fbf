#include "gazetteer/pack_tables.hpp"

#include "gazetteer/table_rows.hpp"
#include "gazetteer/unit_extent.hpp"
#include "geodata/table_reader.hpp"
#include "text/name_key.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;
using format::NameClass;

NameClass to_class(char letter) {
    switch (letter) {
    case 'p':
        return NameClass::primary;
    case 'o':
        return NameClass::official;
    case 'h':
        return NameClass::historic;
    case 's':
        return NameClass::abbreviation;
    case 'd':
        return NameClass::demonym;
    default:
        return NameClass::alternate;
    }
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(std::string_view country, std::string_view admin1, std::string_view admin2 = {}) {
    if (admin1.empty()) return {};
    std::string out = std::string(country) + '.' + std::string(admin1);
    if (!admin2.empty()) out += '.' + std::string(admin2);
    return out;
}

constexpr double least_unit_m = 5'000; ///< a unit reaches further than its settlements do

/// How far a unit reaches from its point, of which only the box of its settlements is known.
double radius_about_m(core::LonLat point, const core::Box& box) {
    return std::max(
        {least_unit_m, core::distance_m(point, {box.west, box.south}), core::distance_m(point, {box.east, box.north})});
}

} // namespace

std::string settlement_id(std::string_view id) {
    return (is_number(id) ? "geonames:" : "place:") + std::string(id);
}

/// How far from its point a town of so many people reaches: about 1,000 people live on a hectare strip of 10.8 m ·
/// √people.
double settlement_radius_m(std::int64_t population) {
    constexpr double metres_per_root = 10.8;
    constexpr double least = 800;
    return std::max(least, metres_per_root * std::sqrt(static_cast<double>(population)));
}

std::vector<std::string_view> split_list(std::string_view field, char separator) {
    std::vector<std::string_view> out;
    while (!field.empty()) {
        const std::size_t end = std::min(field.find(separator), field.size());
        if (end > 0) out.push_back(field.substr(0, end));
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return out;
}

std::vector<NameDraft> to_names(std::string_view field) {
    std::vector<NameDraft> out;
    for (const geodata::TableName& name : geodata::split_names(field))
        out.push_back({to_class(name.name_class), std::string(name.language), std::string(name.text)});
    const auto primary =
        std::find_if(out.begin(), out.end(), [](const NameDraft& n) { return n.name_class == NameClass::primary; });
    if (primary != out.end()) std::rotate(out.begin(), primary, primary + 1);
    return out;
}

core::Result<void> read_settlements(const std::filesystem::path& file, std::vector<PlaceDraft>& out) {
    constexpr std::array<std::string_view, 11> columns{
        "id", "name", "lon", "lat", "feature", "country", "admin1", "admin2", "population", "timezone", "names"};
    return each_row(file, columns, [&out](const auto& row) {
        const auto point = row.point(2, 3);
        if (!point) return;
        PlaceDraft place;
        place.id = settlement_id(row[0]);
        place.position = *point;
        place.feature = "P." + std::string(row[4]);
        place.country = row[5];
        place.region_code = joined(row[5], row[6]);
        place.district_code = row[7].empty() ? std::string{} : joined(row[5], row[6], row[7]);
        place.population = static_cast<std::int64_t>(row.number(8));
        place.zone = row[9];
        place.radius_m = settlement_radius_m(place.population);
        if (row[4] == "PPLC") place.rank = format::Rank::national_capital;
        if (row[4] == "PPLA") place.rank = format::Rank::regional_capital;
        place.names = to_names(row[10]);
        if (place.names.empty()) place.names.push_back({NameClass::primary, {}, std::string(row[1])});
        out.push_back(std::move(place));
    });
}

core::Result<void> read_regions(const std::filesystem::path& file, const geodata::Pack& pack,
                                std::vector<PlaceDraft>& out) {
    constexpr std::array<std::string_view, 10> columns{"id",     "units", "name", "name_en",  "country",
                                                       "admin1", "lon",   "lat",  "area_km2", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto point = row.point(6, 7);
        if (!point) return;
        PlaceDraft place;
        place.id = row[0];
        place.kind = PlaceKind::region;
        place.feature = "A.ADM1";
        place.country = row[4];
        place.region_code = joined(row[4], row[5]);
        place.position = *point;
        place.radius_m = radius_of_area_m(row.number(8));
        std::vector<geodata::UnitIndex> units;
        for (const std::string_view code : split_list(row[1], ';'))
            if (const auto unit = pack.unit_by_adm1_code(code)) units.push_back(*unit);
        if (!units.empty()) {
            place.box = extent_of(pack, units);
            place.unit = static_cast<std::uint16_t>(units.front());
            for (const geodata::UnitIndex unit : units) place.units.push_back(static_cast<std::uint16_t>(unit));
        } else {
            place.box = core::around(*point, place.radius_m);
        }
        place.names = to_names(row[9]);
        if (place.names.empty()) place.names.push_back({NameClass::primary, {}, std::string(row[2])});
        if (!row[2].empty()) place.names.push_back({NameClass::primary, {}, std::string(row[2])});
        out.push_back(std::move(place));
    });
}

core::Result<void> read_districts(const std::filesystem::path& file, std::vector<PlaceDraft>& out) {
    constexpr std::array<std::string_view, 8> columns{"id", "name", "lon", "lat", "west", "south", "east", "north"};
    return each_row(file, columns, [&out](const auto& row) {
        const auto point = row.point(2, 3);
        const auto south_west = row.point(4, 5);
        const auto north_east = row.point(6, 7);
        if (!point || row[1].empty()) return;
        PlaceDraft place;
        place.id = "admin2:" + std::string(row[0]);
        place.kind = PlaceKind::district;
        place.feature = "A.ADM2";
        place.country = row[0].substr(0, 2);
        place.district_code = row[0];
        if (const auto dot = row[0].find('.', 3); dot != std::string_view::npos)
            place.region_code = row[0].substr(0, dot);
        place.position = *point;
        place.radius_m = least_unit_m;
        if (south_west && north_east) {
            place.box = core::Box{south_west->lon, south_west->lat, north_east->lon, north_east->lat};
            place.radius_m = radius_about_m(*point, *place.box);
        }
        place.names.push_back({NameClass::primary, {}, std::string(row[1])});
        out.push_back(std::move(place));
    });
}

core::Result<void> read_countries(const std::filesystem::path& file, const geodata::Pack& pack,
                                  std::vector<PlaceDraft>& out) {
    constexpr std::array<std::string_view, 7> columns{"iso2", "iso3", "name", "lon", "lat", "population", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto point = row.point(3, 4);
        if (!point) return;
        PlaceDraft place;
        place.id = "country:" + std::string(row[0]);
        place.kind = PlaceKind::country;
        place.feature = "A.PCLI";
        place.country = row[0];
        place.position = *point;
        place.population = static_cast<std::int64_t>(row.number(5));
        const auto units = pack.units_of_country(row[0], pack.default_viewpoint());
        if (!units.empty()) {
            place.box = extent_of(pack, units);
            place.radius_m = radius_of_area_m(pack.area_km2(units));
        } else {
            constexpr double small_m = 20'000;
            place.radius_m = small_m;
            place.box = core::around(*point, small_m);
        }
        place.names = to_names(row[6]);
        if (place.names.empty()) place.names.push_back({NameClass::primary, {}, std::string(row[2])});
        for (const std::size_t code : {std::size_t{0}, std::size_t{1}})
            if (!row[code].empty()) place.names.push_back({NameClass::abbreviation, {}, std::string(row[code])});
        out.push_back(std::move(place));
    });
}

core::Result<void> read_airports(const std::filesystem::path& file, std::vector<PlaceDraft>& out) {
    constexpr std::array<std::string_view, 8> columns{"id", "icao", "iata", "name", "kind", "country", "lon", "lat"};
    return each_row(file, columns, [&out](const auto& row) {
        const auto point = row.point(6, 7);
        if (!point || row[3].empty()) return;
        PlaceDraft place;
        place.id = row[0];
        place.kind = PlaceKind::airport;
        place.feature = row[4] == "airport" ? "S.AIRP" : "S.AIRB";
        place.country = row[5];
        place.position = *point;
        constexpr double airport_m = 2'500;
        place.radius_m = airport_m;
        place.names.push_back({NameClass::primary, "en", std::string(row[3])});
        for (const std::size_t code : {std::size_t{1}, std::size_t{2}})
            if (row[code].size() >= 3) place.names.push_back({NameClass::abbreviation, {}, std::string(row[code])});
        out.push_back(std::move(place));
    });
}

core::Result<std::vector<GenericDraft>> read_generic_words(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 3> columns{"word", "kinds", "position"};
    std::vector<GenericDraft> out;
    auto read = each_row(file, columns, [&out](const auto& row) {
        GenericDraft word{text::name_key(row[0]), 0, 0};
        for (const std::string_view kind : split_list(row[1], ';'))
            if (const auto parsed = core::parse_place_kind(kind))
                word.kinds |= std::uint32_t{1} << static_cast<unsigned>(*parsed);
        word.places = row[2] == "before"  ? stands_before
                      : row[2] == "after" ? stands_after
                                          : stands_before | stands_after;
        const auto same =
            std::find_if(out.begin(), out.end(), [&word](const GenericDraft& g) { return g.word == word.word; });
        if (word.word.empty()) return;
        if (same == out.end()) {
            out.push_back(std::move(word));
        } else {
            same->kinds |= word.kinds;
            same->places |= word.places;
        }
    });
    if (!read) return tl::unexpected(read.error());
    return out;
}

void add_extents(std::vector<PlaceDraft>& places) {
    std::unordered_map<std::string, std::optional<core::Box>> extents; // by code, of the regions that need one
    const auto needs_extent = [](const PlaceDraft& place) {
        return place.kind == PlaceKind::region && place.units.empty() && place.radius_m <= 0;
    };
    for (const PlaceDraft& place : places)
        if (needs_extent(place)) extents.try_emplace(place.region_code);
    for (const PlaceDraft& place : places) {
        if (place.kind != PlaceKind::settlement) continue;
        const auto at = extents.find(place.region_code);
        if (at == extents.end()) continue;
        const core::LonLat p = place.position;
        const core::Box point{p.lon, p.lat, p.lon, p.lat};
        at->second = at->second ? core::unite(*at->second, point) : point;
    }
    for (PlaceDraft& place : places) {
        if (!needs_extent(place)) continue;
        const auto& extent = extents.at(place.region_code);
        if (!extent) continue;
        place.box = *extent;
        place.radius_m = radius_about_m(place.position, *extent);
    }
}

void add_populations(std::vector<PlaceDraft>& places) {
    std::unordered_map<std::string, std::int64_t> of_unit;
    for (const PlaceDraft& place : places) {
        // Quarters (PPLX) are counted in their town already.
        if (place.kind != PlaceKind::settlement || place.feature == "P.PPLX") continue;
        if (!place.region_code.empty()) of_unit[place.region_code] += place.population;
        if (!place.district_code.empty()) of_unit[place.district_code] += place.population;
    }
    for (PlaceDraft& place : places) {
        if (place.kind != PlaceKind::region && place.kind != PlaceKind::district) continue;
        const auto at = of_unit.find(place.kind == PlaceKind::region ? place.region_code : place.district_code);
        if (at != of_unit.end() && place.population == 0) place.population = at->second;
    }
}

} // namespace whenabouts::gazetteer
