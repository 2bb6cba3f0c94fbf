#include "sample_index.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;

// Polygons need the real pack: tests/features/geocode_reverse asks it.
TEST_CASE("what lies at a point, without polygons") {
    const auto places = sample::open();
    const auto here = places.at({35.117, 47.9});
    REQUIRE(here.nearest);
    CHECK(here.nearest->place.name == "Zaporizhzhia");
    CHECK(here.distance_m == doctest::Approx(5'338).epsilon(0.01));
    CHECK(here.bearing_deg == doctest::Approx(0).epsilon(0.1));
    CHECK(here.time_zone == "Europe/Kyiv");
    CHECK_FALSE(places.at({std::nan(""), 0}).nearest);
    CHECK_FALSE(places.at({0, 90.5}).nearest);
    CHECK(places.at({0, 90}).nearest);
    CHECK(places.at({-180, -90}).nearest);
}

TEST_CASE("pinned names come first, under any spelling, and where they are asked for") {
    auto places = sample::open();
    places.pin({{7, "Long Beach", {35.0, 47.0}, 300}, {8, "Нова Хата", {36.0, 48.0}, 200}});
    auto found = places.find("long  beach");
    REQUIRE(found.size() > 1);
    CHECK(found[0].place.id == "pin:7");
    CHECK(found[0].score > found[1].score);
    CHECK(found[1].place.country == "US");
    CHECK(places.find("Long Beach, Ukraine")[0].place.id == "pin:7");
    gazetteer::Lookup elsewhere;
    elsewhere.within = core::Box{-120, 30, -110, 40};
    CHECK(places.find("Long Beach", elsewhere)[0].place.id != "pin:7");
    CHECK(places.find("НОВА ХАТА")[0].place.radius_m == doctest::Approx(200));
    CHECK(places.place("pin:8")->name == "Нова Хата");
    const auto offset = places.find("10 km N of Long Beach");
    REQUIRE_FALSE(offset.empty());
    CHECK(offset[0].place.position.lon == doctest::Approx(35.0));
    const auto matches = places.scan("Обстріл: Нова Хата, 3 травня.");
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].candidates[0].place.id == "pin:8");
}
