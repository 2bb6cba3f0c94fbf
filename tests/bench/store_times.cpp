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
        incident.when.span = core::TimeSpan::of_day(core::day_of(core::TimePoint(std::chrono::days(day()))));
        incident.when.method = "imported";
        incident.where.position = place();
        incident.where.precision = core::PlacePrecision::vicinity;
        incident.where.radius_m = 1000;
        incident.where.method = "imported";
        incident.origin = "synthetic";
        incident.origin_id = fmt::format("{}", number);
        incident.killed.best = static_cast<std::int64_t>(pick(4));
        incident.workflow = "todo";
        return incident;
    }

    /// Days since 1970.
    std::int64_t day() { return 16071 + static_cast<std::int64_t>(4400 * std::pow(unit(), 0.6)); }
    core::LonLat place() {
        const core::LonLat town = m_towns[static_cast<std::size_t>(2000 * std::pow(unit(), 2))];
        return {std::clamp(town.lon + 0.2 * (unit() - 0.5), -180.0, 180.0), town.lat + 0.2 * (unit() - 0.5)};
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

/// Selective, medium and broad questions as in findings.md: a box, a window, some kinds.
void queries(const timeline::Columns& columns) {
    const auto day = [](int days) { return core::TimePoint(std::chrono::days(16071 + days)); };
    struct Question {
        const char* name;
        double width;
        int days;
    };
    std::mt19937_64 random(5);
    for (const Question& question : {Question{"selective", 20, 30}, {"medium", 80, 300}, {"broad", 240, 3500}}) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int i = 0; i < 101; ++i) {
            timeline::ColumnQuery query;
            const double west = -180 + (360 - question.width) * static_cast<double>(random() % 1000) / 1000;
            query.within = core::Box{west, -60, west + question.width, std::min(80.0, -60 + question.width)};
            const int from = static_cast<int>(random() % static_cast<unsigned>(4400 - question.days));
            query.when = core::TimeWindow{day(from), day(from + question.days)};
            query.categories.assign(columns.categories().size(), 0);
            for (std::size_t k = 0; k < query.categories.size(); ++k) query.categories[k] = k % 3 != 0;
            const auto start = Clock::now();
            found += columns.find(query).size();
            times.push_back(seconds_since(start));
        }
        std::sort(times.begin(), times.end());
        fmt::print("  {:<10} median {:7.3f} ms  p90 {:7.3f} ms  {:.3f} % of rows\n", question.name, times[50] * 1e3,
                   times[90] * 1e3,
                   100.0 * static_cast<double>(found) / 101 /
                       static_cast<double>(std::max<std::size_t>(columns.size(), 1)));
    }
}

/// Columns of made-up rows, without a store: build, save, open, ask.
void in_memory(const taxonomy::Taxonomy& taxonomy, std::int64_t count) {
    Maker maker(taxonomy);
    std::vector<timeline::ColumnRow> rows(static_cast<std::size_t>(count));
    const std::size_t kinds = taxonomy.categories().size();
    std::mt19937_64 random(4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const core::LonLat at = maker.place();
        rows[i].id = static_cast<std::int64_t>(i) + 1;
        rows[i].begin = maker.day() * 86'400'000;
        rows[i].end = rows[i].begin + 86'400'000;
        rows[i].lon = timeline::column_degrees(at.lon);
        rows[i].lat = timeline::column_degrees(at.lat);
        rows[i].category = static_cast<std::uint16_t>(random() % kinds);
    }
    std::vector<std::string> names;
    for (const auto& category : taxonomy.categories()) names.push_back(category.code);
    auto start = Clock::now();
    const timeline::Columns columns(std::move(rows), std::move(names));
    say("arrange", seconds_since(start), count);
    const auto path = std::filesystem::temp_directory_path() / "store_times.columns";
    start = Clock::now();
    must(columns.save(path, {}));
    say("save", seconds_since(start), count);
    start = Clock::now();
    const auto mapped = must(timeline::Columns::open(path, nullptr));
    say("map", seconds_since(start), count);
    queries(mapped);
    std::filesystem::remove(path);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "store_times FILE.gpkg COUNT import|edit|visit|tally|open …\n");
        return 2;
    }
    const auto taxonomy = must(taxonomy::Taxonomy::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets"));
    const std::int64_t count = std::atoll(argv[2]);
    if (std::string_view(argv[3]) == "memory") {
        in_memory(taxonomy, count);
        return 0;
    }
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
        if (step == "columns") {
            const auto columns = must(store->columns());
            say("columns", seconds_since(start), static_cast<std::int64_t>(columns->size()));
            queries(*columns);
        }
        if (step == "search") {
            for (const char* text : {"Shelling", "explosions heard", "case 4711", "case 4711"}) {
                core::Query query;
                query.text = text;
                query.limit = 50;
                start = Clock::now();
                const auto found = must(store->find(query));
                fmt::print("search     '{}' {:.2f} ms, {} found\n", text, seconds_since(start) * 1e3, found.size());
            }
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
