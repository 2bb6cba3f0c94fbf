#include "core/lon_lat.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <random>

using namespace whenabouts::core;

TEST_CASE("a position is valid inside the globe only") {
    CHECK(is_valid({180, 90}));
    CHECK(is_valid({-180, -90}));
    CHECK_FALSE(is_valid({180.1, 0}));
    CHECK_FALSE(is_valid({0, -90.1}));
    CHECK_FALSE(is_valid({std::numeric_limits<double>::quiet_NaN(), 0}));
    CHECK_FALSE(is_valid({0, std::numeric_limits<double>::infinity()}));
}

TEST_CASE("longitudes fold into one turn") {
    CHECK(wrap_longitude(0) == doctest::Approx(0));
    CHECK(wrap_longitude(180) == doctest::Approx(-180));
    CHECK(wrap_longitude(-180) == doctest::Approx(-180));
    CHECK(wrap_longitude(190) == doctest::Approx(-170));
    CHECK(wrap_longitude(-190) == doctest::Approx(170));
    CHECK(wrap_longitude(725) == doctest::Approx(5));
}

TEST_CASE("distances of known pairs") {
    CHECK(distance_m({0, 0}, {0, 0}) == 0);
    CHECK(distance_m({0, 0}, {180, 0}) == doctest::Approx(earth_radius_m * 3.14159265358979));
    CHECK(distance_m({30.5234, 50.4501}, {36.2304, 49.9935}) ==
          doctest::Approx(410'000).epsilon(0.01)); // Kyiv – Kharkiv
    CHECK(distance_m({179.9, 10}, {-179.9, 10}) < 25'000);
}

TEST_CASE("bearings of the four directions") {
    CHECK(bearing_deg({0, 0}, {0, 1}) == doctest::Approx(0));
    CHECK(bearing_deg({0, 0}, {1, 0}) == doctest::Approx(90));
    CHECK(bearing_deg({0, 0}, {0, -1}) == doctest::Approx(180));
    CHECK(bearing_deg({0, 0}, {-1, 0}) == doctest::Approx(270));
}

TEST_CASE("a destination lies at the asked distance and bearing") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-85, 85);
    std::uniform_real_distribution<double> metres(100, 500'000);
    std::uniform_real_distribution<double> bearing(0, 360);
    for (int i = 0; i < 500; ++i) {
        const LonLat from{lon(random), lat(random)};
        const double away = metres(random);
        const double towards = bearing(random);
        const LonLat to = destination(from, towards, away);
        CHECK(is_valid(to));
        CHECK(distance_m(from, to) == doctest::Approx(away).epsilon(1e-6));
        const double off = std::abs(bearing_deg(from, to) - towards);
        CHECK(std::min(off, 360 - off) < 1e-3);
    }
}
