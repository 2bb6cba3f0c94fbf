#include "geodata/mapped_basemap.hpp"
#include "geodata/pack.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace whenabouts;
using geodata::Detail;
using geodata::LineClass;

namespace {

constexpr const char* folder = WHENABOUTS_BINARY_DIR "/geodata";
constexpr core::Box ukraine{21, 43.5, 41, 53};

const geodata::Pack& pack() {
    static const auto opened = geodata::Pack::open(folder);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().message()));
    return *opened;
}

geodata::ViewpointIndex view(const char* code) {
    const auto found = pack().viewpoint(code);
    REQUIRE(found.has_value());
    return *found;
}

double doubled_area(const geodata::Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    }
    return sum;
}

} // namespace

TEST_CASE("every arc has a unit on one side or two, and is in both their lists") {
    const auto basemap = geodata::MappedBasemap::open(std::string(folder) + "/basemap.bin");
    REQUIRE(basemap.has_value());
    std::vector<int> listed(basemap->arcs().size(), 0);
    for (std::uint32_t unit = 0; unit < basemap->units().size(); ++unit) {
        for (const auto arc : basemap->arcs_of(unit)) {
            ++listed[arc];
            const auto& record = basemap->arcs()[arc];
            CHECK((record.left == static_cast<std::int32_t>(unit) || record.right == static_cast<std::int32_t>(unit)));
        }
    }
    for (std::size_t a = 0; a < listed.size(); ++a) {
        const auto& arc = basemap->arcs()[a];
        REQUIRE(arc.left != arc.right);
        REQUIRE(listed[a] == (arc.left >= 0 ? 1 : 0) + (arc.right >= 0 ? 1 : 0));
    }
}

TEST_CASE("arcs keep their ends at every level, so nothing tears") {
    const auto basemap = geodata::MappedBasemap::open(std::string(folder) + "/basemap.bin");
    REQUIRE(basemap.has_value());
    std::vector<core::LonLat> fine;
    std::vector<core::LonLat> coarse;
    for (const auto& arc : basemap->arcs()) {
        fine.clear();
        basemap->decode_arc(arc.levels[0], fine);
        REQUIRE(fine.size() == arc.levels[0].count);
        REQUIRE(fine.size() >= 2);
        const bool is_loop = arc.first_node == arc.last_node;
        REQUIRE((fine.front() == fine.back()) == is_loop);
        for (std::size_t level = 1; level < arc.levels.size(); ++level) {
            coarse.clear();
            basemap->decode_arc(arc.levels[level], coarse);
            REQUIRE(coarse.size() <= fine.size());
            if (coarse.empty()) {
                REQUIRE((is_loop && level > 1));
                continue;
            }
            REQUIRE(coarse.front() == fine.front());
            REQUIRE(coarse.back() == fine.back());
        }
    }
}

TEST_CASE("the outline of every country closes at every level") {
    for (const auto detail : {Detail::full, Detail::km1, Detail::km4, Detail::km16}) {
        for (const auto& area : pack().countries(view("un"), detail, core::world_box)) {
            double sum = 0;
            for (const auto& ring : area.rings) {
                REQUIRE(ring.size() >= 4);
                REQUIRE(ring.front() == ring.back());
                sum += doubled_area(ring);
            }
            INFO(area.country << " at " << static_cast<int>(detail));
            CHECK(sum > 0);
        }
    }
}

TEST_CASE("no detail but the coarsest loses an island") {
    const auto full = pack().land(Detail::full, core::world_box);
    CHECK(pack().land(Detail::km1, core::world_box).size() == full.size());
    CHECK(pack().land(Detail::km16, core::world_box).size() < full.size());
    const auto vatican = pack().unit_at({12.453, 41.903});
    REQUIRE(vatican.has_value());
    CHECK_FALSE(pack().outline(std::vector{*vatican}, Detail::km16).empty());
}

TEST_CASE("dissolving a country leaves no inner border") {
    const auto units = pack().units_of_country("UA", view("un"));
    CHECK(units.size() == 27);
    const auto rings = pack().outline(units, Detail::km1);
    const auto largest = std::max_element(
        rings.begin(), rings.end(), [](const auto& a, const auto& b) { return doubled_area(a) < doubled_area(b); });
    REQUIRE(largest != rings.end());
    CHECK(pack().area_km2(units) == doctest::Approx(603600).epsilon(0.02));
    CHECK(pack().outline({}, Detail::km1).empty());
}

TEST_CASE("the line between Crimea and Kherson is dashed, the Kerch side is coast") {
    for (const char* code : {"un", "ua", "ru", "de_facto"}) {
        INFO(code);
        bool found = false;
        for (const auto& line : pack().lines(view(code), LineClass::disputed, Detail::km1, {33.4, 45.9, 34.9, 46.25})) {
            found = found || line.note == "Administrative boundary of Crimea";
        }
        CHECK(found);
    }
    for (const auto& line : pack().lines(view("un"), Detail::km1, {36.2, 45.0, 36.7, 45.5})) {
        const bool is_water = line.line_class == LineClass::coast || line.line_class == LineClass::region;
        CHECK(is_water);
    }
}

TEST_CASE("the United Nations' view draws the recognised border of Ukraine and Russia solid") {
    for (const auto& line : pack().lines(view("un"), Detail::km1, {37, 46.9, 41, 53})) {
        const std::set<std::string_view> sides{line.left_country, line.right_country};
        if (sides == std::set<std::string_view>{"UA", "RU"}) {
            CHECK(line.line_class == LineClass::country);
        }
    }
}

TEST_CASE("lines come once, in their classes, and touch the box") {
    const auto all = pack().lines(view("un"), Detail::km1, ukraine);
    std::size_t by_class = 0;
    for (const auto line_class : {LineClass::coast, LineClass::country, LineClass::disputed, LineClass::region}) {
        const auto some = pack().lines(view("un"), line_class, Detail::km1, ukraine);
        CHECK_FALSE(some.empty());
        by_class += some.size();
        for (const auto& line : some) {
            CHECK(line.line_class == line_class);
            CHECK(line.points.size() >= 2);
            CHECK((line_class != LineClass::coast || line.left_country.empty() || line.right_country.empty()));
        }
    }
    CHECK(by_class == all.size());
    CHECK(pack().lines(view("un"), Detail::km1, {-40, 20, -35, 25}).empty());
}

TEST_CASE("the cuts at the antimeridian and the pole are no coast") {
    for (const auto& line : pack().lines(view("un"), Detail::full, core::world_box)) {
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            const auto a = line.points[i];
            const auto b = line.points[i + 1];
            CHECK_FALSE((std::abs(a.lon) == 180 && a.lon == b.lon && a.lat != b.lat));
            CHECK_FALSE((a.lat == -90 && b.lat == -90));
        }
    }
}

TEST_CASE("a box across the antimeridian sees both sides") {
    std::set<bool> sides;
    for (const auto& line : pack().lines(view("un"), LineClass::coast, Detail::km1, {178, -18, -178, -15})) {
        for (const auto& point : line.points) {
            sides.insert(point.lon > 0);
        }
    }
    CHECK(sides.size() == 2);
}

TEST_CASE("water and claims come with names") {
    std::set<std::string_view> rivers;
    for (const auto& river : pack().rivers(Detail::km1, ukraine, 4)) {
        rivers.insert(river.name);
        CHECK(river.rank <= 4);
    }
    CHECK(rivers.contains("Dnipro"));
    std::set<std::string_view> lakes;
    for (const auto& lake : pack().lakes(Detail::km1, ukraine)) {
        lakes.insert(lake.name);
        for (const auto& ring : lake.rings) {
            CHECK(ring.front() == ring.back());
        }
    }
    CHECK(lakes.contains("Kakhovka Reservoir"));
    std::set<std::string_view> claims;
    for (const auto& claim : pack().claim_lines(view("un"), Detail::km1, core::world_box)) {
        claims.insert(claim.name);
    }
    CHECK(claims.contains("Aksai Chin"));
    CHECK(claims.contains("Arunachal Pradesh"));
    CHECK(claims.contains("Japanese claim"));
    CHECK_FALSE(claims.contains("Crimea"));
    CHECK_FALSE(claims.contains("Ukrainian claim"));
    CHECK_FALSE(pack().classed_lines(Detail::km1, core::world_box).empty());
}

TEST_CASE("the legend tells what is disputed") {
    const auto areas = pack().disputed_areas(view("un"), ukraine);
    const auto crimea =
        std::find_if(areas.begin(), areas.end(), [](const auto& area) { return area.name == "Crimea"; });
    REQUIRE(crimea != areas.end());
    CHECK(crimea->box.contains(crimea->label));
    CHECK(crimea->statement == "Crimea: controlled by Russia, claimed by Ukraine, Russia; shown as Ukraine (UN view)");
    CHECK(pack().disputed_areas(view("un"), {-100, 35, -90, 45}).empty());
}
