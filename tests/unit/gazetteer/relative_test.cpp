#include "gazetteer/relative/phrase.hpp"
#include "gazetteer/relative/placing.hpp"
#include "geodesy/ellipsoid.hpp"

#include <array>
#include <doctest/doctest.h>
#include <fstream>

using namespace whenabouts;
using namespace whenabouts::gazetteer;
using relative::Relation;

namespace {

const relative::Lexicon& lexicon() {
    static const auto loaded =
        relative::Lexicon::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons/relative_places.tsv");
    REQUIRE_MESSAGE(loaded, loaded.error().message());
    return *loaded;
}

struct Wanted {
    std::string_view text;
    Relation relation;
    std::vector<std::string> names;
    double distance_m = 0, bearing_deg = -1;
};
void check(const Wanted& wanted) {
    CAPTURE(wanted.text);
    const auto phrase = relative::parse_phrase(wanted.text, lexicon());
    REQUIRE(phrase);
    CHECK(static_cast<int>(phrase->relation) == static_cast<int>(wanted.relation));
    CHECK(phrase->names == wanted.names);
    CHECK(phrase->distance_m.value_or(0) == doctest::Approx(wanted.distance_m));
    CHECK(phrase->bearing_deg.value_or(-1) == doctest::Approx(wanted.bearing_deg));
}

} // namespace

TEST_CASE("phrases in English") {
    check({"20 km NW of Bakhmut", Relation::offset, {"Bakhmut"}, 20'000, 315});
    check({"about 12 miles south-east of the Khan Younis", Relation::offset, {"Khan Younis"}, 19'312.1, 135});
    check({"2.5km to the north of X", Relation::offset, {"X"}, 2'500, 0});
    check({"20-30 km east of Izium", Relation::offset, {"Izium"}, 25'000, 90});
    check({"five miles SSW of Tikrit, Iraq", Relation::offset, {"Tikrit, Iraq"}, 8'046.7, 202.5});
    check({"30 km from Kherson", Relation::ring, {"Kherson"}, 30'000});
    check({"within 1,000 metres of Kherson", Relation::within, {"Kherson"}, 1'000});
    check({"between Tokmak and Orikhiv", Relation::between, {"Tokmak", "Orikhiv"}});
    check({"near Avdiivka", Relation::near, {"Avdiivka"}});
    check({"in the vicinity of Deir ez-Zor", Relation::near, {"Deir ez-Zor"}});
    check({"on the outskirts of Mosul", Relation::outside, {"Mosul"}});
    check({"Mosul's western outskirts", Relation::outside, {"Mosul"}, 0, 270});
    check({"northern outskirts of Aleppo", Relation::outside, {"Aleppo"}, 0, 0});
    check({"north of Kherson", Relation::direction_of, {"Kherson"}, 0, 0});
    check({"to the south-west of Kherson", Relation::direction_of, {"Kherson"}, 0, 225});
    check({"in the north of Mali", Relation::part, {"Mali"}, 0, 0});
    check({"northern Gaza", Relation::part, {"Gaza"}, 0, 0});
    check({"southeastern part of Kherson region", Relation::part, {"Kherson region"}, 0, 135});
    check({"Aleppo's eastern countryside", Relation::part, {"Aleppo"}, 0, 90});
    check({"near the Syrian-Turkish border", Relation::border, {"Syrian", "Turkish"}});
    check({"the border between Syria and Turkey", Relation::border, {"Syria", "Turkey"}});
    check({"Syria's border with Turkey", Relation::border, {"Syria", "Turkey"}});
    check({"the Lebanese border", Relation::border, {"Lebanese"}});
    check({"near the border with Belarus", Relation::border, {"Belarus"}});
    check({"5 km from the Russian border", Relation::border, {"Russian"}, 5'000});
    check({"some 40 km (25 miles) south of Kharkiv", Relation::offset, {"Kharkiv"}, 40'000, 180});
    check({"within a 10 km radius of Chernobyl", Relation::within, {"Chernobyl"}, 10'000});
    check({"a suburb of Damascus", Relation::outside, {"Damascus"}});
    check({"off the coast of Yemen", Relation::coast, {"Yemen"}});
    check({"30 nautical miles off Hodeidah", Relation::coast, {"Hodeidah"}, 55'560});
    check({"on the road from Kyiv to Zhytomyr", Relation::road, {"Kyiv", "Zhytomyr"}});
    check({"Ivano-Frankivsk – Kalush highway", Relation::road, {"Ivano-Frankivsk", "Kalush"}});
}

TEST_CASE("phrases in Ukrainian and Russian") {
    check({"20 км на північний захід від Бахмута", Relation::offset, {"Бахмута"}, 20'000, 315});
    check({"в 20 км к северо-западу от Бахмута", Relation::offset, {"Бахмута"}, 20'000, 315});
    check({"в 5 километрах севернее Бахмута", Relation::offset, {"Бахмута"}, 5'000, 0});
    check({"між Токмаком і Оріховом", Relation::between, {"Токмаком", "Оріховом"}});
    check({"возле Авдеевки", Relation::near, {"Авдеевки"}});
    check({"на околиці Мар'їнки", Relation::outside, {"Мар'їнки"}});
    check({"на севере Сирии", Relation::part, {"Сирии"}, 0, 0});
    check({"восток Сирии", Relation::part, {"Сирии"}, 0, 90});
    check({"у границы с Украиной", Relation::border, {"Украиной"}});
    check({"біля узбережжя Одеси", Relation::coast, {"Одеси"}});
    check({"сирийско-турецкая граница", Relation::border, {"сирийско", "турецкая"}});
    check({"траса Київ – Одеса", Relation::road, {"Київ", "Одеса"}});
}

TEST_CASE("what is no phrase") {
    for (const char* text : {"", "Kyiv", "near", "20 km", "between Kyiv", "north", "border", "Rafah border crossing",
                             "Silk Road", "20 km NW of", "Long Beach, CA", "7 October", "off", "the the the"})
        CHECK_MESSAGE(!relative::parse_phrase(text, lexicon()), text);
}

TEST_CASE("places from phrases") {
    core::Place town;
    town.name = "Bakhmut";
    town.position = {38.0, 48.59};
    town.radius_m = 4'000;
    town.kind = core::PlaceKind::settlement;
    const auto place = [&](std::string_view text, std::vector<core::Place> anchors) {
        const auto phrase = relative::parse_phrase(text, lexicon());
        REQUIRE(phrase);
        const auto placed = relative::placed(*phrase, anchors, {});
        REQUIRE(placed);
        return placed->place;
    };
    const core::Place offset = place("20 km NW of Bakhmut", {town});
    CHECK(geodesy::course(town.position, offset.position).distance_m == doctest::Approx(20'000));
    CHECK(geodesy::course(town.position, offset.position).bearing_deg == doctest::Approx(315));
    // A sector of 45° leaves 7.65 km to each side, "20" 5 km along, the town its size.
    CHECK(offset.radius_m == doctest::Approx(10'000).epsilon(0.05));
    CHECK(place("20 km NNW of Bakhmut", {town}).radius_m < offset.radius_m);
    const core::Place ring = place("30 km from Bakhmut", {town});
    CHECK(ring.position == town.position);
    CHECK(ring.radius_m == doctest::Approx(39'000));
    core::Place other = town;
    other.position = {38.2, 48.59};
    const core::Place between = place("between Bakhmut and Soledar", {town, other});
    CHECK(between.position.lon == doctest::Approx(38.1).epsilon(1e-4));
    CHECK(core::distance_m(between.position, town.position) <= between.radius_m);
    CHECK(between.box->contains(town.position));
    CHECK_FALSE(
        relative::placed(*relative::parse_phrase("the Syrian-Turkish border", lexicon()), std::array{town, other}, {}));
}

TEST_CASE("a broken list of words is refused with its line") {
    const std::string file = std::string(WHENABOUTS_BINARY_DIR) + "/relative_words_broken.tsv";
    std::ofstream(file) << "# head\nnear\t-\tnear\nsideways\t3\tx\n";
    const auto loaded = relative::Lexicon::load(file);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().line == 3);
}
