#include "countries.hpp"

#include "files.hpp"
#include "regions.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

namespace geopack {
namespace {

using nlohmann::json;

struct Country {
    std::string iso3, name;
    double lon = 0, lat = 0;
    bool has_point = false;
    long population = 0;
    std::string capital;
    NameList names;
};

using Countries = std::map<std::string, Country>;

/// Codes of CLDR that are no places of their own, or too small to be on any map.
bool is_skipped(const std::string& code) {
    static const std::set<std::string> codes{"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO",
                                             "AC", "CP", "CQ", "DG", "EA", "IC", "TA"};
    return code.size() != 2 || std::isdigit(static_cast<unsigned char>(code[0])) != 0 || codes.contains(code);
}

/// Natural Earth's three-letter codes that differ from ISO's, and countries it draws as parts of others.
const std::map<std::string, std::string>& iso3_exceptions() {
    static const std::map<std::string, std::string> codes{
        {"XK", "XKX"}, {"PS", "PSE"}, {"SS", "SSD"}, {"EH", "ESH"}, {"AX", "ALA"}, {"GF", "GUF"},
        {"GP", "GLP"}, {"MQ", "MTQ"}, {"RE", "REU"}, {"YT", "MYT"}, {"SJ", "SJM"}, {"BQ", "BES"},
        {"BV", "BVT"}, {"CC", "CCK"}, {"CX", "CXR"}, {"AU", "AUS"}, {"CY", "CYP"}, {"SO", "SOM"},
        {"GB", "GBR"}, {"IN", "IND"}, {"CU", "CUB"}, {"FR", "FRA"}, {"KZ", "KAZ"}, {"TK", "TKL"}};
    return codes;
}

std::string base_language(const std::string& locale) {
    if (locale.starts_with("zh-Hant")) {
        return "zh-Hant";
    }
    return locale.substr(0, locale.find('-'));
}

void add_cldr_names(Countries& countries, const std::filesystem::path& cldr_main) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(cldr_main)) {
        if (std::filesystem::exists(entry.path() / "territories.json")) {
            files.push_back(entry.path() / "territories.json");
        }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const std::string locale = file.parent_path().filename().string();
        const json all = json::parse(read_file(file));
        const auto& territories = all.at("main").at(locale).at("localeDisplayNames").at("territories");
        for (const auto& [key, name] : territories.items()) {
            const std::string code = key.substr(0, 2);
            if (const auto found = countries.find(code);
                found != countries.end() && (key.size() == 2 || key[2] == '-')) {
                if (name.get<std::string>() == code) {
                    continue;
                }
                found->second.names.add(key.ends_with("-alt-short") ? 's' : 'o', base_language(locale),
                                        name.get<std::string>());
            }
        }
    }
}

Countries named_in_english(const std::filesystem::path& cldr_main) {
    Countries countries;
    const json english = json::parse(read_file(cldr_main / "en/territories.json"));
    for (const auto& [code, name] : english.at("main").at("en").at("localeDisplayNames").at("territories").items()) {
        if (is_skipped(code)) {
            continue;
        }
        auto& country = countries[code];
        country.name = clean(name.get<std::string>());
    }
    countries["TR"].name = "Turkey";
    countries["MM"].name = "Myanmar";
    countries["HK"].name = "Hong Kong";
    countries["MO"].name = "Macau";
    countries["PS"].name = "Palestine";
    countries["CD"].name = "DR Congo";
    countries["CG"].name = "Republic of the Congo";
    for (auto& [code, country] : countries) {
        country.names.add('p', "en", country.name);
    }
    return countries;
}

void add_points(Countries& countries, const Units& units, const std::filesystem::path& points_csv) {
    const std::string text = read_file(points_csv);
    for (const auto line : lines(text)) {
        const auto f = split(line, ',');
        const auto found = countries.find(std::string(f[0]));
        if (f.size() != 3 || found == countries.end()) {
            continue;
        }
        found->second.lon = std::strtod(std::string(f[1]).c_str(), nullptr);
        found->second.lat = std::strtod(std::string(f[2]).c_str(), nullptr);
        found->second.has_point = true;
    }
    std::map<std::string, std::vector<const UnitSource*>> members;
    for (const auto& unit : units.list) {
        members[country_of(unit)].push_back(&unit);
    }
    for (auto& [code, country] : countries) {
        const auto found = members.find(code);
        if (country.has_point || found == members.end()) {
            continue;
        }
        const auto* largest = *std::max_element(found->second.begin(), found->second.end(),
                                                [](const auto* a, const auto* b) { return a->area_km2 < b->area_km2; });
        double weight = 0;
        for (const auto* unit : found->second) {
            if (std::abs(unit->label_lon - largest->label_lon) > 25 ||
                std::abs(unit->label_lat - largest->label_lat) > 25) {
                continue;
            }
            country.lon += unit->label_lon * unit->area_km2;
            country.lat += unit->label_lat * unit->area_km2;
            weight += unit->area_km2;
        }
        country.lon /= weight;
        country.lat /= weight;
        country.has_point = true;
    }
}

void add_settlements(Countries& countries, const std::vector<Settlement>& places) {
    std::map<std::string, long> largest;
    for (const auto& place : places) {
        const auto found = countries.find(place.country);
        if (found == countries.end()) {
            continue;
        }
        auto& country = found->second;
        if (place.feature != "PPLX" && place.feature != "PPLQ") {
            country.population += place.population;
        }
        if (place.feature == "PPLC") {
            country.capital = place.id;
        }
        if (!country.has_point && place.population >= largest[place.country]) {
            largest[place.country] = place.population;
            country.lon = place.lon;
            country.lat = place.lat;
        }
    }
}

void add_iso3(Countries& countries, const Units& units) {
    for (const auto& unit : units.list) {
        const auto found = countries.find(country_of(unit));
        if (found != countries.end() && found->second.iso3.empty()) {
            found->second.iso3 = unit.adm0_a3;
        }
    }
    for (const auto& [code, iso3] : iso3_exceptions()) {
        countries[code].iso3 = iso3;
    }
}

} // namespace

std::string countries_table(const Units& units, const std::filesystem::path& cldr_main,
                            const std::filesystem::path& points_csv, const std::vector<Settlement>& places,
                            const TaggedNames& tagged) {
    auto countries = named_in_english(cldr_main);
    add_cldr_names(countries, cldr_main);
    add_points(countries, units, points_csv);
    add_settlements(countries, places);
    add_iso3(countries, units);
    // Powers that no ISO code stands for; user-assigned codes, only used by viewpoints.
    for (const auto& [code, name, lon, lat] :
         {std::tuple{"XA", "Abkhazia", 41.0, 43.1}, std::tuple{"XN", "Northern Cyprus", 33.5, 35.25},
          std::tuple{"XO", "South Ossetia", 44.0, 42.35}, std::tuple{"XS", "Somaliland", 46.0, 9.7},
          std::tuple{"XT", "Transnistria", 29.5, 47.2}}) {
        auto& power = countries[code];
        power.name = name;
        power.lon = lon;
        power.lat = lat;
        power.names.add('p', "en", name);
    }
    std::string text = "iso2\tiso3\tname\tlon\tlat\tpopulation\tcapital\tnames\n";
    for (auto& [code, country] : countries) {
        if (const auto found = tagged.find(code); found != tagged.end()) {
            for (const auto& [language, name] : found->second) {
                country.names.add('o', language, name);
            }
        }
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\t{}\t{}\n", code, country.iso3,
                       country.name, country.lon, country.lat, country.population, country.capital,
                       country.names.column());
    }
    fmt::print("{} countries\n", countries.size());
    return text;
}

} // namespace geopack
