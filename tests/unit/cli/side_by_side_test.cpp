#include "cli/side_by_side.hpp"

#include <doctest/doctest.h>
#include <vector>

using whenabouts::cli::SideBySide;

TEST_CASE("each piece of work is done once, however many threads there are and however often they are called") {
    for (const unsigned most : {1U, 2U, 8U}) {
        SideBySide side_by_side(most);
        for (const std::size_t count : {0U, 1U, 2U, 7U, 512U, 3U}) {
            std::vector<int> times(count, 0); // each is touched by one thread only
            side_by_side.for_each(count, [&](std::size_t i) { ++times[i]; });
            CHECK(times == std::vector<int>(count, 1));
        }
    }
}

TEST_CASE("many short rounds end") {
    SideBySide side_by_side;
    std::vector<long> sums(3, 0);
    for (int round = 0; round < 2000; ++round)
        side_by_side.for_each(sums.size(), [&](std::size_t i) { sums[i] += static_cast<long>(i) + 1; });
    CHECK(sums == std::vector<long>{2000, 4000, 6000});
}
