#include "lettering/bidi.hpp"
#include "lettering/text_runs.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::lettering;

TEST_CASE("levels: Latin even, Hebrew odd, numbers inside Hebrew even again") {
    CHECK(bidi_levels(std::u32string(U"abc")) == std::vector<std::uint8_t>{0, 0, 0});
    CHECK(bidi_levels(std::u32string(U"אב 12")) == std::vector<std::uint8_t>{1, 1, 1, 2, 2});
    CHECK(bidi_levels(std::u32string(U"a אב")) == std::vector<std::uint8_t>{0, 0, 1, 1});
    CHECK(bidi_levels(std::u32string()).empty());
}

TEST_CASE("runs are reversed level by level") {
    // UAX 9, L2: car means CAR. with upper case right to left at level 1
    std::vector<LevelRun> runs{{0, 10, 0}, {10, 3, 1}, {13, 2, 2}, {15, 2, 1}, {17, 1, 0}};
    to_visual_order(runs);
    std::vector<std::size_t> firsts;
    for (const LevelRun& run : runs) firsts.push_back(run.first);
    CHECK(firsts == std::vector<std::size_t>{0, 15, 13, 10, 17});
}

TEST_CASE("common characters take the script around them") {
    const auto scripts = scripts_of(U"(ab, где)");
    CHECK(scripts.front() == script_tag("Latn"));
    CHECK(scripts[3] == script_tag("Latn"));
    CHECK(scripts.back() == script_tag("Cyrl"));
    CHECK(scripts_of(U"12")[0] == script_tag("Latn"));
}

TEST_CASE("ill-formed bytes and controls become visible characters") {
    CHECK(characters_of("a\xff\tb") == U"a\uFFFD b");
    CHECK(characters_of("") == U"");
}
