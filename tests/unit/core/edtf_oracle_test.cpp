#include "core/time_span.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <string>

using namespace whenabouts::core;

TEST_CASE("bounds agree with the recorded answers of edtf.js") {
    std::ifstream in(std::string(WHENABOUTS_SOURCE_DIR) + "/tests/data/edtf_oracle.tsv");
    int compared = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream fields(line);
        std::string text;
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::getline(fields, text, '\t');
        fields >> first >> last;
        CAPTURE(text);
        const auto span = TimeSpan::parse(text);
        REQUIRE(span);
        CHECK(span->begin()->time_since_epoch().count() == first);
        if (text.find('T') == std::string::npos) CHECK(span->end()->time_since_epoch().count() == last + 1);
        ++compared;
    }
    CHECK(compared > 1000);
}
