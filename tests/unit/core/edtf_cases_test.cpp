#include "core/time_span.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace whenabouts::core;

namespace {

struct Case {
    std::string text, validity, begin, end, precision, kind;
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

std::vector<Case> read_cases() {
    std::ifstream in(std::string(WHENABOUTS_SOURCE_DIR) + "/tests/data/edtf_cases.tsv");
    std::vector<Case> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == '\t')
                fields.emplace_back();
            else
                fields.back() += c;
        }
        fields.resize(6);
        cases.push_back({replaced(replaced(fields[0], "<empty>", ""), "<space>", " "), fields[1], fields[2], fields[3],
                         fields[4], fields[5]});
    }
    return cases;
}

std::string shown(std::optional<TimePoint> point) {
    if (!point) return "..";
    const Day day = day_of(*point);
    return midnight(day) == *point ? to_string(day) : to_iso(*point).value_or("beyond ISO");
}

} // namespace

TEST_CASE("every string of the table is read or refused as it says") {
    const auto cases = read_cases();
    CHECK(cases.size() >= 300);
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto span = TimeSpan::parse(c.text);
        REQUIRE(span.has_value() == (c.validity == "valid"));
        if (!span) {
            CHECK(span.error().kind == Error::Kind::usage);
            CHECK(span.error().what.find("character ") != std::string::npos);
            continue;
        }
        CHECK(shown(span->begin()) == c.begin);
        CHECK(shown(span->end()) == c.end);
        CHECK(to_string(span->precision()) == c.precision);
        CHECK(to_string(span->kind()) == c.kind);
    }
}

TEST_CASE("what is printed is read back as the same time") {
    for (const Case& c : read_cases()) {
        const auto span = TimeSpan::parse(c.text);
        if (!span) continue;
        CAPTURE(c.text);
        const auto again = TimeSpan::parse(span->edtf());
        REQUIRE(again);
        CHECK(*again == *span);
        CHECK(again->edtf() == span->edtf());
        CHECK_FALSE(describe(*span).empty());
    }
}

TEST_CASE("a span with two ends begins before it ends, and lies certainly in its own window") {
    for (const Case& c : read_cases()) {
        const auto span = TimeSpan::parse(c.text);
        if (!span || span->is_unknown()) continue;
        CAPTURE(c.text);
        if (span->begin() && span->end()) {
            CHECK(*span->begin() < *span->end());
            CHECK(span->in({span->end(), std::nullopt}) == Membership::out);
            CHECK(span->in({std::nullopt, span->begin()}) == Membership::out);
        }
        CHECK(span->in(span->window()) == Membership::certain);
        CHECK(span->in({}) == Membership::certain);
    }
}

TEST_CASE("any cut or doubled character is read or refused, never worse") {
    for (const Case& c : read_cases()) {
        for (std::size_t i = 0; i < c.text.size(); ++i) {
            for (const std::string& mutant :
                 {c.text.substr(0, i), c.text.substr(i), c.text.substr(0, i) + c.text[i] + c.text.substr(i),
                  c.text.substr(0, i) + "X" + c.text.substr(i + 1)}) {
                const auto span = TimeSpan::parse(mutant);
                if (!span) continue;
                CAPTURE(mutant);
                const auto again = TimeSpan::parse(span->edtf());
                REQUIRE(again);
                CHECK(*again == *span);
                if (span->begin() && span->end()) CHECK(*span->begin() < *span->end());
            }
        }
    }
}
