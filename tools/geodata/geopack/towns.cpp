#include "towns.hpp"

#include "files.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

namespace geopack {
namespace {

struct Town {
    std::string_view id, name, lon, lat, feature, country;
    long population = 0;
    int rank = 0;
};

long whole(std::string_view text) {
    long value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Natural Earth's rank where it has one, but never far below what the population asks for; capitals are at most 5.
int rank_of(const Town& town, std::string_view natural_earth) {
    constexpr std::array<long, 8> at_least{3'000'000, 1'000'000, 400'000, 150'000, 60'000, 20'000, 5'000, 1'000};
    int rank = 4;
    for (const long limit : at_least) {
        if (town.population >= limit) {
            break;
        }
        ++rank;
    }
    if (town.feature == "PPLA") {
        rank = std::min(rank, 8);
    }
    if (!natural_earth.empty()) {
        rank = std::min(static_cast<int>(whole(natural_earth)), rank);
    }
    return town.feature == "PPLC" ? std::min(rank, 5) : rank;
}

std::unordered_map<std::string_view, std::string_view> read_display_names(std::string_view text) {
    std::unordered_map<std::string_view, std::string_view> names;
    for (const auto line : lines(text)) {
        const auto f = split(line, ',');
        if (f.size() > 1) {
            names[f[0]] = f[1];
        }
    }
    return names;
}

} // namespace

std::string towns_table(std::string_view places, std::string_view display_names) {
    const auto names = read_display_names(display_names);
    std::vector<Town> towns;
    for (const auto line : lines(places)) {
        const auto f = split(line, '\t');
        if (f.size() < 12) {
            fail("places.tsv: a row is cut short");
        }
        if (f[0] == "id" || f[4] == "PPLX" || f[4] == "PPLQ" || f[4] == "PPLW" || f[4] == "PPLH") {
            continue;
        }
        const auto display = names.find(f[0]);
        Town town{.id = f[0],
                  .name = display != names.end() ? display->second : f[1],
                  .lon = f[2],
                  .lat = f[3],
                  .feature = f[4],
                  .country = f[5],
                  .population = whole(f[8])};
        town.rank = rank_of(town, f[10]);
        towns.push_back(town);
    }
    std::stable_sort(towns.begin(), towns.end(), [](const Town& a, const Town& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.population > b.population;
    });
    std::string text = "id\tname\tlon\tlat\tfeature\tcountry\tpopulation\trank\n";
    for (const auto& town : towns) {
        for (const auto field : {town.id, town.name, town.lon, town.lat, town.feature, town.country}) {
            text += field;
            text += '\t';
        }
        text += std::to_string(town.population) + '\t' + std::to_string(town.rank) + '\n';
    }
    return text;
}

} // namespace geopack
