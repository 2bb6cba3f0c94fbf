#include "core/time_span.hpp"
#include "json/value.hpp"

#include <array>
#include <benchmark/benchmark.h>
#include <string>

using namespace whenabouts;

static void edtf_parse(benchmark::State& state) {
    constexpr std::array<std::string_view, 4> texts{"2023-12-30", "2024-01-02T03:04:05Z", "[2023-12-28..2024-01-02]",
                                                    "201X"};
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(core::TimeSpan::parse(texts[i++ % texts.size()]));
}
BENCHMARK(edtf_parse);

static void json_round_trip(benchmark::State& state) {
    const std::string text =
        R"({"title":"Ballistic missile lands in an open field","lon":35.1,"lat":47.8,"sources":[{"url":"https://example.org","n":3}],"x":null})";
    for (auto _ : state) {
        const auto value = json::parse(text, "bench");
        benchmark::DoNotOptimize(json::print(*value));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(json_round_trip);
