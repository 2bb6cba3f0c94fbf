#include "units.hpp"

#include "files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geopack {
namespace {

using nlohmann::json;
using whenabouts::geodata::format::grid;

std::string text_of(const json& properties, const char* key) {
    const auto found = properties.find(key);
    return found != properties.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

double number_of(const json& properties, const char* key) {
    const auto found = properties.find(key);
    return found != properties.end() && found->is_number() ? found->get<double>() : 0;
}

constexpr std::array<std::pair<const char*, const char*>, 26> languages{
    {{"ar", "ar"}, {"bn", "bn"}, {"de", "de"}, {"el", "el"}, {"en", "en"},      {"es", "es"}, {"fa", "fa"},
     {"fr", "fr"}, {"he", "he"}, {"hi", "hi"}, {"hu", "hu"}, {"id", "id"},      {"it", "it"}, {"ja", "ja"},
     {"ko", "ko"}, {"nl", "nl"}, {"pl", "pl"}, {"pt", "pt"}, {"ru", "ru"},      {"sv", "sv"}, {"tr", "tr"},
     {"uk", "uk"}, {"ur", "ur"}, {"vi", "vi"}, {"zh", "zh"}, {"zht", "zh-Hant"}}};

UnitSource attributes(const json& p) {
    UnitSource unit;
    unit.adm1_code = text_of(p, "adm1_code");
    unit.adm0_a3 = text_of(p, "adm0_a3");
    unit.iso_3166_2 = text_of(p, "iso_3166_2");
    if (unit.iso_3166_2.starts_with("-")) {
        unit.iso_3166_2.clear();
    }
    unit.iso_a2 = text_of(p, "iso_a2");
    unit.gn_a1_code = text_of(p, "gn_a1_code");
    if (unit.gn_a1_code.starts_with("-") || unit.gn_a1_code.ends_with(".")) {
        unit.gn_a1_code.clear();
    }
    unit.name = text_of(p, "name");
    unit.name_alt = text_of(p, "name_alt");
    unit.name_local = text_of(p, "name_local");
    unit.gn_name = text_of(p, "gn_name");
    unit.type = text_of(p, "type");
    unit.type_en = text_of(p, "type_en");
    const double gn_id = number_of(p, "gn_id");
    unit.gn_id = gn_id > 0 ? static_cast<std::uint32_t>(gn_id) : 0;
    unit.label_lon = number_of(p, "longitude");
    unit.label_lat = number_of(p, "latitude");
    for (const auto& [column, language] : languages) {
        const std::string name = text_of(p, (std::string("name_") + column).c_str());
        if (!name.empty()) {
            unit.names.emplace_back(language, name);
        }
    }
    return unit;
}

GridPoint on_grid(double lon, double lat) {
    return {static_cast<std::int32_t>(std::lround(lon * grid)), static_cast<std::int32_t>(std::lround(lat * grid))};
}

void add_polygon(Units& units, UnitSource& unit, std::int32_t index, const json& polygon) {
    bool is_outer = true;
    for (const auto& ring : polygon) {
        std::vector<std::pair<double, double>> degrees;
        std::vector<GridPoint> points;
        for (const auto& position : ring) {
            degrees.emplace_back(position.at(0).get<double>(), position.at(1).get<double>());
            points.push_back(on_grid(degrees.back().first, degrees.back().second));
        }
        unit.area_km2 += (is_outer ? 1 : -1) * std::abs(ring_km2(degrees));
        points = cleaned(points);
        if (!points.empty()) {
            orient(points, is_outer);
            units.rings.push_back({index, std::move(points)});
        }
        is_outer = false;
    }
}

} // namespace

double ring_km2(const std::vector<std::pair<double, double>>& ring) {
    constexpr double authalic_km = 6371.0072;
    constexpr double radian = std::numbers::pi / 180;
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& [lon_a, lat_a] = ring[i];
        const auto& [lon_b, lat_b] = ring[(i + 1) % ring.size()];
        sum -= (lon_b - lon_a) * radian * (std::sin(lat_a * radian) + std::sin(lat_b * radian)) / 2;
    }
    return sum * authalic_km * authalic_km;
}

void orient(std::vector<GridPoint>& ring, bool is_outer) {
    if ((doubled_area(ring) > 0) != is_outer) {
        std::reverse(ring.begin(), ring.end());
    }
}

Units read_units(const std::filesystem::path& admin1_json) {
    const json collection = json::parse(read_file(admin1_json));
    Units units;
    for (const auto& feature : collection.at("features")) {
        UnitSource unit = attributes(feature.at("properties"));
        const auto& geometry = feature.at("geometry");
        const auto index = static_cast<std::int32_t>(units.list.size());
        if (geometry.at("type") == "Polygon") {
            add_polygon(units, unit, index, geometry.at("coordinates"));
        } else {
            for (const auto& polygon : geometry.at("coordinates")) {
                add_polygon(units, unit, index, polygon);
            }
        }
        units.list.push_back(std::move(unit));
    }
    return units;
}

} // namespace geopack
