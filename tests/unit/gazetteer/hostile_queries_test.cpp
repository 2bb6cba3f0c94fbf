#include "hostile_queries.hpp"
#include "sample_index.hpp"
#include "unicode/utf8.hpp"

using namespace whenabouts;

TEST_CASE("10,000 hostile queries are answered, or not, without harm") {
    const auto places = sample::open();
    gazetteer::Lookup plain;
    gazetteer::Lookup prefix;
    prefix.prefix = true;
    gazetteer::Lookup suggest;
    suggest.suggest = true;
    for (const std::string& query : hostile::queries(10'000)) {
        for (const gazetteer::Lookup* lookup : {&plain, &prefix, &suggest}) {
            const auto found = places.find(query, *lookup);
            REQUIRE(found.size() <= lookup->limit);
            double last = 1.0;
            for (const core::Candidate& candidate : found) {
                REQUIRE(candidate.score >= 0.0);
                REQUIRE(candidate.score <= last);
                REQUIRE_FALSE(unicode::first_invalid_byte(candidate.place.name));
                last = candidate.score;
            }
        }
    }
}
