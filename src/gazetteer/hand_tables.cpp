#include "gazetteer/hand_tables.hpp"

#include "gazetteer/pack_tables.hpp"
#include "gazetteer/table_rows.hpp"
#include "gazetteer/unit_extent.hpp"
#include "text/name_key.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;
using format::NameClass;

/// Runs `read` on a table that the pack may lack.
template <class Read>
core::Result<void> optional_table(const std::filesystem::path& file, Read read) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return {};
    return read(file);
}

void set_names(PlaceDraft& place, std::string_view name, std::string_view more) {
    place.names.push_back({NameClass::primary, {}, std::string(name)});
    for (NameDraft& further : to_names(more)) place.names.push_back(std::move(further));
}

/// seas.csv and physical.csv: a point and a width.
core::Result<void> read_waters(const std::filesystem::path& file, PlaceKind kind, std::vector<PlaceDraft>& places) {
    constexpr std::array<std::string_view, 7> columns{"id", "name", "kind", "lon", "lat", "width_km", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto point = row.point(3, 4);
        if (!point) return;
        PlaceDraft place;
        place.id = row[0];
        place.kind = kind;
        place.feature = (kind == PlaceKind::water ? "H." : "T.") + std::string(row[2]);
        place.position = *point;
        constexpr double half_width_m = 500;
        place.radius_m = row.number(5) * half_width_m;
        place.box = core::around(*point, place.radius_m);
        set_names(place, row[1], row[6]);
        places.push_back(std::move(place));
    });
}

/// Regions by "COUNTRY folded name", so that an area which is one of them only adds its names.
std::unordered_map<std::string, std::size_t> regions_by_name(const std::vector<PlaceDraft>& places) {
    std::unordered_map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].kind == PlaceKind::region)
            for (const NameDraft& name : places[i].names)
                if (name.language.empty() || name.language == "en")
                    out.try_emplace(places[i].country + ' ' + text::name_key(name.text), i);
    return out;
}

/// conflict_regions.csv and macro_regions.csv: a point and a box.
core::Result<void> read_areas(const std::filesystem::path& file, std::vector<PlaceDraft>& places) {
    const auto regions = regions_by_name(places);
    constexpr std::array<std::string_view, 11> columns{"id",    "name", "kind",  "lon",       "lat",  "west",
                                                       "south", "east", "north", "countries", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto point = row.point(3, 4);
        const auto south_west = row.point(5, 6);
        const auto north_east = row.point(7, 8);
        if (!point) return;
        PlaceDraft place;
        place.id = row[0];
        place.kind = PlaceKind::area;
        place.feature = "L." + std::string(row[2]);
        place.position = *point;
        const auto countries = split_list(row[9], ';');
        if (countries.size() == 1 && countries[0].size() == 2) place.country = countries[0];
        if (south_west && north_east) {
            place.box = core::Box{south_west->lon, south_west->lat, north_east->lon, north_east->lat};
            place.radius_m = std::max(core::distance_m(*point, *south_west), core::distance_m(*point, *north_east));
        }
        set_names(place, row[1], row[10]);
        const auto region = regions.find(place.country + ' ' + text::name_key(row[1]));
        if (region == regions.end()) {
            places.push_back(std::move(place));
            return;
        }
        for (NameDraft& name : place.names) {
            if (name.language.empty()) name.language = "en";
            places[region->second].names.push_back(std::move(name));
        }
    });
}

double facility_radius_m(std::string_view kind) {
    constexpr double site_m = 1'500;
    constexpr double ground_m = 10'000;
    return kind == "nuclear_test_site" || kind == "launch_site" || kind == "military_site" ? ground_m : site_m;
}

/// What facilities, villages and municipalities begin with. Their region is that of the polygon around them.
constexpr std::size_t first_own_column = 5;
template <class... Own>
constexpr auto point_columns(Own... own) {
    return std::array<std::string_view, first_own_column + sizeof...(own)>{"id",  "name",    "lon",
                                                                           "lat", "country", own...};
}

template <class Row>
std::optional<PlaceDraft> point_draft(const Row& row, PlaceKind kind, std::string_view names) {
    const auto point = row.point(2, 3);
    if (!point) return std::nullopt;
    PlaceDraft place;
    place.id = row[0];
    place.kind = kind;
    place.country = row[4];
    place.position = *point;
    set_names(place, row[1], names);
    return place;
}

core::Result<void> read_facilities(const std::filesystem::path& file, std::vector<PlaceDraft>& places) {
    constexpr auto columns = point_columns("kind", "names");
    return each_row(file, columns, [&](const auto& row) {
        const bool airport = row[5] == "airport" || row[5] == "air_base";
        auto place = point_draft(row, airport ? PlaceKind::airport : PlaceKind::facility, row[6]);
        if (!place) return;
        place->feature = "S." + std::string(row[5]);
        place->radius_m = facility_radius_m(row[5]);
        places.push_back(std::move(*place));
    });
}

core::Result<void> read_villages(const std::filesystem::path& file, std::vector<PlaceDraft>& places) {
    constexpr auto columns = point_columns("names");
    return each_row(file, columns, [&](const auto& row) {
        auto place = point_draft(row, PlaceKind::settlement, row[5]);
        if (!place) return;
        place->feature = "P.PPL";
        place->radius_m = settlement_radius_m(0);
        places.push_back(std::move(*place));
    });
}

/// Units that are no settlement of their own name; as large as a circle of their area.
core::Result<void> read_municipalities(const std::filesystem::path& file, std::vector<PlaceDraft>& places) {
    constexpr auto columns = point_columns("area_km2");
    return each_row(file, columns, [&](const auto& row) {
        auto place = point_draft(row, PlaceKind::district, {});
        if (!place) return;
        place->feature = "A.ADM4";
        place->radius_m = radius_of_area_m(row.number(5));
        place->box = core::around(place->position, place->radius_m);
        places.push_back(std::move(*place));
    });
}

/// Finds places by the ways in which the hand tables name them.
class PlaceFinder {
  public:
    PlaceFinder(const geodata::Pack& pack, const std::vector<PlaceDraft>& places) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const PlaceDraft& place = places[i];
            m_ids.try_emplace(place.id, i);
            if (place.kind == PlaceKind::country) m_codes.try_emplace(place.country, i);
            if (place.kind == PlaceKind::region && place.unit < pack.unit_count())
                m_codes.try_emplace(std::string(pack.unit(place.unit).iso_3166_2), i);
        }
    }
    /// By id of the index, by ISO 3166 code, by the id that places.tsv or admin2.tsv gives.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const {
        for (const auto& [map, text] :
             {std::pair{&m_ids, key}, {&m_codes, key}, {&m_ids, settlement_id(key)}, {&m_ids, "admin2:" + key}})
            if (const auto at = map->find(text); at != map->end()) return at->second;
        return std::nullopt;
    }

  private:
    std::unordered_map<std::string, std::size_t> m_ids, m_codes;
};

core::Result<void> read_display_names(const std::filesystem::path& file, const PlaceFinder& finder,
                                      std::vector<PlaceDraft>& places) {
    constexpr std::array<std::string_view, 3> columns{"id", "name", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto at = finder.find(std::string(row[0]));
        if (!at || row[1].empty()) return;
        auto& names = places[*at].names;
        names.insert(names.begin(), {NameClass::primary, "en", std::string(row[1])});
        for (NameDraft& further : to_names(row[2])) {
            // The table is written by hand: what it calls an alternate is an English spelling in use.
            if (further.language.empty()) further.language = "en";
            names.push_back(std::move(further));
        }
    });
}

/// former_names.csv: what a place was called under another rule; never shown as its name.
core::Result<void> read_former_names(const std::filesystem::path& file, const PlaceFinder& finder,
                                     std::vector<PlaceDraft>& places) {
    constexpr std::array<std::string_view, 2> columns{"id", "names"};
    return each_row(file, columns, [&](const auto& row) {
        const auto at = finder.find(std::string(row[0]));
        if (!at) return;
        for (NameDraft& name : to_names(row[1])) places[*at].names.push_back(std::move(name));
    });
}

core::Result<void> read_further_names(const std::filesystem::path& file, std::string_view name_column,
                                      std::string_view place_column, NameClass name_class, const PlaceFinder& finder,
                                      std::vector<PlaceDraft>& places) {
    const std::array<std::string_view, 2> columns{name_column, place_column};
    return each_row(file, columns, [&](const auto& row) {
        const auto at = finder.find(std::string(row[1]));
        if (!at) return;
        for (const std::string_view form : split_list(row[0], ';'))
            places[*at].names.push_back({name_class, "en", std::string(form)});
    });
}

} // namespace

core::Result<void> read_hand_tables(const std::filesystem::path& folder, const geodata::Pack& pack,
                                    std::vector<PlaceDraft>& places) {
    const auto table = [&](const char* name, auto read) { return optional_table(folder / name, read); };
    const auto file_step = [&](auto function) {
        return [&places, function](const std::filesystem::path& file) { return function(file, places); };
    };
    for (const auto& done : {
             table("seas.csv", [&](const auto& file) { return read_waters(file, PlaceKind::water, places); }),
             table("physical.csv", [&](const auto& file) { return read_waters(file, PlaceKind::physical, places); }),
             table("conflict_regions.csv", file_step(read_areas)),
             table("macro_regions.csv", file_step(read_areas)),
             table("facilities.csv", file_step(read_facilities)),
             table("villages.csv", file_step(read_villages)),
             table("municipalities.csv", file_step(read_municipalities)),
         })
        if (!done) return done;
    const PlaceFinder finder(pack, places);
    for (const auto& done : {
             table("display_names.csv", [&](const auto& file) { return read_display_names(file, finder, places); }),
             table("former_names.csv", [&](const auto& file) { return read_former_names(file, finder, places); }),
             table("abbreviations.csv",
                   [&](const auto& file) {
                       return read_further_names(file, "abbreviation", "place", NameClass::abbreviation, finder,
                                                 places);
                   }),
             table("demonyms.csv",
                   [&](const auto& file) {
                       return read_further_names(file, "forms", "place", NameClass::demonym, finder, places);
                   }),
         })
        if (!done) return done;
    return {};
}

} // namespace whenabouts::gazetteer
