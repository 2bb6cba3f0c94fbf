#include "timeline/calendar.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;
using timeline::CalendarStep;
using timeline::CalendarUnit;

namespace {
core::TimePoint iso(const char* text) {
    return core::parse_iso(text).value();
}
std::string day(core::TimePoint point) {
    return core::to_string(core::day_of(point));
}
} // namespace

TEST_CASE("calendar floors: weeks begin on Monday, months on the first") {
    const auto point = iso("2024-01-03T15:20:00Z");
    CHECK(core::to_iso(timeline::floor(point, {CalendarUnit::hour, 6})) == "2024-01-03T12:00:00.000Z");
    CHECK(day(timeline::floor(point, {CalendarUnit::day, 1})) == "2024-01-03");
    CHECK(day(timeline::floor(point, {CalendarUnit::week, 1})) == "2024-01-01");
    CHECK(day(timeline::floor(iso("2023-12-31"), {CalendarUnit::week, 1})) == "2023-12-25");
    CHECK(day(timeline::floor(point, {CalendarUnit::month, 1})) == "2024-01-01");
    CHECK(day(timeline::floor(iso("2024-06-30"), {CalendarUnit::quarter, 1})) == "2024-04-01");
    CHECK(day(timeline::floor(point, {CalendarUnit::decade, 1})) == "2020-01-01");
    CHECK(day(timeline::floor(iso("1914-06-28"), {CalendarUnit::century, 1})) == "1900-01-01");
}

TEST_CASE("a month is a month, and the 31st becomes the last day") {
    const CalendarStep month{CalendarUnit::month, 1};
    CHECK(day(timeline::advance(iso("2024-01-31"), month, 1)) == "2024-02-29");
    CHECK(day(timeline::advance(iso("2024-01-31"), month, -2)) == "2023-11-30");
    CHECK(day(timeline::advance(iso("2024-02-29"), {CalendarUnit::year, 1}, 1)) == "2025-02-28");
    CHECK(core::to_iso(timeline::advance(iso("2024-01-15T10:30:00Z"), month, 12)) == "2025-01-15T10:30:00.000Z");
    CHECK(day(timeline::advance(iso("2024-02-28"), {CalendarUnit::week, 2}, 1)) == "2024-03-13");
}

TEST_CASE("edges cover the range, rise, and lie on the calendar") {
    std::mt19937_64 engine(7);
    for (int round = 0; round < 500; ++round) {
        const auto from = core::TimePoint(
            std::chrono::milliseconds(static_cast<std::int64_t>(engine() % 4'000'000'000'000) - 2'000'000'000'000));
        const auto until = from + std::chrono::milliseconds(1 + engine() % 400'000'000'000);
        const auto step = timeline::step_for(until - from, 60);
        const auto edges = timeline::edges(from, until, step);
        REQUIRE(edges.size() >= 2);
        REQUIRE(edges.size() <= 64);
        REQUIRE(edges.front() <= from);
        REQUIRE(edges.back() >= until);
        for (std::size_t i = 1; i < edges.size(); ++i) {
            REQUIRE(edges[i - 1] < edges[i]);
            REQUIRE(timeline::floor(edges[i], step) == edges[i]);
        }
    }
    CHECK(timeline::edges(iso("1900-01-01"), iso("2024-01-01"), {CalendarUnit::minute, 1}).size() <= 5001);
}

TEST_CASE("steps are written and read") {
    CHECK(timeline::describe({CalendarUnit::day, 1}) == "1 day");
    CHECK(timeline::describe({CalendarUnit::century, 2}) == "2 centuries");
    CHECK(timeline::parse_step("2 weeks") == CalendarStep{CalendarUnit::week, 2});
    CHECK(timeline::parse_step("6h") == CalendarStep{CalendarUnit::hour, 6});
    CHECK(timeline::parse_step(" month ") == CalendarStep{CalendarUnit::month, 1});
    CHECK(timeline::parse_step("3mo") == CalendarStep{CalendarUnit::month, 3});
    for (const char* wrong : {"", "5", "0 days", "-1 day", "3 m", "9999999999999 days", "fortnight"})
        CHECK_FALSE(timeline::parse_step(wrong));
}
