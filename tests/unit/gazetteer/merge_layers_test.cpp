#include "core/output_file.hpp"
#include "gazetteer/further.hpp"
#include "sample_index.hpp"

#include <cstdlib>

using namespace whenabouts;
using gazetteer::FurtherFile;
using gazetteer::format::NameClass;

namespace {

FurtherFile layer_file() {
    std::vector<gazetteer::PlaceDraft> places;
    const auto settlement = core::PlaceKind::settlement;
    const auto p = NameClass::primary;
    places.push_back(
        sample::place("geonames:900001", settlement, "UA", "UA.26", {36.1, 47.5}, 40, {{p, "", "Novopil"}}));
    places.push_back(sample::place("geonames:900002", settlement, "UA", "UA.26", {35.13, 47.86}, 0,
                                   {{p, "", "Zaporizhzhia"}})); // a kilometre from the city
    places.push_back(
        sample::place("geonames:900003", settlement, "UA", "", {24.0, 49.8}, 5, {{p, "", "Zaporizhzhia"}}));
    places.push_back(sample::place("geonames:687700", settlement, "UA", "UA.26", {35.117, 47.852}, 710'052,
                                   {{p, "", "Zaporizhzhia"}, {p, "", "Aleksandrovsk"}}));
    auto region = sample::places()[2];
    region.borrowed = true;
    places.push_back(region);
    const auto file = sample::folder() / "layer.idx";
    REQUIRE(gazetteer::write_index(std::move(places), sample::words(), "a layer", file));
    return {"layer", file};
}

gazetteer::Gazetteer open_with(const std::vector<FurtherFile>& further) {
    REQUIRE(gazetteer::write_index(sample::places(), sample::words(), "sample", sample::folder() / "places.idx"));
    auto opened = gazetteer::Gazetteer::open(sample::folder(), "un", further);
    REQUIRE(opened);
    return std::move(*opened);
}

} // namespace

TEST_CASE("a further gazetteer answers what the built-in one does not know") {
    const auto gazetteer = open_with({layer_file()});
    const auto found = gazetteer.find("Novopil");
    REQUIRE(found.size() == 1);
    CHECK(found[0].place.id == "geonames:900001");
    CHECK(found[0].place.region == "Zaporizhzhia Oblast");
    CHECK(gazetteer.place("geonames:900001"));
    CHECK(gazetteer.find("Novopil, Zaporizhzhia Oblast").size() == 1);
    CHECK(gazetteer.find("Novopyl").at(0).place.id == "geonames:900001"); // near spelling
}

TEST_CASE("answers stand in one ranking, a place of several gazetteers once") {
    const auto found = open_with({layer_file()}).find("Zaporizhzhia");
    REQUIRE(found.size() == 3);
    CHECK(found[0].place.id == "geonames:687700"); // once, though both have it
    double total = 0;
    std::size_t villages = 0;
    for (const auto& candidate : found) {
        total += candidate.score;
        if (candidate.place.id == "geonames:900003") ++villages;
        CHECK(candidate.place.id != "geonames:900002"); // a kilometre from the city of that name
    }
    CHECK(total <= 1.0);
    CHECK(villages == 1);
}

TEST_CASE("a name of a further gazetteer outranks near spellings of the built-in one") {
    std::vector<gazetteer::PlaceDraft> places;
    places.push_back(sample::place("layer:1", core::PlaceKind::facility, "CN", "", {116, 40}, 0,
                                   {{NameClass::primary, "", "Beijin"}}));
    const auto file = sample::folder() / "near.idx";
    REQUIRE(gazetteer::write_index(std::move(places), {}, "a layer", file));
    const std::vector<FurtherFile> further{{"near", file}};
    const auto found = open_with(further).find("Beijin");
    REQUIRE(found.size() == 1);
    CHECK(found[0].place.id == "layer:1");
}

TEST_CASE("a damaged further gazetteer is told and left out") {
    const auto file = sample::folder() / "broken.idx";
    REQUIRE(core::write_file(file, "no index", true));
    const auto gazetteer = open_with({{"broken", file}});
    REQUIRE(gazetteer.problems().size() == 1);
    CHECK(gazetteer.problems()[0].message().find("broken.idx: is too short") != std::string::npos);
    CHECK(gazetteer.problems()[0].message().find("gazetteer remove broken") != std::string::npos);
    CHECK(gazetteer.find("Beijing").size() == 1);
}

TEST_CASE("names of further gazetteers are file names") {
    CHECK(gazetteer::further_name("/x/allCountries.zip") == "allCountries");
    CHECK(gazetteer::further_name("../Мій шар.gpkg").find('/') == std::string::npos);
    CHECK(gazetteer::further_file("/f", "UA")->string() == "/f/UA.idx");
    for (const char* bad : {"", "../x", "a/b", ".hidden", "-x", "a b", "\n"})
        CHECK_FALSE(gazetteer::further_file("/f", bad));
}
