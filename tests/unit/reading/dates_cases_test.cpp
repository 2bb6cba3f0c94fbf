#include "reading/dates/dates.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <vector>

using namespace whenabouts;

namespace {

std::vector<std::string> split(const std::string& text, const std::string& by) {
    std::vector<std::string> out;
    for (std::size_t at = 0;;) {
        const std::size_t stop = text.find(by, at);
        out.push_back(text.substr(at, stop == std::string::npos ? stop : stop - at));
        if (stop == std::string::npos) return out;
        at = stop + by.size();
    }
}

struct Expected {
    std::string words;
    std::vector<std::string> values;
    std::string edtf, first, last;
};

bool overlaps(const reading::TimeExpression& found, const std::string& text, const std::string& words) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        if (found.start < at + words.size() && found.end > at) return true;
    }
    return false;
}

bool right(const reading::TimeExpression& found, const Expected& want) {
    if (std::find(want.values.begin(), want.values.end(), found.value) != want.values.end()) return true;
    if (!found.span || want.first == "-") return false;
    const auto first = found.span->first_day();
    const auto last = found.span->last_day();
    return first && last && core::to_string(*first) == want.first && core::to_string(*last) == want.last;
}

} // namespace

TEST_CASE("the rule cases are read as written down") {
    const auto reader = reading::DateReader::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons");
    REQUIRE(reader);
    std::ifstream in(std::string(WHENABOUTS_SOURCE_DIR) + "/tests/data/date_cases.tsv");
    int cases = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        const auto fields = split(line, "\t");
        REQUIRE(fields.size() == 5);
        const std::string& text = fields[3];
        CAPTURE(fields[0]);
        CAPTURE(text);
        reading::DateHints hints;
        hints.reference = core::TimeSpan::parse(fields[2])->first_day();
        hints.language = fields[1];
        const auto found = reader->find(text, hints);
        std::vector<Expected> wanted;
        for (const std::string& one : split(fields[4], " ;; ")) {
            if (one == "-") continue;
            const auto parts = split(one, " | ");
            REQUIRE(parts.size() == 5);
            wanted.push_back({parts[0], split(parts[1], " "), parts[2], parts[3], parts[4]});
        }
        CHECK(found.size() == wanted.size());
        for (const Expected& want : wanted) {
            CAPTURE(want.words);
            CHECK(std::any_of(found.begin(), found.end(),
                              [&](const auto& one) { return overlaps(one, text, want.words) && right(one, want); }));
        }
        ++cases;
    }
    CHECK(cases >= 131);
}
