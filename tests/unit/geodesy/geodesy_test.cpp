#include "geodesy/ellipsoid.hpp"
#include "geodesy/grids.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace whenabouts;

// Expected figures: GeographicLib 2.1.2's own GeoConvert and GeodSolve on the command line.

TEST_CASE("grid references") {
    const auto mgrs = geodesy::mgrs_cell("36uxv1234567890");
    REQUIRE(mgrs);
    CHECK(mgrs->centre.lon == doctest::Approx(34.546982).epsilon(1e-7));
    CHECK(mgrs->centre.lat == doctest::Approx(49.353371).epsilon(1e-7));
    CHECK(mgrs->half_diagonal_m == doctest::Approx(0.7071).epsilon(1e-3));
    CHECK(geodesy::mgrs_cell("36UXV")->half_diagonal_m == doctest::Approx(70'711).epsilon(1e-3));
    CHECK_FALSE(geodesy::mgrs_cell("36U"));
    CHECK_FALSE(geodesy::mgrs_cell("36UXV123"));
    CHECK_FALSE(geodesy::mgrs_cell("66UXV1234"));
    CHECK_FALSE(geodesy::mgrs_cell(""));
    CHECK_FALSE(geodesy::mgrs_cell("INVALID"));

    const auto utm = geodesy::utm_cell(36, true, 612345, 5467890, 1);
    REQUIRE(utm);
    CHECK(utm->centre.lat == doctest::Approx(49.353367).epsilon(1e-7));
    CHECK_FALSE(geodesy::utm_cell(61, true, 612345, 5467890, 1));
    CHECK_FALSE(geodesy::utm_cell(36, true, 6e8, 5467890, 1));
    CHECK_FALSE(geodesy::utm_cell(36, true, std::numeric_limits<double>::quiet_NaN(), 5467890, 1));

    const auto hash = geodesy::geohash_cell("u8vxn84m");
    REQUIRE(hash);
    CHECK(hash->half_diagonal_m < 30);
    CHECK_FALSE(geodesy::geohash_cell("kyiv"));
    CHECK(geodesy::gars_cell("361HN37"));
    CHECK_FALSE(geodesy::gars_cell("921HN37"));
}

TEST_CASE("references written out") {
    CHECK(geodesy::to_mgrs({34.546982, 49.353371}, 5) == "36UXV1234567890");
    CHECK(geodesy::to_mgrs({34.546982, 49.353371}, 0) == "36UXV");
    CHECK(geodesy::to_mgrs({0, 90}, 5).starts_with("Z"));
    CHECK(geodesy::to_mgrs({std::nan(""), 0}, 5).empty());
}

TEST_CASE("courses on the ellipsoid") {
    const auto course = geodesy::course({35.0462, 48.4647}, {35.1396, 47.8388});
    CHECK(course.distance_m == doctest::Approx(69941.968).epsilon(1e-8));
    const auto back = geodesy::destination({35.0462, 48.4647}, course.bearing_deg, course.distance_m);
    CHECK(back.lon == doctest::Approx(35.1396).epsilon(1e-9));
    CHECK(back.lat == doctest::Approx(47.8388).epsilon(1e-9));
    CHECK(geodesy::course({10, 10}, {10, 20}).bearing_deg == doctest::Approx(0));
    CHECK(geodesy::course({179.9, 0}, {-179.9, 0}).distance_m == doctest::Approx(22'263.9).epsilon(0.001));
}
