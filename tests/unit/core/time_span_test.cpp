#include "core/time_span.hpp"

#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace whenabouts::core;

namespace {

TimeSpan span(const char* edtf) {
    const auto parsed = TimeSpan::parse(edtf);
    REQUIRE_MESSAGE(parsed.has_value(), edtf);
    return *parsed;
}

} // namespace

TEST_CASE("the unknown time is XXXX, has no bounds and lies in no window") {
    const TimeSpan unknown;
    CHECK(unknown.edtf() == "XXXX");
    CHECK(unknown.is_unknown());
    CHECK(unknown == span("XXXX"));
    CHECK(unknown.in({}) == Membership::out);
    CHECK(describe(unknown) == "time unknown");
    CHECK_FALSE(unknown.first_day());
}

TEST_CASE("days make spans") {
    const Day a{2023, 12, 30};
    const Day b{2024, 1, 2};
    CHECK(TimeSpan::of_day(a) == span("2023-12-30"));
    CHECK(TimeSpan::of_days(a, a, TimeKind::throughout) == span("2023-12-30"));
    CHECK(TimeSpan::of_days(a, b, TimeKind::within) == span("[2023-12-30..2024-01-02]"));
    CHECK(TimeSpan::of_days(a, b, TimeKind::throughout) == span("2023-12-30/2024-01-02"));
    CHECK(TimeSpan::of_days(b, a, TimeKind::throughout) == span("2023-12-30/2024-01-02"));
    CHECK(TimeSpan::of_day({12345, 3, 4}).edtf() == "Y12345");
    CHECK(TimeSpan::of_day({-44, 3, 15}).edtf() == "-0044-03-15");
}

TEST_CASE("first and last day are both included") {
    CHECK(span("2024-02").first_day() == Day{2024, 2, 1});
    CHECK(span("2024-02").last_day() == Day{2024, 2, 29});
    CHECK(span("2024-01-02T23:59:59").last_day() == Day{2024, 1, 2});
    CHECK_FALSE(span("../2024-01-09").first_day());
}

TEST_CASE("an overnight attack keeps its day and takes a window of two local days") {
    const TimeSpan night = span("2024-01-02")
                               .with(TimeWindow{midnight({2024, 1, 1}), midnight({2024, 1, 3})})
                               .with(TimePrecision::daypart);
    CHECK(night.edtf() == "2024-01-02");
    CHECK(night.first_day() == Day{2024, 1, 1});
    CHECK(night.last_day() == Day{2024, 1, 2});
    CHECK(night.precision() == TimePrecision::daypart);
    CHECK(night.kind() == TimeKind::within);
    CHECK(night.in({midnight({2024, 1, 1}), midnight({2024, 1, 2})}) == Membership::possible);
    CHECK(describe(night) == "night of 1–2 January 2024");
    CHECK(night.with(TimeWindow{midnight({2024, 1, 3}), midnight({2024, 1, 3})}) == night);
}

TEST_CASE("membership tells certain from possible") {
    const TimeWindow december{midnight({2023, 12, 1}), midnight({2024, 1, 1})};
    CHECK(span("2023-12-30").in(december) == Membership::certain);
    CHECK(span("2023-12").in(december) == Membership::certain);
    CHECK(span("2023").in(december) == Membership::possible);
    CHECK(span("2024-01-01").in(december) == Membership::out);
    CHECK(span("2023-11-30").in(december) == Membership::out);
    CHECK(span("../2023-12-05").in(december) == Membership::possible);
    CHECK(span("2023-12-05/..").in(december) == Membership::possible);
    CHECK(span("2023-12-05/..").in({midnight({2023, 1, 1}), std::nullopt}) == Membership::certain);
}

TEST_CASE("qualifiers are seen wherever they stand") {
    CHECK(span("2024?").uncertain());
    CHECK_FALSE(span("2024?").approximate());
    CHECK(span("2024-01~").approximate());
    CHECK(span("2024-01-~02").approximate());
    CHECK(span("2024%").uncertain());
    CHECK(span("2024%").approximate());
    CHECK(span("2023/2024~").approximate());
    CHECK(span("[2023?,2024]").uncertain());
    CHECK_FALSE(span("2024").uncertain());
}

TEST_CASE("spaces after commas and leap seconds leave the canonical text") {
    CHECK(span("[1667, 1668, 1670..1672]").edtf() == "[1667,1668,1670..1672]");
    CHECK(span("2016-12-31T23:59:60Z").edtf() == "2016-12-31T23:59:59Z");
}

TEST_CASE("a refusal names the character") {
    const auto refused_month = TimeSpan::parse("2024-13-01");
    REQUIRE_FALSE(refused_month);
    CHECK(refused_month.error().what == "'2024-13-01' is not an EDTF date: there is no month 13 (character 6)");
    CHECK(TimeSpan::parse("2024-02-30").error().what.find("no such day") != std::string::npos);
    CHECK(TimeSpan::parse("Y999999999").error().what.find("not supported") != std::string::npos);
    CHECK(TimeSpan::parse(std::string(100'000, '9')).error().message().size() < 300);
}

TEST_CASE("people read it no more exactly than it is known") {
    CHECK(describe(span("2023-12-30")) == "30 December 2023");
    CHECK(describe(span("2023-12-30/2024-01-02")) == "30 Dec 2023 – 2 Jan 2024");
    CHECK(describe(span("2023-11-28/2023-12-02")) == "28 Nov – 2 Dec 2023");
    CHECK(describe(span("2024-01-03/2024-01-05")) == "3–5 January 2024");
    CHECK(describe(span("[2023-12-30..2024-01-02]")) == "between 30 Dec 2023 and 2 Jan 2024");
    CHECK(describe(span("2023-12")) == "December 2023");
    CHECK(describe(span("2023-12-XX")) == "December 2023");
    CHECK(describe(span("2023")) == "2023");
    CHECK(describe(span("2023-XX")) == "2023");
    CHECK(describe(span("2024-01-02~")) == "about 2 January 2024");
    CHECK(describe(span("2024-01-02?")) == "perhaps 2 January 2024");
    CHECK(describe(span("2024-01-02%")) == "perhaps about 2 January 2024");
    CHECK(describe(span("199X")) == "1990s");
    CHECK(describe(span("19XX")) == "between 1 Jan 1900 and 31 Dec 1999");
    CHECK(describe(span("2023-22")) == "summer 2023");
    CHECK(describe(span("2022-24")) == "winter 2022–23");
    CHECK(describe(span("2023-35")) == "third quarter of 2023");
    CHECK(describe(span("2023-40")) == "first half of 2023");
    CHECK(describe(span("2024-01-02T04:15Z")) == "2 January 2024, 04:15 UTC");
    CHECK(describe(span("2024-01-02T06:00+02:00")) == "2 January 2024, 06:00 (UTC+02:00)");
    CHECK(describe(span("2022-02-24T05:00")) == "24 February 2022, 05:00");
    CHECK(describe(span("2022-02-24/..")) == "since 24 February 2022");
    CHECK(describe(span("../2024-01-09")) == "until 9 January 2024");
    CHECK(describe(span("2022/")) == "from 2022, end unknown");
    CHECK(describe(span("[2022,2024]")) == "2022 or 2024");
    CHECK(describe(span("{2022,2023,2024}")) == "2022, 2023 and 2024");
    CHECK(describe(span("-0043-03-15")) == "15 March 44 BC");
    CHECK(describe(span("2024-01-02").with(TimePrecision::daypart)) == "2 January 2024, part of the day");
    CHECK(describe(span("2024-01-01/2024-01-07")) == "week of 1–7 January 2024");
}

TEST_CASE("words of precision and kind are read back") {
    for (int i = 0; i <= static_cast<int>(TimePrecision::unknown); ++i) {
        const auto precision = static_cast<TimePrecision>(i);
        CHECK(parse_time_precision(to_string(precision)) == precision);
    }
    CHECK(parse_time_kind("throughout") == TimeKind::throughout);
    CHECK_FALSE(parse_time_kind("always"));
    CHECK_FALSE(parse_time_precision(""));
}

TEST_CASE("calendar arithmetic holds over the whole supported range") {
    CHECK(days_since_1970({1970, 1, 1}) == 0);
    CHECK(days_since_1970({2000, 3, 1}) == 11017);
    CHECK(days_since_1970({0, 3, 1}) == -719468);
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> far(-100'000'000'000, 100'000'000'000);
    std::uniform_int_distribution<std::int64_t> near(-800'000, 800'000);
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t days = i % 2 == 0 ? far(random) : near(random);
        const Day day = day_of(TimePoint(std::chrono::milliseconds(days * 86'400'000 + 86'399'999)));
        CHECK(days_since_1970(day) == days);
        CHECK(midnight(day).time_since_epoch().count() == days * 86'400'000);
    }
}

TEST_CASE("midnights beyond the range stop at its edge") {
    CHECK(midnight({INT64_MAX, 1, 1}) > midnight({292'270'000, 12, 31}));
    CHECK(midnight({INT64_MIN, 1, 1}) < midnight({-292'270'000, 1, 1}));
}

TEST_CASE("every day of 800 years is read as itself") {
    for (std::int64_t days = -200'000; days < 92'194; days += 13) {
        const Day day = day_of(TimePoint(std::chrono::milliseconds(days * 86'400'000)));
        const TimeSpan one = span(to_string(day).c_str());
        CHECK(one.first_day() == day);
        CHECK(one.last_day() == day);
        CHECK(*one.end() - *one.begin() == std::chrono::hours(24));
    }
}

TEST_CASE("ISO 8601 with four-digit years is written and read") {
    const auto point = parse_iso("2024-01-02T03:04:05.678Z");
    REQUIRE(point);
    CHECK(to_iso(*point) == "2024-01-02T03:04:05.678Z");
    CHECK(to_iso(midnight({2024, 1, 2})) == "2024-01-02T00:00:00.000Z");
    CHECK(parse_iso("2024-01-02") == midnight({2024, 1, 2}));
    CHECK(parse_iso("2024-01-02T05:00:00+02:00") == parse_iso("2024-01-02T03:00:00Z"));
    CHECK_FALSE(to_iso(midnight({10'000, 1, 1})));
    CHECK_FALSE(to_iso(midnight({-1, 1, 1})));
    CHECK(to_iso(midnight({0, 1, 1})) == "0000-01-01T00:00:00.000Z");
    for (const char* bad :
         {"", "2024", "2024-01", "2024-01-XX", "2024-01-02?", "2024-01-02/2024-01-03", "2024-01-02T", "x024-01-02"})
        CHECK_FALSE(parse_iso(bad));
}
