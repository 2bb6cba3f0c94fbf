#include "gazetteer/letter_signature.hpp"

#include <algorithm>
#include <bit>
#include <doctest/doctest.h>
#include <random>
#include <vector>

using namespace whenabouts::gazetteer;

namespace {

/// The textbook recurrence of optimal string alignment, without limits.
unsigned plain_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (unsigned i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (unsigned j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::u32string made_up(std::minstd_rand& random) {
    std::u32string out;
    for (auto letters = random() % 8; letters > 0; --letters) out += static_cast<char32_t>('a' + random() % 4);
    return out;
}

} // namespace

TEST_CASE("the bounded distance is the plain distance up to its limit") {
    std::minstd_rand random(5);
    for (int i = 0; i < 20000; ++i) {
        const auto a = made_up(random);
        const auto b = made_up(random);
        const unsigned plain = plain_distance(a, b);
        for (const unsigned limit : {1U, 2U, 3U}) REQUIRE(edit_distance(a, b, limit) == std::min(plain, limit + 1));
    }
}

TEST_CASE("near names have near signatures") {
    std::minstd_rand random(6);
    for (int i = 0; i < 20000; ++i) {
        const auto a = made_up(random);
        const auto b = made_up(random);
        const unsigned plain = plain_distance(a, b);
        REQUIRE(static_cast<unsigned>(std::popcount(letter_signature(a) ^ letter_signature(b))) <= 2 * plain);
    }
}

TEST_CASE("distances of names") {
    CHECK(edit_distance(U"bakhmut", U"bakhmut", 2) == 0);
    CHECK(edit_distance(U"bakhmut", U"bahkmut", 2) == 1);
    CHECK(edit_distance(U"kyiv", U"kiev", 1) == 2);
    CHECK(edit_distance(U"", U"abc", 2) == 3);
}
