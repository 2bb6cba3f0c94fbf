#include "gazetteer/geonames_rows.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace whenabouts;
using namespace whenabouts::gazetteer;
using format::NameClass;

namespace {

std::string row(std::string_view lat = "48.5", std::string_view lon = "38.0", std::string_view name = "Bakhmut") {
    return fmt::format("100\t{}\tBakhmut\tArtemivsk,Артемівськ\t{}\t{}\tP\tPPLA2\tUA\t\t05\t0501\t\t\t73212\t\t\t"
                       "Europe/Kyiv\t2024-01-01",
                       name, lat, lon);
}

} // namespace

TEST_CASE("a line of a dump is a place with its names") {
    const auto read = geonames_place(row(), true);
    REQUIRE(read);
    CHECK(read->number == 100);
    CHECK(read->place.id == "geonames:100");
    CHECK(read->place.kind == core::PlaceKind::settlement);
    CHECK(read->place.feature == "P.PPLA2");
    CHECK(read->place.region_code == "UA.05");
    CHECK(read->place.district_code == "UA.05.0501");
    CHECK(read->place.population == 73212);
    CHECK(read->place.position == core::LonLat{38.0, 48.5});
    REQUIRE(read->place.names.size() == 3);
    CHECK(read->place.names[2].text == "Артемівськ");
    CHECK(geonames_place(row(), false)->place.names.size() == 1);
}

TEST_CASE("what is wrong with a line is said") {
    const auto why = [](std::string_view line) { return geonames_place(line, true).error().what; };
    CHECK(why("1\ttoo\tshort") == "has 3 fields, not 19");
    CHECK(why(row("95")) == "has no position in the world");
    CHECK(why(row("nan")) == "has no position in the world");
    CHECK(why(row("48,5")) == "has no position in the world");
    CHECK(why(row("48.5", "38", "")) == "has no name");
    CHECK(why(row("48.5", "38", "\xFF")) == "is not UTF-8");
    CHECK(why("x" + row()) == "has no geonameid: 'x100'");
}

TEST_CASE("further names carry their class and language; links and postal codes are no names") {
    const auto read = [](std::string_view line) { return geonames_alternate(line).value(); };
    CHECK(read("1\t100\tuk\tБахмут\t1\t\t\t").name.name_class == NameClass::official);
    CHECK(read("1\t100\tuk\tБахмут\t1\t\t\t").name.language == "uk");
    CHECK(read("1\t100\tru\tАртёмовск\t\t\t\t1\t1924\t2016").name.name_class == NameClass::historic);
    CHECK(read("1\t100\tiata\tBHM\t\t\t\t").name.name_class == NameClass::abbreviation);
    CHECK(read("1\t100\tlink\thttps://en.wikipedia.org/wiki/Bakhmut\t\t\t\t").number == 0);
    CHECK(read("1\t100\tpost\t84500\t\t\t\t").number == 0);
    CHECK_FALSE(geonames_alternate("1\tx\tuk\tБахмут\t\t\t\t"));
    CHECK_FALSE(geonames_alternate("1\t100"));
}

TEST_CASE("the table is known by its fields") {
    CHECK(geonames_table(row()) == GeonamesTable::places);
    CHECK(geonames_table("1\t100\tuk\tБахмут\t1\t\t\t\t\t") == GeonamesTable::alternates);
    CHECK(geonames_table("name,lon,lat") == GeonamesTable::neither);
    CHECK(geonames_table("a\tb\tc\td\te\tf\tg\th") == GeonamesTable::neither);
}
