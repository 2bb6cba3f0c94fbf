#include "regions.hpp"

#include "english_names.hpp"
#include "files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
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

/// Pairs of neighbouring ASCII letters, in order: enough to see whether two spellings are one name.
std::vector<std::string> letter_pairs(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            letters += static_cast<char>(c | 0x20);
        }
    }
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        out.push_back(letters.substr(i, 2));
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// "Sabirabad District" and "Sabirabad", "Xiagnabouli" and "Xaignabouri".
bool are_alike(std::string_view one, std::string_view other) {
    const auto a = letter_pairs(one);
    const auto b = letter_pairs(other);
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    constexpr double alike = 0.7; // of the shorter: what one has more is "Province", "Department"
    return !common.empty() &&
           static_cast<double>(common.size()) >= alike * static_cast<double>(std::min(a.size(), b.size()));
}

/// Whether a position is no further from the region's point than a circle of its area reaches.
bool lies_in(const Region& region, double lon, double lat) {
    double area = 0;
    for (const auto* unit : region.units) {
        area += unit->area_km2;
    }
    constexpr double pi = 3.14159265358979;
    constexpr double km_per_degree = 111.195;
    constexpr double least_km = 10;
    const double east = (lon - region.lon) * std::cos(region.lat * pi / 180);
    return km_per_degree * std::hypot(east, lat - region.lat) <= std::max(least_km, std::sqrt(area / pi));
}

/// Whether a row of GeoNames is this region. Natural Earth's codes partly number otherwise than GeoNames does today
/// (FR.76 is the department Seine-Maritime there, the region Occitanie here): the code alone proves nothing.
bool is_the_same(const Region& region, const std::string& name,
                 const std::map<std::string, std::vector<const Settlement*>>& members) {
    for (const auto* unit : region.units) {
        std::vector<std::string> known{unit->name, unit->name_local, unit->gn_name};
        for (const auto& [language, text] : unit->names) {
            known.push_back(text);
        }
        for (const auto text : split(unit->name_alt, '|')) {
            known.emplace_back(text);
        }
        for (const auto& text : known) {
            if (are_alike(text, name)) {
                return true;
            }
        }
    }
    Region middle{.id = {}, .code = region.code, .country = {}, .units = {}, .geonames_name = {}};
    return !place_at_settlements(middle, members) || lies_in(region, middle.lon, middle.lat);
}

/// Whether four in five settlements with a code lie about their middle one.
bool lie_together(const std::string& code, const std::map<std::string, std::vector<const Settlement*>>& members) {
    const auto found = members.find(code);
    if (found == members.end()) {
        return false;
    }
    std::vector<double> lons;
    std::vector<double> lats;
    for (const auto* place : found->second) {
        lons.push_back(place->lon);
        lats.push_back(place->lat);
    }
    const auto middle = static_cast<std::ptrdiff_t>(lons.size() / 2);
    std::nth_element(lons.begin(), lons.begin() + middle, lons.end());
    std::nth_element(lats.begin(), lats.begin() + middle, lats.end());
    constexpr double degrees = 4; // more than from the middle to the rim of Occitanie
    const auto near = std::count_if(found->second.begin(), found->second.end(), [&](const auto* place) {
        return std::abs(place->lon - lons[static_cast<std::size_t>(middle)]) < degrees &&
               std::abs(place->lat - lats[static_cast<std::size_t>(middle)]) < degrees;
    });
    return 5 * static_cast<std::size_t>(near) >= 4 * found->second.size();
}

/// Whether half of the settlements with the region's code lie about it, whatever GeoNames calls that code now (their
/// newer snapshot numbers Viet Nam anew, the older does not).
bool has_its_settlements(const Region& region, const std::map<std::string, std::vector<const Settlement*>>& members) {
    const auto found = members.find(region.code);
    if (found == members.end()) {
        return false;
    }
    const auto inside = std::count_if(found->second.begin(), found->second.end(),
                                      [&](const auto* place) { return lies_in(region, place->lon, place->lat); });
    return 2 * static_cast<std::size_t>(inside) >= found->second.size();
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
        auto found = by_code.find(code);
        std::string id = "a1:" + code;
        if (found != by_code.end() && found->second.size() == 1) {
            Region& unit = regions[found->second.front()];
            if (!is_the_same(unit, name, members)) {
                if (has_its_settlements(unit, members)) {
                    fmt::print("{} keeps its code {}, which is {} now\n", unit.units.front()->name, code, name);
                    continue;
                }
                if (!lie_together(code, members)) {
                    fmt::print("{} is no region: its settlements are numbered in two ways\n", code);
                    unit.code.clear();
                    continue;
                }
                id = "a1n:" + code; // not "a1:", by which the program finds outlines under the older code
                fmt::print("{} is {} today, not {}\n", code, name, unit.units.front()->name);
                unit.code.clear();
                found = by_code.end();
            }
        }
        if (found != by_code.end() && found->second.size() == 1) {
            regions[found->second.front()].geonames_name = name;
            ++joined;
            continue;
        }
        Region region{.id = id, .code = code, .country = code.substr(0, 2), .units = {}, .geonames_name = name};
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
