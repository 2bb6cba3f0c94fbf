#include "gazetteer/coordinates.hpp"

#include <doctest/doctest.h>

using whenabouts::gazetteer::parse_position;

namespace {
void check(std::string_view text, double lon, double lat) {
    CAPTURE(text);
    const auto typed = parse_position(text);
    REQUIRE(typed);
    CHECK(typed->position.lon == doctest::Approx(lon).epsilon(1e-6));
    CHECK(typed->position.lat == doctest::Approx(lat).epsilon(1e-6));
}
} // namespace

TEST_CASE("positions as people type them") {
    check("35.11714,47.85167", 35.11714, 47.85167);
    check("35.11714 47.85167", 35.11714, 47.85167);
    check("-58.38, -34.6", -58.38, -34.6);
    check("47.85N 35.117E", 35.117, 47.85);
    check("N47.85 E35.117", 35.117, 47.85);
    check("47.85 N, 35.117 E", 35.117, 47.85);
    check("34.6S 58.38W", -58.38, -34.6);
    check("lat 47.85 lon 35.117", 35.117, 47.85);
    check("lon=35.117, lat=47.85", 35.117, 47.85);
    check("47°51'06\"N 35°07'02\"E", 35.117222, 47.851667);
    check("47°51′06″N, 35°07′02″E", 35.117222, 47.851667);
    check("47 51 06 N 35 07 02 E", 35.117222, 47.851667);
    check("47°51.1' N 35°7.03' E", 35.117167, 47.851667);
    check("47°51' 35°7'", 47.85, 35.116667);
    check("geo:47.85,35.117;u=35", 35.117, 47.85);
    check("47.85° с. ш. 35.117° в. д.", 35.117, 47.85);
    check("47.85° пн.ш. 35.117° сх.д.", 35.117, 47.85);
}

TEST_CASE("the order is said where it was guessed") {
    const auto swapped = parse_position("47.5, 135.2");
    REQUIRE(swapped);
    CHECK(swapped->swapped);
    CHECK(swapped->position.lon == doctest::Approx(135.2));
    const auto ambiguous = parse_position("47.85, 35.117");
    REQUIRE(ambiguous);
    CHECK(ambiguous->position.lon == doctest::Approx(47.85));
    REQUIRE(ambiguous->other_order);
    CHECK(ambiguous->other_order->lat == doctest::Approx(47.85));
    CHECK_FALSE(parse_position("47.85N 35.117E")->other_order);
}

TEST_CASE("what is no position") {
    for (const char* text : {"", "Kyiv", "12", "1,2,3", "95, 200", "Paris 7", "47.85N 35.1N", "12.5.3, 4",
                             "10:61 N 5 E", "N", "-,-", "1e5, 3", "nan, nan", "12 34 56 78 90 12 34"})
        CHECK_MESSAGE(!parse_position(text), text);
}
