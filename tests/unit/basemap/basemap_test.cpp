#include "basemap/basemap.hpp"
#include "basemap/town_table.hpp"

#include "core/output_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;
using basemap::Label;

namespace {
const std::filesystem::path folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "geodata";

bool has(const std::vector<Label>& labels, Label::Kind kind, std::string_view text) {
    return std::any_of(labels.begin(), labels.end(), [&](const Label& l) { return l.kind == kind && l.text == text; });
}
} // namespace

TEST_CASE("the detail follows the scale") {
    CHECK(basemap::Basemap::detail_for(100) == geodata::Detail::full);
    CHECK(basemap::Basemap::detail_for(1'000) == geodata::Detail::km1);
    CHECK(basemap::Basemap::detail_for(4'000) == geodata::Detail::km4);
    CHECK(basemap::Basemap::detail_for(25'000) == geodata::Detail::km16);
}

TEST_CASE("names come by place, scale and language") {
    const auto map = basemap::Basemap::open(folder);
    REQUIRE(map.has_value());
    CHECK(map->viewpoint() == "un");
    const core::Box ukraine{22, 44, 40.5, 52.5};
    const auto labels = map->labels(ukraine, 2'000);
    CHECK(has(labels, Label::Kind::country, "Ukraine"));
    CHECK(has(labels, Label::Kind::capital, "Kyiv"));
    CHECK(has(labels, Label::Kind::town, "Zaporizhzhia"));
    CHECK(has(labels, Label::Kind::region, "Zaporizhzhia Oblast"));
    CHECK(has(labels, Label::Kind::sea, "Black Sea"));
    CHECK(has(map->labels(ukraine, 2'000, "uk"), Label::Kind::capital, "Київ"));
    const auto world = map->labels(core::world_box, 25'000);
    CHECK_FALSE(has(world, Label::Kind::town, "Zaporizhzhia"));
    CHECK(has(world, Label::Kind::sea, "Indian Ocean"));
}

TEST_CASE("regions of conflict have the units they are made of") {
    const auto map = basemap::Basemap::open(folder);
    REQUIRE(map.has_value());
    CHECK(map->units_of_place("geonames:687699").size() == 1);
    CHECK(map->units_of_place("region:donbas").size() == 2);
    CHECK(map->units_of_place("region:nowhere").empty());
}

TEST_CASE("a missing folder and an unknown viewpoint are refused") {
    CHECK_FALSE(basemap::Basemap::open(folder / "nowhere").has_value());
    CHECK_FALSE(basemap::Basemap::open(folder, "atlantis").has_value());
}

TEST_CASE("towns are read as far as asked, an unsorted table whole") {
    const std::filesystem::path file = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "town_table_test.tsv";
    REQUIRE(core::write_file(file,
                             "id\tname\tlon\tlat\tfeature\tcountry\tpopulation\trank\n"
                             "1\tBig\t10\t50\tPPLC\tDE\t5000000\t1\n"
                             "2\tMiddle\t11\t51\tPPL\tDE\t90000\t7\n"
                             "3\tSmall\t12\t52\tPPL\tDE\t900\t12\n",
                             true)
                .has_value());
    for (const bool sorted : {true, false}) {
        basemap::TownTable towns(file, sorted);
        CHECK(towns.find({0, 40, 20, 60}, 3, 10).size() == 1);
        CHECK(towns.find({0, 40, 20, 60}, 8, 10).size() == 2);
        CHECK(towns.find({0, 40, 20, 60}, 14, 10).size() == 3);
        CHECK(towns.find({0, 40, 20, 60}, 14, 1).front().name == "Big");
        CHECK(towns.find({11.5, 40, 20, 60}, 14, 10).size() == 1);
    }
    std::filesystem::remove(file);
    basemap::TownTable missing(file, true);
    CHECK(missing.find(core::world_box, 14, 10).empty());
    CHECK(basemap::rank_by_population(12'000'000) == 0);
    CHECK(basemap::rank_by_population(0) == 13);
}
