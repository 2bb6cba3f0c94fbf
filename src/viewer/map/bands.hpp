#pragma once
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace whenabouts::viewer {

/// Calls work(first row, end row) for bands of rows on all cores (at most four); each takes the next band when it is
/// done with one, because rows with panels take longer than others.
template <class Work>
void in_bands(int rows, const Work& work) {
    const int threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
    const int bands = threads == 1 ? 1 : threads * 4;
    std::atomic<int> next = 0;
    const auto run = [&] {
        for (int band = next++; band < bands; band = next++) work(rows * band / bands, rows * (band + 1) / bands);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(run);
    run();
}

} // namespace whenabouts::viewer
