#include "golden.hpp"
#include "render/render.hpp"
#include "scene/crowd.hpp"
#include "scene/figure.hpp"
#include "timeline/columns_of.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;

namespace {

/// What every page is made from, opened once; the geodata lies in the build folder.
struct Parts {
    core::Result<basemap::Basemap> basemap =
        basemap::Basemap::open(std::filesystem::path(WHENABOUTS_BINARY_DIR) / "geodata");
    core::Result<taxonomy::Taxonomy> taxonomy;
    core::Result<scene::Style> light, dark;
};

const Parts& parts() {
    static const std::filesystem::path assets = std::filesystem::path(WHENABOUTS_GOLDEN_DIR) / ".." / ".." / "assets";
    static const Parts all{.taxonomy = taxonomy::Taxonomy::load(assets),
                           .light = scene::load_theme(assets, "light"),
                           .dark = scene::load_theme(assets, "dark")};
    return all;
}

core::Incident incident(const char* title, const char* when, const char* category, core::PlacePrecision precision,
                        const char* place, const char* country = "") {
    static std::int64_t last = 0;
    core::Incident one;
    one.id = ++last;
    one.title = title;
    one.category = category;
    one.when.span = *core::TimeSpan::parse(when);
    one.where.precision = precision;
    one.where.name = place;
    one.where.country = country;
    return one;
}

core::Incident at(core::Incident one, double lon, double lat, double radius_m) {
    one.where.position = core::LonLat{lon, lat};
    one.where.radius_m = radius_m;
    return one;
}

core::Incident in(core::Incident one, const char* place_id) {
    one.where.place_id = place_id;
    return one;
}

using enum core::PlacePrecision;

/// A page as wide as a column of text, coarse enough to be kept.
void check_page(const std::string& name, const std::vector<core::Incident>& incidents,
                scene::FigureOptions options = {}, bool dark = false) {
    const Parts& p = parts();
    REQUIRE(p.basemap.has_value());
    REQUIRE(p.taxonomy.has_value());
    const core::Result<scene::Style>& style = dark ? p.dark : p.light;
    REQUIRE(style.has_value());
    options.width_px = 720;
    options.height_px = 480;
    options.px_per_mm = 90 / 25.4;
    const auto figure = scene::compose_figure(*p.basemap, *p.taxonomy, golden::fonts(), incidents, *style, options);
    REQUIRE(figure.has_value());
    golden::check(name, render::picture(figure->scene, golden::fonts()));
}

} // namespace

TEST_CASE("map: a report's two incidents, one in an oblast, one in a country") {
    if (!golden::has_card_fonts()) return;
    check_page("map_ukraine", {in(incident("Missile lands in an open field", "2023-12-30", "missile_strike", adm1,
                                           "Zaporizhzhia Oblast", "UA"),
                                  "geonames:687699"),
                               incident("Overnight attack with several missiles", "2024-01-02", "missile_strike",
                                        country, "Ukraine", "UA")});
}

TEST_CASE("map: across the world") {
    if (!golden::has_card_fonts()) return;
    check_page(
        "map_world",
        {at(incident("Shelling of a district", "2024-01-03", "shelling", settlement, "Kharkiv"), 36.23, 49.99, 9'000),
         at(incident("Air strike on a market", "2024-01-05", "air_strike", settlement, "Khartoum"), 32.53, 15.5,
            12'000),
         at(incident("Protest dispersed", "2024-01-16", "protest", settlement, "Caracas"), -66.9, 10.49, 8'000),
         at(incident("Ship hit by a drone", "2024-01-20", "drone_attack", near, "Gulf of Aden"), 44.5, 12.2, 60'000),
         in(incident("Attack on a village", "2024-01-10", "armed_clash", adm1, "Queensland", "AU"), "AU.04")});
}

TEST_CASE("map: a strip of land, radii seen as circles") {
    if (!golden::has_card_fonts()) return;
    check_page("map_gaza",
               {at(incident("Air strike on a building", "2023-11-02", "air_strike", settlement, "Gaza City"), 34.4667,
                   31.5017, 4'000),
                at(incident("House hit", "2023-11-03", "shelling", exact, "Sderot"), 34.5953, 31.525, 50),
                at(incident("Convoy hit", "2023-11-04", "air_strike", settlement, "Rafah"), 34.2453, 31.2968, 3'000)});
}

TEST_CASE("map: lines of control") {
    if (!golden::has_card_fonts()) return;
    scene::FigureOptions options;
    options.extent = core::Box{71, 31, 81, 37.5};
    check_page("map_kashmir",
               {at(incident("Exchange of fire", "2021-02-10", "armed_clash", near, "near Uri"), 74.3, 34.1, 25'000)},
               options);
}

TEST_CASE("map: across the antimeridian") {
    if (!golden::has_card_fonts()) return;
    check_page("map_fiji", {incident("Cyclone", "2016-02-20", "storm", country, "Fiji", "FJ"),
                            at(incident("Ship in distress", "2022-01-16", "accident", near, "north of Fiji"), -179.6,
                               -15, 300'000)});
}

TEST_CASE("map: over the pole") {
    if (!golden::has_card_fonts()) return;
    check_page(
        "map_arctic",
        {at(incident("Icebreaker in collision", "2023-08-14", "accident", near, "East Siberian Sea"), 178, 79, 200'000),
         at(incident("Research camp lost", "2023-04-01", "accident", near, "near the North Pole"), 10, 88.5, 250'000)});
}

TEST_CASE("map: possible dates hollow, unlocated listed, in the dark") {
    if (!golden::has_card_fonts()) return;
    scene::FigureOptions options;
    options.window = core::TimeSpan::parse("2024-01-01/2024-01-03")->window();
    check_page("map_possible",
               {at(incident("Strike in the city", "2024-01-02", "missile_strike", settlement, "Zaporizhzhia"), 35.14,
                   47.84, 9'100),
                at(incident("Strike some day in the winter", "2023-12/2024-02", "air_strike", settlement, "Kharkiv"),
                   36.23, 49.99, 9'000),
                in(incident("Drone attack in January", "2024-01", "drone_attack", adm1, "Poltava Oblast", "UA"),
                   "geonames:696634"),
                incident("An attack no source places", "2024-01-02", "missile_strike", none, "")},
               options, true);
}

TEST_CASE("map: many at one place") {
    if (!golden::has_card_fonts()) return;
    std::vector<core::Incident> incidents;
    for (int i = 0; i < 300; ++i)
        incidents.push_back(
            at(incident("Shelling", "2022-03-01", i % 3 == 0 ? "shelling" : "air_strike", settlement, "Kharkiv"),
               36.23 + 0.00003 * i, 49.98 + 0.002 * (i % 40 == 0 ? i : 0), 9'000));
    check_page("map_heap", incidents);
}

TEST_CASE("map: more than symbols can show, with places known to the spot, to 60 km, to a region") {
    if (!golden::has_card_fonts()) return;
    const Parts& p = parts();
    REQUIRE(p.basemap.has_value());
    std::vector<core::Incident> incidents;
    for (int i = 0; i < 9'000; ++i) {
        // A spiral of towns, emptier outwards; numbers that are the same on every machine.
        const double turn = (i % 450) * 0.7, reach = (i % 450) / 450.0;
        core::Incident one = at(incident("Shelling", i % 5 == 0 ? "2022-03" : "2022-03-01", "shelling", settlement, ""),
                                34.5 + 6 * reach * std::cos(turn), 48.6 + 3 * reach * std::sin(turn), 3'000);
        if (i % 9 == 4) one.where.radius_m = 60'000;
        if (i % 40 == 7)
            one = in(incident("Shelling", "2022-03-01", "shelling", adm1, "Poltava Oblast", "UA"), "geonames:696634");
        incidents.push_back(std::move(one));
    }
    const auto rows = std::make_shared<const timeline::KeptRows>(
        std::make_shared<const timeline::Columns>(timeline::columns_of(incidents)));
    const auto crowd = std::make_shared<const scene::Crowd>(scene::make_crowd(rows, *p.taxonomy, *p.basemap));
    scene::FigureOptions options;
    options.window = core::TimeSpan::parse("2022-03-01/2022-03-05")->window();
    options.width_px = 720;
    options.height_px = 480;
    options.px_per_mm = 90 / 25.4;
    for (const bool dark : {false, true}) {
        const auto figure =
            scene::compose_figure(*p.basemap, *p.taxonomy, golden::fonts(), crowd, dark ? *p.dark : *p.light, options);
        REQUIRE(figure.has_value());
        CHECK(figure->counts.shown == 9'000);
        golden::check(dark ? "map_density-dark" : "map_density", render::picture(figure->scene, golden::fonts()));
    }
}

TEST_CASE("map: nothing to show, and another projection") {
    if (!golden::has_card_fonts()) return;
    check_page("map_empty", {});
    scene::FigureOptions options;
    options.projection = "lcc";
    options.extent = core::Box{-12, 35, 32, 60};
    options.title = "Europe";
    check_page("map_conic", {}, options);
}
