#include "gazetteer/letter_signature.hpp"
#include "gazetteer/near_letters.hpp"
#include "unicode/utf8.hpp"

#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace whenabouts;
using namespace whenabouts::gazetteer;

TEST_CASE("the bit-parallel distance is the bounded one") {
    std::minstd_rand random(9);
    const char32_t letters[] = {U'a', U'b', U'c', U' ', U'я', U'ї', U'北'};
    const auto made_up = [&](std::size_t longest) {
        std::u32string out;
        for (auto left = 1 + random() % longest; left > 0; --left) out += letters[random() % 7];
        return out;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::u32string query = made_up(10);
        const std::u32string key = round % 3 == 0 ? made_up(10) : query;
        std::u32string other = key;
        if (round % 3 != 0 && other.size() > 1)
            std::swap(other[random() % other.size()], other[random() % other.size()]);
        std::string utf8;
        for (const char32_t letter : other) unicode::append(utf8, letter);
        for (const unsigned limit : {1U, 2U}) {
            const unsigned plain = edit_distance(query, other, limit);
            const unsigned fast = NearLetters(query).edits(utf8, limit);
            CHECK((plain > limit ? fast > limit : fast == plain));
        }
    }
    CHECK(NearLetters(U"kyiv").edits("", 2) > 2);
    CHECK(NearLetters(U"kyiv").edits("\xD0", 2) > 2);
    CHECK(NearLetters(U"").edits("kyiv", 2) > 2);
}
