#include "projection/projection.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <thread>
#include <vector>

using namespace whenabouts;
using core::LonLat;

namespace {
const core::Box ukraine{22, 44, 40.5, 52.5};

void round_trip(const projection::Projection& projection, std::initializer_list<LonLat> points) {
    for (const LonLat p : points) {
        const auto back = projection.inverse(projection.forward(p));
        REQUIRE(back.has_value());
        CHECK(back->lat == doctest::Approx(p.lat).epsilon(1e-9));
        CHECK(std::remainder(back->lon - p.lon, 360.0) == doctest::Approx(0).epsilon(1e-7));
    }
}
} // namespace

TEST_CASE("Web Mercator agrees with EPSG:3857") {
    const auto mercator = projection::web_mercator();
    const auto p = mercator->forward(LonLat{35.11714, 47.85167});
    CHECK(p.x == doctest::Approx(3909222.14).epsilon(1e-6));
    CHECK(p.y == doctest::Approx(6082213.38825849).epsilon(1e-9));
    CHECK(mercator->forward(LonLat{180, 0}).x == doctest::Approx(20037508.342789244));
    CHECK(std::isnan(mercator->forward(LonLat{0, 90}).y));
    CHECK(mercator->forward(LonLat{190, 0}).x > mercator->forward(LonLat{180, 0}).x);
    round_trip(*mercator, {{0, 0}, {35.1, 47.8}, {-179.9, -80}, {180, 85}});
    CHECK(mercator->ground_scale({0, 60}) == doctest::Approx(0.5));
}

TEST_CASE("projections answer back what they were given") {
    for (const char* name : {"laea", "lcc", "equal-earth", "equirectangular", "auto", "EPSG:32636"}) {
        CAPTURE(name);
        const auto made = projection::make(name, ukraine);
        REQUIRE(made.has_value());
        round_trip(**made, {{35.11714, 47.85167}, {22, 44}, {40.5, 52.5}, {30.5, 50.45}});
        CHECK((*made)->ground_scale({31, 48}) == doctest::Approx(1.0).epsilon(0.3));
        CHECK_FALSE((*made)->name().empty());
    }
}

TEST_CASE("the automatic choice is azimuthal up to a hemisphere") {
    const auto name = [](const core::Box& box) { return (*projection::make("auto", box))->name().substr(0, 7); };
    CHECK(name(ukraine) == "Lambert");
    CHECK(name(core::world_box) == "Equal E");
    CHECK(name({-180, 60, 180, 90}) == "Lambert");
    CHECK(name({150, -30, -140, 30}) == "Lambert");
    CHECK((*projection::make("auto", core::Box{150, -30, -140, 30}))->central_meridian() == doctest::Approx(-175));
}

TEST_CASE("beyond the world's rim there is nothing") {
    const auto world = *projection::make("equal-earth", core::world_box);
    CHECK_FALSE(world->inverse({17'400'000, 8'000'000}).has_value());
    CHECK_FALSE(world->inverse({0, 9'000'000}).has_value());
    CHECK(world->inverse({17'000'000, 0}).has_value());
}

TEST_CASE("equal-area projections keep areas") {
    const auto laea = *projection::make("laea", ukraine);
    CHECK(laea->ground_scale({31.3, 48.3}) == doctest::Approx(1).epsilon(0.005));
    CHECK(laea->ground_scale({10, 20}) == doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("the domain leaves out the antipode and every box of it projects to finite points") {
    for (const core::Box& box :
         {ukraine, core::Box{-180, 60, 180, 90}, core::Box{-180, -90, 180, -60}, core::Box{150, -30, -140, 30}}) {
        const auto made = *projection::make("laea", box);
        for (const core::Box& part : made->domain())
            for (double lon = part.west; lon <= part.east; lon += 7.5)
                for (double lat = part.south; lat <= part.north; lat += 7.5) {
                    const auto p = made->forward(LonLat{core::wrap_longitude(lon + made->central_meridian()), lat});
                    CHECK(std::isfinite(p.x));
                }
    }
}

TEST_CASE("what is no projection is refused with a next step") {
    for (const char* name : {"mercatr", "EPSG:4326", "EPSG:999999", ""}) {
        const auto made = projection::make(name, ukraine);
        REQUIRE_FALSE(made.has_value());
        CHECK(made.error().exit_status() == 2);
        CHECK_FALSE(made.error().next.empty());
    }
}

TEST_CASE("one projection serves many threads") {
    const auto laea = *projection::make("laea", ukraine);
    std::vector<LonLat> from(2000);
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = {22 + 0.009 * static_cast<double>(i), 48};
    std::vector<projection::Projected> expected(from.size());
    laea->forward(from, expected);
    std::vector<std::vector<projection::Projected>> got(4, expected);
    std::vector<std::thread> threads;
    for (auto& to : got)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) laea->forward(from, to);
        });
    for (auto& thread : threads) thread.join();
    for (const auto& to : got) CHECK(to == expected);
}
