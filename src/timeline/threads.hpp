#pragma once
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace whenabouts::timeline {

/// How many parts work on `zones` zones is worth cutting into: one where threads would cost more than they give.
[[nodiscard]] inline std::size_t parts_for(std::size_t zones) {
    constexpr std::size_t worth_a_thread = 256, most = 8;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(zones / worth_a_thread, 1, std::min(cores, most));
}

/// Calls work(part, first, last) for equal parts of 0 … count on several threads and waits for all.
template <class Work>
void in_parts(std::size_t parts, std::size_t count, const Work& work) {
    const auto bound = [&](std::size_t part) { return count * part / parts; };
    std::vector<std::jthread> others;
    for (std::size_t part = 1; part < parts; ++part)
        others.emplace_back([&, part] { work(part, bound(part), bound(part + 1)); });
    work(std::size_t{0}, bound(0), bound(1));
}

} // namespace whenabouts::timeline
