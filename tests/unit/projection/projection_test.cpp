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
    for (const char* name : {"laea", "lcc", "albers", "transverse-mercator", "polar-stereographic", "globe",
                             "equal-earth", "equirectangular", "auto", "EPSG:32636"}) {
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

TEST_CASE("Albers keeps areas, conformal projections keep angles") {
    const auto albers = *projection::make("albers", ukraine);
    for (const LonLat p : {LonLat{22, 44}, {31, 48}, {40, 52}})
        CHECK(albers->ground_scale(p) == doctest::Approx(1).epsilon(0.005));
    for (const char* name : {"lcc", "transverse-mercator", "polar-stereographic"}) {
        CAPTURE(name);
        const auto made = *projection::make(name, ukraine);
        // A step to the east and one to the north, equally long on the ellipsoid, meet at a right angle.
        const LonLat at{33, 49};
        const auto here = made->forward(at);
        const auto east = made->forward({at.lon + 0.001, at.lat});
        const auto north = made->forward({at.lon, at.lat + 0.001});
        const double dot = (east.x - here.x) * (north.x - here.x) + (east.y - here.y) * (north.y - here.y);
        const double lengths =
            std::hypot(east.x - here.x, east.y - here.y) * std::hypot(north.x - here.x, north.y - here.y);
        CHECK(dot / lengths == doctest::Approx(0).epsilon(1e-4));
    }
}

TEST_CASE("transverse Mercator is UTM without its scale and false origin") {
    const auto made = *projection::make("transverse-mercator", {30, 44, 36, 52});
    const auto utm = *projection::make("EPSG:32636", ukraine);
    for (const LonLat p : {LonLat{35.1, 47.8}, {31, 50}, {33, 45}}) {
        const auto a = made->forward(p);
        const auto b = utm->forward(p);
        CHECK(a.x * 0.9996 + 500'000 == doctest::Approx(b.x).epsilon(1e-9));
        CHECK(a.y * 0.9996 == doctest::Approx(b.y).epsilon(1e-9));
    }
    CHECK_FALSE(projection::make("transverse-mercator", core::world_box).has_value());
}

TEST_CASE("the polar map is that of the sea ice") {
    const auto made = *projection::make("polar-stereographic", {-135, 60, 45, 90});
    const auto nsidc = *projection::make("EPSG:3413", {-135, 60, 45, 90});
    for (const LonLat p : {LonLat{-45, 70}, {100, 80}, {20, 89}}) {
        const auto a = made->forward(p);
        const auto b = nsidc->forward(LonLat{p.lon, p.lat});
        CHECK(std::hypot(a.x, a.y) == doctest::Approx(std::hypot(b.x, b.y)).epsilon(1e-9));
    }
}

TEST_CASE("the globe shows its front half, and what is behind its rim comes to lie on it") {
    const auto made = *projection::make("globe", ukraine);
    const LonLat middle = made->inverse({0, 0}).value();
    REQUIRE(made->rim_radius_m() > 0);
    for (double lon = -180; lon < 180; lon += 11)
        for (double lat = -85; lat <= 85; lat += 10) {
            const LonLat p{lon, lat};
            const auto front = made->forward(p);
            projection::Projected rim;
            made->forward_to_rim({&p, 1}, {&rim, 1});
            const bool behind = core::distance_m(p, middle) > core::earth_radius_m * 1.5707963267948966;
            CHECK(std::isnan(front.x) == behind);
            if (behind)
                CHECK(std::hypot(rim.x, rim.y) == doctest::Approx(made->rim_radius_m()));
            else
                CHECK(rim == front);
        }
    CHECK_FALSE(made->inverse({6'400'000, 0}).has_value());
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
