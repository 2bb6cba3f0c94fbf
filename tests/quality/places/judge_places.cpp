// judge_places FOLDER CASES.tsv [--top1 FLOOR] [--top5 FLOOR] [--failures]
// Columns: query, lon, lat, tolerance_km, country (ISO alpha-2), kind; an empty column is not asked for. A candidate is
// right when it lies within the tolerance and has the country and the kind. Exit status 1 when a share falls below its
// floor.
#include "gazetteer/gazetteer.hpp"
#include "geodata/table_reader.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace {

using whenabouts::core::Candidate;

struct Case {
    std::string query, country, kind;
    std::optional<whenabouts::core::LonLat> place;
    double tolerance_km = 0;

    [[nodiscard]] bool accepts(const Candidate& candidate) const {
        const auto& found = candidate.place;
        if (place && whenabouts::core::distance_m(*place, found.position) > tolerance_km * 1000) return false;
        if (!country.empty() && found.country != country) return false;
        return kind.empty() || to_string(found.kind) == kind;
    }
};

whenabouts::core::Result<std::vector<Case>> read_cases(const char* file) {
    auto table = whenabouts::geodata::TableReader::open(file);
    if (!table) return tl::unexpected(table.error());
    std::array<std::size_t, 6> columns{};
    constexpr std::array names{"query", "lon", "lat", "tolerance_km", "country", "kind"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto column = table->column(names[i]);
        if (!column) return tl::unexpected(column.error());
        columns[i] = *column;
    }
    std::vector<Case> out;
    while (true) {
        auto more = table->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return out;
        Case one;
        one.query = table->field(columns[0]);
        one.country = table->field(columns[4]);
        one.kind = table->field(columns[5]);
        const auto lon = table->number(columns[1]);
        const auto lat = table->number(columns[2]);
        if (lon && lat) one.place = {*lon, *lat};
        one.tolerance_km = table->number(columns[3]).value_or(20);
        out.push_back(one);
    }
}

std::string shown(const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return "nothing";
    const auto& best = candidates.front().place;
    return fmt::format("{} [{} {} pop {}] {:.3f},{:.3f} as {}", best.name, to_string(best.kind), best.country,
                       best.population, best.position.lon, best.position.lat, candidates.front().matched);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: judge_places FOLDER CASES.tsv [--top1 FLOOR] [--top5 FLOOR] [--failures]\n");
        return 2;
    }
    double floor1 = 0;
    double floor5 = 0;
    bool failures = false;
    for (int i = 3; i < argc; ++i) {
        const std::string_view flag = argv[i];
        if (flag == "--failures")
            failures = true;
        else if (flag == "--top1" && i + 1 < argc)
            floor1 = std::atof(argv[++i]);
        else if (flag == "--top5" && i + 1 < argc)
            floor5 = std::atof(argv[++i]);
    }
    const auto gazetteer = whenabouts::gazetteer::Gazetteer::open(argv[1]);
    const auto cases = read_cases(argv[2]);
    if (!gazetteer || !cases) {
        fmt::print(stderr, "judge_places: {}\n", (gazetteer ? cases.error() : gazetteer.error()).message());
        return 3;
    }
    std::size_t top1 = 0;
    std::size_t top5 = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const Case& one : *cases) {
        const auto found = gazetteer->find(one.query, {.limit = 5});
        std::size_t rank = 0;
        for (std::size_t i = found.size(); i > 0; --i)
            if (one.accepts(found[i - 1])) rank = i;
        top1 += rank == 1 ? 1 : 0;
        top5 += rank >= 1 ? 1 : 0;
        if (failures && rank != 1)
            fmt::print("{} {}: {}\n", rank == 0 ? "MISS" : fmt::format("#{}  ", rank), one.query, shown(found));
    }
    const auto took = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
    const auto count = static_cast<double>(cases->size());
    const double share1 = static_cast<double>(top1) / count;
    const double share5 = static_cast<double>(top5) / count;
    fmt::print("{} cases: first {} ({:.3f}), among five {} ({:.3f}), {:.1f} µs each\n", cases->size(), top1, share1,
               top5, share5, took / count);
    if (share1 >= floor1 && share5 >= floor5) return 0;
    fmt::print("below the floor of {:.3f} / {:.3f}\n", floor1, floor5);
    return 1;
}
