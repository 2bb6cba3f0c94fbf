#include "core/output_file.hpp"
#include "exchange/import/importer.hpp"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <fmt/format.h>

using namespace whenabouts;

namespace {

/// A made-up table of a million rows, 76 MB, as people export them.
const std::string& table() {
    static const std::string path = [] {
        const std::string file = (std::filesystem::temp_directory_path() / "whenabouts-import-bench.csv").string();
        std::string text = "title,date,lon,lat,category\n";
        std::uint64_t seed = 1;
        const auto random = [&seed](std::uint64_t below) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            return (seed >> 33U) % below;
        };
        constexpr std::array kinds{"shelling", "missile_strike", "protest", "flood", "armed_clash"};
        for (int i = 0; i < 1'000'000; ++i)
            text +=
                fmt::format("Incident number {} in some town,{}-{:02}-{:02},{:.5f},{:.5f},{}\n", i, 2015 + random(10),
                            1 + random(12), 1 + random(28), static_cast<double>(random(36'000'000)) / 1e5 - 180,
                            static_cast<double>(random(18'000'000)) / 1e5 - 90, kinds[random(kinds.size())]);
        return core::write_file(file, text, true) ? file : std::string();
    }();
    return path;
}

} // namespace

static void import_split(benchmark::State& state) {
    const auto file = exchange::InputFile::open(table()).value();
    for (auto _ : state) {
        auto reader = exchange::TableReader::open(file, {}).value();
        std::size_t fields = 0;
        while (const auto* row = reader.next().value()) fields += row->fields.size();
        benchmark::DoNotOptimize(fields);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(file.size()));
}
BENCHMARK(import_split)->Unit(benchmark::kMillisecond);

static void import_incidents(benchmark::State& state) {
    const std::filesystem::path assets = std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets";
    const auto profile = exchange::Profile::load(assets / "import" / "generic.json").value();
    const auto taxonomy = taxonomy::Taxonomy::load(assets).value();
    const auto words = reading::DateReader::load(assets / "lexicons").value();
    auto countries = exchange::CountryWords::load(assets, {}).value();
    exchange::CategoryWords categories(taxonomy, profile);
    const auto file = exchange::InputFile::open(table()).value();
    std::int64_t rows = 0;
    for (auto _ : state) {
        auto importer = exchange::Importer::open(file, {}, {profile, taxonomy, categories, countries, &words}).value();
        exchange::Rejected rejected;
        while (true) {
            core::Incident incident;
            if (importer->next(incident, rejected).value() == exchange::Outcome::end) break;
            ++rows;
        }
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(import_incidents)->Unit(benchmark::kMillisecond);
