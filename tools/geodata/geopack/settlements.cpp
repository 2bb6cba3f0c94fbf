#include "settlements.hpp"

#include "files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <unordered_map>

namespace geopack {
namespace {

double number(std::string_view text) {
    return std::strtod(std::string(text).c_str(), nullptr);
}

/// Near enough on the scale of a town.
double distance_km(const Settlement& a, const Settlement& b) {
    const double squeeze = std::cos((a.lat + b.lat) / 2 * std::numbers::pi / 180);
    return 111.195 * std::hypot((a.lon - b.lon) * squeeze, a.lat - b.lat);
}

/// Settlements by cell of half a degree.
class Neighbourhood {
  public:
    void add(const Settlement& place, std::size_t index) { m_cells[key(place.lon, place.lat, 0, 0)].push_back(index); }
    template <class Visit>
    void around(const Settlement& place, const Visit& visit) const {
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto found = m_cells.find(key(place.lon, place.lat, dx, dy));
                if (found == m_cells.end()) {
                    continue;
                }
                for (const auto index : found->second) {
                    visit(index);
                }
            }
        }
    }

  private:
    static int key(double lon, double lat, int dx, int dy) {
        return (static_cast<int>(std::floor(lon * 2)) + dx) * 1000 + static_cast<int>(std::floor(lat * 2)) + dy;
    }
    std::unordered_map<int, std::vector<std::size_t>> m_cells;
};

std::vector<Settlement> read_cities500(const std::filesystem::path& file) {
    const std::string text = read_file(file);
    std::vector<Settlement> places;
    for (const auto line : lines(text)) {
        const auto f = split(line, '\t');
        if (f.size() < 18) {
            fail(fmt::format("{}: a row has {} fields", file.string(), f.size()));
        }
        Settlement place{.id = std::string(f[0]),
                         .name = clean(f[1]),
                         .lon = number(f[5]),
                         .lat = number(f[4]),
                         .feature = std::string(f[7]),
                         .country = std::string(f[8]),
                         .admin1 = std::string(f[10]),
                         .admin2 = std::string(f[11]),
                         .zone = std::string(f[17]),
                         .population = std::strtol(std::string(f[14]).c_str(), nullptr, 10),
                         .alternates = std::string(f[2]) + "," + std::string(f[3])};
        places.push_back(std::move(place));
    }
    return places;
}

/// Same country, and the same name within 15 km or any name on the same spot.
bool is_same_place(const Settlement& fresh, const std::string& fresh_key, const Settlement& known,
                   const std::string& known_keys) {
    if (fresh.country != known.country) {
        return false;
    }
    const double km = distance_km(fresh, known);
    return km < 0.3 || (km < 15 && known_keys.find("," + fresh_key + ",") != std::string::npos);
}

std::string stable_hash(const std::string& text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return fmt::format("{:013x}", hash >> 12U);
}

void add_new_places(std::vector<Settlement>& places, const std::filesystem::path& file) {
    Neighbourhood known;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < places.size(); ++i) {
        known.add(places[i], i);
        std::string all = "," + folded(places[i].name) + ",";
        for (const auto name : split(places[i].alternates, ',')) {
            all += folded(name) + ",";
        }
        keys.push_back(std::move(all));
    }
    const std::size_t old_count = places.size();
    const auto rows = nlohmann::json::parse(read_file(file));
    for (const auto& row : rows) {
        const auto text = [&](const char* key) {
            return row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : std::string{};
        };
        Settlement fresh{.id = {},
                         .name = clean(text("name")),
                         .lon = number(text("lng")),
                         .lat = number(text("lat")),
                         .feature = "PPL",
                         .country = text("country"),
                         .admin1 = text("admin1"),
                         .admin2 = text("admin2"),
                         .zone = {},
                         .alternates = {}};
        const std::string key = folded(fresh.name);
        bool is_known = key.empty();
        double nearest = 1e9;
        known.around(fresh, [&](std::size_t i) {
            is_known = is_known || is_same_place(fresh, key, places[i], keys[i]);
            const double km = distance_km(fresh, places[i]);
            if (i < old_count && places[i].country == fresh.country && km < nearest) {
                nearest = km;
                fresh.zone = places[i].zone;
            }
        });
        if (is_known) {
            continue;
        }
        fresh.id = "c" + stable_hash(fmt::format("{}|{}|{:.2f}|{:.2f}", fresh.country, key, fresh.lon, fresh.lat));
        known.add(fresh, places.size());
        keys.push_back("," + key + ",");
        places.push_back(std::move(fresh));
    }
    fmt::print("{} places of cities500 and {} more\n", old_count, places.size() - old_count);
}

/// The names under which Natural Earth knows a place, folded.
std::vector<std::string> names_of(OGRFeature& feature) {
    std::vector<std::string> names;
    for (const char* column : {"name", "nameascii", "namepar", "namealt"}) {
        const std::string all = feature.GetFieldAsString(column);
        for (const auto name : split(all, '|')) {
            if (!name.empty()) {
                names.push_back(folded(name));
            }
        }
    }
    return names;
}

bool is_called(const Settlement& place, const std::vector<std::string>& names) {
    std::string known = "," + folded(place.name) + ",";
    for (const auto name : split(place.alternates, ',')) {
        known += folded(name) + ",";
    }
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return known.find("," + name + ",") != std::string::npos; });
}

/// Gives Natural Earth's ranks to settlements.
class Ranker {
  public:
    explicit Ranker(std::vector<Settlement>& places) : m_places(places) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const bool is_part =
                places[i].feature == "PPLX" || places[i].feature == "PPLQ" || places[i].feature == "PPLW";
            if (is_part) {
                continue;
            }
            m_by_id[places[i].id] = i;
            m_around.add(places[i], i);
        }
    }

    /// True if a settlement stands for the feature: the most populous of its name within 30 km, else that of its id,
    /// else the most populous of at least 20,000 within 11 km.
    bool rank(OGRFeature& feature) {
        Settlement spot;
        spot.lon = feature.GetFieldAsDouble("longitude");
        spot.lat = feature.GetFieldAsDouble("latitude");
        const auto names = names_of(feature);
        auto best =
            most_populous(spot, [&](const Settlement& place, double km) { return km < 30 && is_called(place, names); });
        const auto id = m_by_id.find(fmt::format("{:.0f}", feature.GetFieldAsDouble("geonameid")));
        if (best == m_places.size() && id != m_by_id.end() && distance_km(spot, m_places[id->second]) < 30) {
            best = id->second;
        }
        if (best == m_places.size()) {
            best = most_populous(
                spot, [](const Settlement& place, double km) { return km < 11 && place.population >= 20'000; });
        }
        if (best == m_places.size()) {
            return false;
        }
        const int rank = feature.GetFieldAsInteger("scalerank");
        auto& given = m_places[best].rank;
        given = given < 0 ? rank : std::min(given, rank);
        return true;
    }

  private:
    template <class Accept>
    std::size_t most_populous(const Settlement& spot, const Accept& accept) const {
        auto best = m_places.size();
        m_around.around(spot, [&](std::size_t i) {
            const bool is_greater = best == m_places.size() || m_places[i].population > m_places[best].population;
            if (is_greater && accept(m_places[i], distance_km(spot, m_places[i]))) {
                best = i;
            }
        });
        return best;
    }

    std::vector<Settlement>& m_places;
    std::unordered_map<std::string, std::size_t> m_by_id;
    Neighbourhood m_around;
};

void add_ranks(std::vector<Settlement>& places, const std::filesystem::path& shapefile) {
    const std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open(shapefile.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
    if (!dataset) {
        fail(shapefile.string() + ": GDAL cannot open it");
    }
    Ranker ranker(places);
    std::size_t ranked = 0;
    for (auto& feature : *dataset->GetLayer(0)) {
        ranked += ranker.rank(*feature) ? 1U : 0U;
    }
    fmt::print("{} places ranked\n", ranked);
}

} // namespace

std::vector<Settlement> read_settlements(const std::filesystem::path& cities500,
                                         const std::filesystem::path& cities_json,
                                         const std::filesystem::path& populated_places) {
    GDALAllRegister();
    auto places = read_cities500(cities500);
    add_new_places(places, cities_json);
    add_ranks(places, populated_places);
    return places;
}

} // namespace geopack
