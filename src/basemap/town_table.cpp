#include "basemap/town_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace whenabouts::basemap {

int rank_by_population(std::int64_t population) {
    constexpr std::array<std::int64_t, 13> least{10'000'000, 5'000'000, 2'000'000, 1'000'000, 600'000, 300'000, 180'000,
                                                 100'000,    50'000,    25'000,    10'000,    5'000,   2'000};
    int rank = 0;
    for (const std::int64_t bound : least) {
        if (population >= bound) return rank;
        ++rank;
    }
    return rank;
}

TownTable::TownTable(std::filesystem::path file, bool sorted) : m_file(std::move(file)), m_sorted(sorted) {}

struct TownTable::Columns {
    explicit Columns(const geodata::TableReader& reader) {
        const auto find = [&](std::string_view title) -> std::optional<std::size_t> {
            const auto& titles = reader.columns();
            const auto at = std::find(titles.begin(), titles.end(), title);
            if (at == titles.end()) return std::nullopt;
            return static_cast<std::size_t>(at - titles.begin());
        };
        id = find("id");
        name = find("name");
        lon = find("lon");
        lat = find("lat");
        feature = find("feature");
        population = find("population");
        rank = find("rank");
        names = find("names");
    }
    std::optional<std::size_t> id, name, lon, lat, feature, population, rank, names;
};

void TownTable::read_to(int rank) {
    if (!std::exchange(m_opened, true)) {
        if (auto opened = geodata::TableReader::open(m_file)) m_reader.emplace(std::move(*opened));
        m_ended = !m_reader;
        if (!m_sorted) rank = 99;
    }
    if (m_ended || (!m_towns.empty() && m_sorted && m_towns.back().rank > rank)) return;
    const Columns columns(*m_reader);
    const auto text = [&](std::optional<std::size_t> column) {
        return column ? m_reader->field(*column) : std::string_view();
    };
    const auto number = [&](std::optional<std::size_t> column, double fallback) {
        return column ? m_reader->number(*column).value_or(fallback) : fallback;
    };
    for (;;) {
        const auto more = m_reader->next();
        if (!more || !*more) {
            m_ended = true;
            break;
        }
        Town town;
        town.id = text(columns.id);
        town.name = text(columns.name);
        town.names = text(columns.names);
        town.at = {number(columns.lon, 0), number(columns.lat, 0)};
        town.population = static_cast<std::int64_t>(number(columns.population, 0));
        town.capital = text(columns.feature) == "PPLC";
        // A place without a rank is at best as important as its size says, one class lower.
        const double own = number(columns.rank, -1);
        town.rank = own >= 0 && own < 20 ? static_cast<int>(own) : rank_by_population(town.population) + 1;
        if (town.capital) town.rank = std::min(town.rank, 3);
        m_towns.push_back(town);
        if (m_sorted && town.rank > rank) break;
    }
    if (!m_sorted)
        std::stable_sort(m_towns.begin(), m_towns.end(), [](const Town& a, const Town& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.population > b.population;
        });
}

std::vector<Town> TownTable::find(const core::Box& box, int rank, std::size_t most) {
    const std::lock_guard lock(m_mutex);
    read_to(rank);
    std::vector<Town> found;
    for (const Town& town : m_towns) {
        if (town.rank > rank || found.size() >= most) break;
        if (box.contains(town.at)) found.push_back(town);
    }
    return found;
}

} // namespace whenabouts::basemap
