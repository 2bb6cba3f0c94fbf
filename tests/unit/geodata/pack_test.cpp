#include "geodata/pack.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

using namespace whenabouts;

namespace {

const geodata::Pack& pack() {
    static const auto opened = geodata::Pack::open(WHENABOUTS_BINARY_DIR "/geodata");
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().message()));
    return *opened;
}

std::string country_at(core::LonLat point, const char* viewpoint) {
    const auto unit = pack().unit_at(point);
    const auto view = pack().viewpoint(viewpoint);
    REQUIRE(view.has_value());
    return unit ? std::string(pack().country_of(*unit, *view)) : "none";
}

std::string name_at(core::LonLat point) {
    const auto unit = pack().unit_at(point);
    return unit ? std::string(pack().unit(*unit).name) : "none";
}

} // namespace

TEST_CASE("the shipped pack is whole") {
    const auto sound = pack().verify();
    CHECK_MESSAGE(sound.has_value(), (sound ? "" : sound.error().message()));
    CHECK(pack().unit_count() > 4500);
    CHECK(pack().viewpoints().size() >= 10);
}

TEST_CASE("points fall into the region that holds them") {
    CHECK(name_at({35.14, 47.84}) == "Zaporizhzhya");
    CHECK(name_at({30.52, 50.45}) == "Kiev City");
    CHECK(name_at({34.45, 31.5}) == "Gaza Strip");
    CHECK(name_at({-74.0, 40.71}) == "New York");
    CHECK(name_at({125.75, 39.03}) == "P'yŏngyang");
    CHECK(name_at({12.453, 41.903}) == "Vatican"); // smaller than a kilometre
    CHECK_FALSE(pack().unit_at({-30, 30}).has_value());
    CHECK_FALSE(pack().unit_at({34, 43}).has_value());
    CHECK_FALSE(pack().unit_at({50.5, 42}).has_value()); // Caspian
    CHECK(pack().unit_at({0, -85}).has_value());
    CHECK_FALSE(pack().unit_at({0, 91}).has_value());
    CHECK_FALSE(pack().unit_at({std::nan(""), 0}).has_value());
}

TEST_CASE("points on the edges of the world are answered") {
    for (const double lon : {-180.0, 180.0}) {
        for (const double lat : {-90.0, -77.5, 0.0, 66.0, 90.0}) {
            (void)pack().unit_near({lon, lat});
        }
    }
    CHECK(country_at({179.999, 66.5}, "un") == "RU");
    CHECK(country_at({-179.999, 66.5}, "un") == "RU");
}

TEST_CASE("a point just off the coast gets the nearest region") {
    CHECK_FALSE(pack().unit_at({30.9, 46.35}).has_value());
    const auto near = pack().unit_near({30.9, 46.35});
    REQUIRE(near.has_value());
    CHECK(pack().unit(near->unit).name == "Odessa");
    CHECK(near->distance_km == doctest::Approx(11).epsilon(0.1));
    CHECK_FALSE(pack().unit_near({30.9, 46.35}, 5).has_value());
    CHECK_FALSE(pack().unit_near({-30, 30}, 500).has_value());
    // Across the antimeridian: the sea west of 180°, land east of it.
    const auto across = pack().unit_near({179.9, -16.79}, 30);
    REQUIRE(across.has_value());
    CHECK(pack().country_of(across->unit, pack().default_viewpoint()) == "FJ");
}

TEST_CASE("disputed places follow the viewpoint") {
    struct Claim {
        const char* name;
        core::LonLat point;
        const char* view;
        const char* country;
    };
    for (const auto& claim : {
             Claim{"Simferopol", {34.10, 44.95}, "un", "UA"},
             Claim{"Simferopol", {34.10, 44.95}, "ua", "UA"},
             Claim{"Simferopol", {34.10, 44.95}, "de_facto", "RU"},
             Claim{"Simferopol", {34.10, 44.95}, "ru", "RU"},
             Claim{"Sevastopol", {33.53, 44.60}, "un", "UA"},
             Claim{"Donetsk", {37.80, 48.02}, "un", "UA"},
             Claim{"Donetsk", {37.80, 48.02}, "ru", "RU"},
             Claim{"Pristina", {21.166, 42.667}, "un", "XK"},
             Claim{"Pristina", {21.166, 42.667}, "rs", "RS"},
             Claim{"Taipei", {121.53, 25.05}, "cn", "CN"},
             Claim{"Taipei", {121.53, 25.05}, "de_facto", "TW"},
             Claim{"Laayoune", {-13.2, 27.15}, "un", "EH"},
             Claim{"Laayoune", {-13.2, 27.15}, "ma", "MA"},
             Claim{"Tarfaya", {-12.92, 27.93}, "un", "MA"},
             Claim{"Smara", {-11.67, 26.74}, "un", "EH"},
             Claim{"Gaza", {34.45, 31.5}, "un", "PS"},
             Claim{"Ramallah", {35.2, 31.9}, "un", "PS"},
             Claim{"Majdal Shams", {35.77, 33.27}, "un", "SY"},
             Claim{"Majdal Shams", {35.77, 33.27}, "il", "IL"},
             Claim{"Tiberias", {35.53, 32.79}, "un", "IL"},
             Claim{"Kyrenia", {33.32, 35.33}, "un", "CY"},
             Claim{"Kyrenia", {33.32, 35.33}, "tr", "XN"},
             Claim{"Hargeisa", {44.06, 9.56}, "un", "SO"},
             Claim{"Sukhumi", {41.02, 43.0}, "un", "GE"},
             Claim{"Tskhinvali", {43.97, 42.23}, "ru", "XO"},
             Claim{"Gori", {44.11, 41.98}, "ru", "GE"},
             Claim{"Srinagar", {74.8, 34.08}, "pk", "PK"},
             Claim{"Srinagar", {74.8, 34.08}, "in", "IN"},
             Claim{"Muzaffarabad", {73.47, 34.37}, "in", "IN"},
             Claim{"Aksai Chin", {79.5, 35.2}, "in", "IN"},
             Claim{"Aksai Chin", {79.5, 35.2}, "un", "CN"},
             Claim{"Kunashir", {145.86, 44.03}, "jp", "JP"},
             Claim{"Urup", {150.0, 46.0}, "jp", "RU"},
             Claim{"Tawang", {91.87, 27.59}, "cn", "CN"},
         }) {
        INFO(claim.name << " seen by " << claim.view);
        CHECK(country_at(claim.point, claim.view) == claim.country);
    }
}

TEST_CASE("regions are found by every code") {
    const auto unit = pack().unit_by_iso("UA-23");
    REQUIRE(unit.has_value());
    const auto record = pack().unit(*unit);
    CHECK(record.adm1_code == "UKR-331");
    CHECK(record.gn_id == 687699);
    CHECK(record.area_km2 == doctest::Approx(27183).epsilon(0.02));
    CHECK(pack().unit_by_adm1_code("UKR-331") == unit);
    for (const char* id : {"geonames:687699", "ne:UKR-331", "UA.26", "a1:UA.26"}) {
        INFO(id);
        CHECK(pack().units_of_place(id) == std::vector{*unit});
    }
    CHECK(pack().units_of_place("region:donbas").size() == 2);
    CHECK(pack().units_of_place("region:kosovo").size() == 30);
    CHECK(pack().units_of_place("region:nowhere").empty());
    for (const char* id : {"", "geonames:", "geonames:0", "geonames:12x", "ne:", "XX.99"}) {
        CHECK(pack().units_of_place(id).empty());
    }
    CHECK_FALSE(pack().unit_by_iso("").has_value());
}

TEST_CASE("an unknown viewpoint names the known ones") {
    const auto view = pack().viewpoint("moon");
    REQUIRE_FALSE(view.has_value());
    CHECK(view.error().message().find("de_facto") != std::string::npos);
}

TEST_CASE("countries have names") {
    CHECK(pack().country_name("UA") == "Ukraine");
    CHECK(pack().country_name("XN") == "Northern Cyprus");
    CHECK(pack().country_name("??") == "??");
}
