#include "regions.hpp"

#include "english_names.hpp"
#include "files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace geopack {
namespace {

/// A row of the table.
struct Region {
    std::string id;
    std::string code; ///< GeoNames admin-1 code, "UA.26"
    std::string country;
    std::vector<const UnitSource*> units;
    std::string geonames_name;
    double lon = 0;
    double lat = 0;
};

using Sources = std::map<std::string, std::vector<const UnitSource*>>;

void place_at_units(Region& region) {
    const auto* largest = *std::max_element(region.units.begin(), region.units.end(),
                                            [](const auto* a, const auto* b) { return a->area_km2 < b->area_km2; });
    if (region.units.size() == 1) {
        region.lon = largest->label_lon;
        region.lat = largest->label_lat;
        return;
    }
    double weight = 0;
    for (const auto* unit : region.units) {
        region.lon += unit->label_lon * unit->area_km2;
        region.lat += unit->label_lat * unit->area_km2;
        weight += unit->area_km2;
    }
    region.lon /= weight;
    region.lat /= weight;
}

/// The middle of the division's settlements; false if it has none.
bool place_at_settlements(Region& region, const std::map<std::string, std::vector<const Settlement*>>& members) {
    const auto found = members.find(region.code);
    if (found == members.end()) {
        return false;
    }
    for (const auto* place : found->second) {
        region.lon += place->lon / static_cast<double>(found->second.size());
        region.lat += place->lat / static_cast<double>(found->second.size());
    }
    return true;
}

std::string english_name(const Region& region) {
    if (region.units.size() != 1) {
        return region.geonames_name;
    }
    const auto& unit = *region.units.front();
    std::string name = unit.name;
    for (const auto& [language, text] : unit.names) {
        if (language == "en") {
            name = text;
        }
    }
    return with_type(name.empty() ? region.geonames_name : name, region.country, unit.type, unit.type_en);
}

void add_tagged(NameList& names, const TaggedNames& tagged, const std::string& key) {
    const auto found = tagged.find(key);
    if (key.empty() || found == tagged.end()) {
        return;
    }
    for (const auto& [language, text] : found->second) {
        names.add('o', language, text);
    }
}

std::string names_column(const Region& region, const std::string& english, const TaggedNames& tagged) {
    NameList names;
    names.add('p', "en", english);
    if (region.units.size() == 1) {
        const auto& unit = *region.units.front();
        for (const auto& [language, text] : unit.names) {
            names.add('o', language, text);
        }
        add_tagged(names, tagged, unit.gn_id > 0 ? std::to_string(unit.gn_id) : std::string{});
        add_tagged(names, tagged, region.code);
        for (const auto& text : {unit.name, unit.name_local, unit.gn_name, region.geonames_name}) {
            names.add_alternate(text);
        }
        for (const auto text : split(unit.name_alt, '|')) {
            names.add_alternate(text);
        }
    } else {
        add_tagged(names, tagged, region.code);
        names.add_alternate(region.geonames_name);
    }
    return names.column();
}

std::string unit_codes(const Region& region) {
    std::string codes;
    for (const auto* unit : region.units) {
        codes += (codes.empty() ? "" : ";") + unit->adm1_code;
    }
    return codes;
}

/// Units with one id of GeoNames (or without any) become one region.
std::vector<Region> regions_of_units(const Units& units, const std::set<std::string>& settlement_ids) {
    std::vector<Region> regions;
    std::map<std::string, std::size_t> by_id;
    for (const auto& unit : units.list) {
        const std::string gn_id = std::to_string(unit.gn_id);
        const bool has_own_id = unit.gn_id > 0 && !settlement_ids.contains(gn_id);
        const std::string id = has_own_id ? "geonames:" + gn_id : "ne:" + unit.adm1_code;
        const auto [found, added] = by_id.try_emplace(id + country_of(unit), regions.size());
        if (added) {
            const bool is_taken =
                std::any_of(regions.begin(), regions.end(), [&](const Region& r) { return r.id == id; });
            regions.push_back({.id = is_taken ? "ne:" + unit.adm1_code : id,
                               .code = unit.gn_a1_code,
                               .country = country_of(unit),
                               .units = {},
                               .geonames_name = {}});
        }
        regions[found->second].units.push_back(&unit);
    }
    return regions;
}

} // namespace

std::string country_of(const UnitSource& unit) {
    static const std::map<std::string, std::string> by_territory{
        {"SXM", "SX"}, {"PRI", "PR"}, {"KOS", "XK"}, {"SOL", "SO"}, {"CYN", "CY"},
        {"ESB", "GB"}, {"WSB", "GB"}, {"USG", "CU"}, {"KAS", "IN"}, {"SAH", "EH"}};
    if (const auto found = by_territory.find(unit.adm0_a3); found != by_territory.end()) {
        return found->second;
    }
    return unit.iso_3166_2.size() > 2 && unit.iso_3166_2[2] == '-' ? unit.iso_3166_2.substr(0, 2) : unit.iso_a2;
}

std::string regions_table(const Units& units, const std::filesystem::path& admin1_names,
                          const std::vector<Settlement>& places, const TaggedNames& tagged) {
    std::set<std::string> settlement_ids;
    std::map<std::string, std::vector<const Settlement*>> members;
    for (const auto& place : places) {
        settlement_ids.insert(place.id);
        members[place.country + "." + place.admin1].push_back(&place);
    }
    auto regions = regions_of_units(units, settlement_ids);
    for (auto& region : regions) {
        place_at_units(region);
    }

    std::map<std::string, std::vector<std::size_t>> by_code;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        if (!regions[r].code.empty()) {
            by_code[regions[r].code].push_back(r);
        }
    }
    std::size_t joined = 0;
    const std::size_t with_polygon = regions.size();
    const auto rows = nlohmann::json::parse(read_file(admin1_names));
    for (const auto& row : rows) {
        const auto code = row.at("code").get<std::string>();
        const auto name = clean(row.at("name").get<std::string>());
        const auto found = by_code.find(code);
        if (found != by_code.end() && found->second.size() == 1) {
            regions[found->second.front()].geonames_name = name;
            ++joined;
            continue;
        }
        Region region{
            .id = "a1:" + code, .code = code, .country = code.substr(0, 2), .units = {}, .geonames_name = name};
        if (found != by_code.end()) {
            for (const auto r : found->second) {
                region.units.insert(region.units.end(), regions[r].units.begin(), regions[r].units.end());
            }
            place_at_units(region);
        } else if (!place_at_settlements(region, members)) {
            continue;
        }
        regions.push_back(std::move(region));
    }
    fmt::print("{} regions with a polygon ({} joined with GeoNames), {} of GeoNames alone\n", with_polygon, joined,
               regions.size() - with_polygon);

    std::string text = "id\tunits\tname\tname_en\ttype\tcountry\tadmin1\tlon\tlat\tarea_km2\tnames\n";
    for (const auto& region : regions) {
        const std::string english = clean(english_name(region));
        const bool is_single = region.units.size() == 1;
        double area = 0;
        for (const auto* unit : region.units) {
            area += unit->area_km2;
        }
        const auto dot = region.code.find('.');
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.4f}\t{:.4f}\t{:.0f}\t{}\n", region.id,
                       unit_codes(region),
                       clean(is_single && !region.units.front()->name.empty() ? region.units.front()->name : english),
                       english, is_single ? clean(region.units.front()->type_en) : std::string{}, region.country,
                       dot == std::string::npos ? std::string{} : region.code.substr(dot + 1), region.lon, region.lat,
                       area, names_column(region, english, tagged));
    }
    return text;
}

} // namespace geopack
