#include "reading/dates/dates.hpp"

#include <benchmark/benchmark.h>
#include <fstream>
#include <string>

namespace {

using namespace whenabouts;

/// The texts of the date cases, strung together into articles of a usual length.
std::string article() {
    std::ifstream in(std::string(WHENABOUTS_SOURCE_DIR) + "/tests/data/date_cases.tsv");
    std::string text;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::size_t from = 0;
        for (int i = 0; i < 3; ++i) from = line.find('\t', from) + 1;
        text += line.substr(from, line.find('\t', from) - from) +
                " Nothing else was said by officials, who asked for calm. ";
    }
    return text;
}

void read_dates(benchmark::State& state) {
    const auto reader = reading::DateReader::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons");
    const std::string text = article();
    reading::DateHints hints;
    hints.reference = core::Day{2024, 1, 10};
    for (auto _ : state) benchmark::DoNotOptimize(reader->find(text, hints));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_dates);

void load_date_words(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(reading::DateReader::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons"));
}
BENCHMARK(load_date_words);

void parse_edtf(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(core::TimeSpan::parse("2023-12-30/2024-01-02"));
}
BENCHMARK(parse_edtf);

} // namespace
