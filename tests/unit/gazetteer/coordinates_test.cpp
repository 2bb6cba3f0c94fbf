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
    REQUIRE(ambiguous->other);
    CHECK(ambiguous->other->lat == doctest::Approx(47.85));
    CHECK_FALSE(parse_position("47.85N 35.117E")->other);
}

TEST_CASE("what is no position") {
    for (const char* text : {"", "Kyiv", "12", "1,2,3", "95, 200", "Paris 7", "47.85N 35.1N", "12.5.3, 4",
                             "10:61 N 5 E", "N", "-,-", "1e5, 3", "nan, nan", "12 34 56 78 90 12 34"})
        CHECK_MESSAGE(!parse_position(text), text);
}

namespace {
void check_near(std::string_view text, double lon, double lat, double radius_m, std::string_view form) {
    CAPTURE(text);
    const auto read = whenabouts::gazetteer::read_position(text);
    CAPTURE(read.refusal);
    REQUIRE(read.position);
    CHECK(read.position->position.lon == doctest::Approx(lon).epsilon(2e-6));
    CHECK(read.position->position.lat == doctest::Approx(lat).epsilon(2e-6));
    CHECK(read.position->radius_m == doctest::Approx(radius_m).epsilon(0.05));
    CHECK(read.position->form == form);
}
void check_refused(std::string_view text, std::string_view words) {
    CAPTURE(text);
    const auto read = whenabouts::gazetteer::read_position(text);
    CHECK_FALSE(read.position);
    CAPTURE(read.refusal);
    CHECK(read.refusal.find(words) != std::string::npos);
}
} // namespace

TEST_CASE("spellings of degrees") {
    const std::string_view decimal = "decimal degrees";
    const std::string_view dms = "degrees, minutes and seconds";
    const std::string_view compact = "degrees, minutes and seconds run together";
    check_near("48.5 N 35.1 E", 35.1, 48.5, 5'560, decimal);
    check_near("48.46502 N 35.04618 E", 35.04618, 48.46502, 1, decimal);
    check_near("48,46502 N; 35,04618 E", 35.04618, 48.46502, 1, decimal);
    check_near("35,04618 48,46502", 35.04618, 48.46502, 1, decimal);
    check_near("35,04618,48,46502", 35.04618, 48.46502, 1, decimal);
    check_near("\xE2\x88\x92"
               "58.38160 \xE2\x88\x92"
               "34.60370",
               -58.3816, -34.6037, 1, decimal);
    check_near("٤٨٫٤٦٥٠٢ شمالاً، ٣٥٫٠٤٦١٨ شرقاً", 35.04618, 48.46502, 1, decimal);
    check_near("Lat: 48.46502, Long: 35.04618", 35.04618, 48.46502, 1, decimal);
    check_near("{\"lat\": 48.46502, \"lng\": 35.04618}", 35.04618, 48.46502, 1, decimal);
    check_near("Координати: 48.46502° пн. ш. 35.04618° сх. д.", 35.04618, 48.46502, 1, decimal);
    check_near("48-27-54N 035-02-46E", 35.046111, 48.465, 15.4, dms);
    check_near("48-27.9N, 035-02.77E", 35.046167, 48.465, 92.7, dms);
    check_near("N48.27.54 E035.02.46", 35.046111, 48.465, 15.4, dms);
    check_near("48:27:54N 35:02:46E", 35.046111, 48.465, 15.4, dms);
    check_near("48°27'54,5\"N 35°02'46,3\"E", 35.046194, 48.465139, 1.54, dms);
    check_near("48°27′54″ с. ш. 35°02′46″ в. д.", 35.046111, 48.465, 15.4, dms);
    check_near("35 02 46 48 27 54", 35.046111, 48.465, 15.4, dms);
    check_near("482754N 0350246E", 35.046111, 48.465, 15.4, compact);
    check_near("482754N0350246E", 35.046111, 48.465, 15.4, compact);
    check_near("N4827.9 E03502.77", 35.046167, 48.465, 92.7, compact);
    check_near("4827N03502E", 35.033333, 48.45, 926, compact);
    check_near("+482754+0350246/", 35.046111, 48.465, 15.4, "ISO 6709");
    check_near("+48.46502-035.04618/", -35.04618, 48.46502, 1, "ISO 6709");
    check_near("POINT(35.04618 48.46502)", 35.04618, 48.46502, 1, "well-known text");
    check_near("SRID=4326;POINT (35.04618 48.46502)", 35.04618, 48.46502, 1, "well-known text");
    check_near("48d27m54sN 35d2m46sE", 35.046111, 48.465, 15.4, dms);
    check_near("lat=48.46502&lon=35.04618", 35.04618, 48.46502, 1, decimal);
    check_near("35.04618,48.46502,17z", 35.04618, 48.46502, 1, decimal);
    check_near("48.46502N, 35.04618E (Dnipro)", 35.04618, 48.46502, 1, decimal);
    check_near("{\"type\":\"Point\",\"coordinates\":[35.04618,48.46502,12]}", 35.04618, 48.46502, 1, decimal);
    check_refused("48°27'54\"N", "only one of");
    check_refused("N48.5", "only one of");
    check_refused("95, 200", "neither order");
    check_refused("48°61'N 35°E", "more than 59");
    check_refused("91N 35E", "latitude 91 lies outside");
    check_refused("48.5N 35.1S", "both numbers are latitudes");
    check_refused("486054N 0350246E", "more than 59");
}

TEST_CASE("grids and codes") {
    check_near("36UXV1234567890", 34.546982, 49.353371, 1, "MGRS");
    check_near("36u xv 12345 67890", 34.546982, 49.353371, 1, "MGRS");
    check_near("MGRS 36UXV 12 67", 34.548999, 49.349832, 707, "MGRS");
    check_near("36UXV", 35.058466, 49.184448, 70'711, "MGRS");
    check_near("36N 612345 5467890", 34.546975, 49.353367, 1, "UTM");
    check_near("UTM zone 36U, 612345 mE, 5467890 mN", 34.546975, 49.353367, 1, "UTM");
    check_near("36U E612345 N5467890", 34.546975, 49.353367, 1, "UTM");
    check_near("5467890N 612345E 36U", 34.546975, 49.353367, 1, "UTM");
    const auto band = whenabouts::gazetteer::read_position("37S 400000 3900000");
    REQUIRE(band.position);
    CHECK(band.position->position.lat == doctest::Approx(35.2379).epsilon(1e-4));
    REQUIRE(band.position->other);
    CHECK(band.position->other->lat < 0);
    check_near("8GWQF28W+2X", 35.047438, 48.465062, 8.3, "plus code");
    // from the specification's own test data
    check_near("8FVC2222+22", 8.0000625, 47.0000625, 8.4, "plus code");
    check_near("7fg49qcj+2v", 2.7821875, 20.3700625, 9.5, "plus code");
    check_near("7FG49Q00+", 2.775, 20.375, 3'810, "plus code");
    check_near("geohash:u8vxn84m", 30.523338, 50.450201, 16, "geohash");
    check_near("361HN37", 0.041667, 0.041667, 6'552, "GARS");
    check_refused("36UXV12345", "5 digits");
    check_refused("36FXV1234567890", "MGRS");
    check_refused("36N 6123450 54678900", "UTM");
    check_refused("F28W+2X", "needs a place");
    const auto split = whenabouts::gazetteer::split_short_plus_code("F28W+2X, Dnipro");
    REQUIRE(split);
    CHECK(split->place == "Dnipro");
    const auto whole = whenabouts::gazetteer::complete_plus_code(split->code, {35.1, 48.4});
    REQUIRE(whole);
    CHECK(whole->position.lon == doctest::Approx(35.047438).epsilon(1e-6));
    CHECK(whenabouts::gazetteer::read_position("u8vxn84m").position->name_first);
}

TEST_CASE("addresses") {
    const std::string_view map = "address of an online map";
    check_near("geo:48.46502,35.04618", 35.04618, 48.46502, 1, "geo: URI");
    check_near("geo:48.465,35.046,120;crs=wgs84;u=250", 35.046, 48.465, 250, "geo: URI");
    check_near("geo:0,0?q=48.46502,35.04618(Dnipro)", 35.04618, 48.46502, 1, "geo: URI");
    check_refused("geo:48.465,35.046;crs=epsg3857", "epsg3857");
    check_refused("geo:48.465", "latitude,longitude");
    check_near("https://www.google.com/maps/@48.46502,35.04618,17z", 35.04618, 48.46502, 40, map);
    check_near("https://www.google.com/maps/place/X/@48.4,35.0,10z/data=!3m1!4b1!4m5!3d48.46502!4d35.04618", 35.04618,
               48.46502, 1, map);
    check_near("https://maps.google.com/?q=48.46502,35.04618", 35.04618, 48.46502, 1, map);
    check_near("https://www.google.com/maps/search/48.46502,+35.04618?entry=tts", 35.04618, 48.46502, 1, map);
    check_near("https://www.google.com/maps/place/48%C2%B027'54%22N+35%C2%B002'46%22E/@48.4,35.0,17z", 35.046111,
               48.465, 15.4, map);
    check_near("https://www.openstreetmap.org/#map=17/48.46502/35.04618", 35.04618, 48.46502, 40, map);
    check_near("https://www.openstreetmap.org/?mlat=48.46502&mlon=35.04618#map=9/48/35", 35.04618, 48.46502, 1, map);
    check_near("https://www.bing.com/maps?cp=48.46502~35.04618&lvl=17", 35.04618, 48.46502, 40, map);
    check_near("https://yandex.com/maps/?ll=35.04618%2C48.46502&z=17", 35.04618, 48.46502, 40, map);
    check_near("https://maps.apple.com/?ll=48.46502,35.04618&q=Pin", 35.04618, 48.46502, 1, map);
    check_near("google.com/maps/@48.46502,35.04618,17z", 35.04618, 48.46502, 40, map);
    check_near("https://geohack.toolforge.org/geohack.php?params=48_27_54_N_35_2_46_E_region:UA", 35.046111, 48.465,
               15.4, map);
    check_near("https://satellites.pro/#48.46502,35.04618,17", 35.04618, 48.46502, 40, map);
    check_refused("https://maps.app.goo.gl/AbCd1234", "short link");
    check_refused("https://example.org/page1", "no position");
    check_refused("https://www.google.com/maps/@98.4,35.0,17z", "outside");
}

TEST_CASE("names with digits are no positions") {
    for (const char* text :
         {"10:30", "3/4", "2023-12-30", "12-14", "30.12.2023", "District 9", "5 May", "10th", "Route 66", "fr24", "B52",
          "Kyiv 12 34", "1.2.3.4", "+380 44 123 45 67", "A1", "G20", "7 km"}) {
        CAPTURE(text);
        const auto read = whenabouts::gazetteer::read_position(text);
        CHECK_FALSE(read.position);
    }
}
