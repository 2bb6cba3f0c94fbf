// What a store of many synthetic incidents costs: store_times FILE.gpkg COUNT [import|edit|visit|tally …]. Prints one
// line a step.
#include "store/store.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <string>
#include <sys/resource.h>

using namespace whenabouts;
using Clock = std::chrono::steady_clock;

namespace {

template <class T>
T must(core::Result<T> result) {
    if (!result) {
        fmt::print(stderr, "{}\n", result.error().message());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void say(std::string_view step, double seconds, std::int64_t rows) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{:<10} {:8.3f} s  {:>10.0f} rows/s  peak {} MB\n", step, seconds, static_cast<double>(rows) / seconds,
               usage.ru_maxrss / 1024);
    std::fflush(stdout);
}

/// Clustered on 2,000 towns, in bursts, 2014 to 2026: what conflict data look like.
class Maker {
  public:
    explicit Maker(const taxonomy::Taxonomy& taxonomy) : m_categories(taxonomy.categories()) {
        for (int i = 0; i < 2000; ++i)
            m_towns.push_back({-180 + 360 * unit(), std::asin(2 * unit() - 1) * 57.29 * 0.8});
    }
    core::Incident next(std::int64_t number) {
        core::Incident incident;
        const auto& category = m_categories[pick(m_categories.size())];
        incident.category = category.code;
        incident.title =
            fmt::format("{} reported by residents near the road junction, case {}", category.label, number);
        incident.summary =
            "Shots and several explosions were heard before dawn; a warehouse and two houses were damaged, "
            "said the head of the district administration.";
        const auto day = std::chrono::sys_days(std::chrono::year{2014} / 1 / 1) +
                         std::chrono::days(static_cast<int>(4400 * std::pow(unit(), 0.6)));
        const auto ymd = std::chrono::year_month_day(day);
        incident.when.span = core::TimeSpan::of_day(
            {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())});
        incident.when.method = "imported";
        const core::LonLat town = m_towns[static_cast<std::size_t>(2000 * std::pow(unit(), 2))];
        incident.where.position =
            core::LonLat{std::clamp(town.lon + 0.2 * (unit() - 0.5), -180.0, 180.0), town.lat + 0.2 * (unit() - 0.5)};
        incident.where.precision = core::PlacePrecision::vicinity;
        incident.where.radius_m = 1000;
        incident.where.method = "imported";
        incident.origin = "synthetic";
        incident.origin_id = fmt::format("{}", number);
        incident.killed.best = static_cast<std::int64_t>(pick(4));
        incident.workflow = "todo";
        return incident;
    }

  private:
    double unit() { return static_cast<double>(m_random() >> 11U) * 0x1p-53; }
    std::size_t pick(std::size_t below) { return m_random() % below; }
    std::mt19937_64 m_random{7};
    std::vector<core::LonLat> m_towns;
    const std::vector<taxonomy::Category>& m_categories;
};

void import(store::Store& store, const taxonomy::Taxonomy& taxonomy, std::int64_t count) {
    Maker maker(taxonomy);
    store::ImportRecord record;
    record.format = "csv";
    std::int64_t made = 0;
    const auto start = Clock::now();
    must(store.import(record,
                      [&](core::Incident& incident) -> core::Result<bool> {
                          if (made == count) return false;
                          incident = maker.next(++made);
                          record.rows_read = made;
                          return true;
                      },
                      {"bench", "store_times", ""}));
    say("import", seconds_since(start), count);
}

void edit(store::Store& store, std::int64_t count) {
    std::mt19937_64 random(3);
    std::vector<double> times;
    for (int i = 0; i < 500; ++i) {
        auto incident =
            must(store.incident(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(count)) + 1));
        incident.title = fmt::format("edited {}", i);
        if (incident.where.position) incident.where.position->lon = std::fmod(incident.where.position->lon + 1, 180);
        const auto start = Clock::now();
        must(store.change(incident, {"bench", "store_times", ""}));
        times.push_back(seconds_since(start));
    }
    std::sort(times.begin(), times.end());
    fmt::print("edit       p50 {:.2f} ms  p99 {:.2f} ms\n", times[250] * 1e3, times[495] * 1e3);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "store_times FILE.gpkg COUNT import|edit|visit|tally|open …\n");
        return 2;
    }
    const auto taxonomy = must(taxonomy::Taxonomy::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets"));
    const std::int64_t count = std::atoll(argv[2]);
    for (int i = 3; i < argc; ++i) {
        const std::string step = argv[i];
        auto start = Clock::now();
        const bool writes = step == "import" || step == "edit" || step == "undo";
        const auto store = must(store::open(argv[1], writes ? store::Mode::write : store::Mode::read, &taxonomy));
        if (step == "open") say("open", seconds_since(start), 1);
        if (step == "import") import(*store, taxonomy, count);
        if (step == "edit") edit(*store, count);
        start = Clock::now();
        if (step == "undo") {
            must(store->undo({"bench", "store_times", ""}));
            say("undo", seconds_since(start), count);
        }
        if (step == "visit") {
            std::int64_t seen = 0;
            must(store->visit({}, [&seen](const core::Incident&) { return ++seen > 0; }));
            say("visit", seconds_since(start), seen);
        }
        if (step == "tally") {
            const auto tally = must(store->tally({}));
            say("tally", seconds_since(start), tally.found);
        }
        if (step == "check") {
            const auto findings = must(store->check());
            say(findings.empty() ? "check" : "UNSOUND", seconds_since(start), count);
        }
    }
}
