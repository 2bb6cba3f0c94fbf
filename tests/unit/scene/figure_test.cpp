#include "scene/figure.hpp"
#include "scene/incident_groups.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;

namespace {

const std::filesystem::path geodata_folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "geodata";
const std::filesystem::path assets = std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets";

/// Everything a page is made from, opened once.
struct Parts {
    core::Result<basemap::Basemap> basemap = basemap::Basemap::open(geodata_folder);
    core::Result<taxonomy::Taxonomy> taxonomy = taxonomy::Taxonomy::load(assets);
    core::Result<lettering::Fonts> fonts = lettering::Fonts::open();
    core::Result<scene::Style> style = scene::load_theme(assets, "light");
};
const Parts& parts() {
    static const Parts all;
    REQUIRE(all.basemap.has_value());
    REQUIRE(all.taxonomy.has_value());
    REQUIRE(all.fonts.has_value());
    REQUIRE(all.style.has_value());
    return all;
}

core::Incident incident(std::int64_t id, const char* when, core::PlacePrecision precision) {
    core::Incident one;
    one.id = id;
    one.title = "Strike " + std::to_string(id);
    one.category = "missile_strike";
    one.when.span = *core::TimeSpan::parse(when);
    one.where.precision = precision;
    return one;
}

core::Incident at(core::Incident one, double lon, double lat, double radius_m) {
    one.where.position = core::LonLat{lon, lat};
    one.where.radius_m = radius_m;
    return one;
}

std::vector<core::Incident> report() {
    core::Incident oblast = at(incident(1, "2023-12-30", core::PlacePrecision::adm1), 35.7, 47.3, 110'000);
    oblast.where.place_id = "geonames:687699";
    oblast.where.name = "Zaporizhzhia Oblast";
    oblast.where.country = "UA";
    core::Incident country = incident(2, "2024-01-02", core::PlacePrecision::country);
    country.where.country = "UA";
    country.where.name = "Ukraine";
    return {country, oblast};
}

core::Result<scene::Figure> figure(const std::vector<core::Incident>& incidents,
                                   const scene::FigureOptions& options = {}) {
    const Parts& p = parts();
    return scene::compose_figure(*p.basemap, *p.taxonomy, *p.fonts, incidents, *p.style, options);
}

const scene::Layer& layer(const scene::Scene& scene, std::string_view name) {
    const auto found =
        std::find_if(scene.layers.begin(), scene.layers.end(), [&](const auto& l) { return l.name == name; });
    REQUIRE(found != scene.layers.end());
    return *found;
}

template <class Kind>
std::size_t count(const scene::Layer& layer) {
    return static_cast<std::size_t>(
        std::count_if(layer.elements.begin(), layer.elements.end(),
                      [](const scene::Element& e) { return std::holds_alternative<Kind>(e); }));
}

std::vector<std::string> texts(const scene::Scene& scene) {
    std::vector<std::string> out;
    for (const scene::Layer& one : scene.layers)
        for (const scene::Element& element : one.elements)
            if (const auto* text = std::get_if<scene::Text>(&element)) out.push_back(text->utf8);
    return out;
}

bool says(const scene::Scene& scene, std::string_view words) {
    const auto all = texts(scene);
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("a region and a country are drawn as areas, never as points") {
    const auto made = figure(report());
    REQUIRE(made.has_value());
    CHECK(made->counts.text() == "2 incidents: 1 in a region, 1 by country only");
    CHECK(made->title == "Incidents in Ukraine");
    CHECK(made->subtitle.starts_with("30 Dec 2023 – 2 Jan 2024"));
    const scene::Layer& areas = layer(made->scene, "areas");
    CHECK(count<scene::HatchFill>(areas) == 2);
    CHECK(count<scene::Symbol>(areas) == 0);
    REQUIRE(made->scene.marks.size() == 2);
    for (const scene::Mark& mark : made->scene.marks) CHECK_FALSE(mark.area.empty());
}

TEST_CASE("the page says whose borders it shows, what is disputed and where its data comes from") {
    const auto made = figure(report());
    REQUIRE(made.has_value());
    for (const char* words : {"Incidents in Ukraine", "30 December 2023", "Zaporizhzhia Oblast",
                              "Only the country is known", "Somewhere in this area", "Disputed border",
                              "Borders: UN view", "Crimea", "Natural Earth", "km", "UKRAINE", "Kyiv", "Black Sea"}) {
        CAPTURE(words);
        CHECK(says(made->scene, words));
    }
}

TEST_CASE("a spot with a radius is a symbol in its circle; possible ones are hollow") {
    std::vector<core::Incident> incidents{
        at(incident(1, "2024-01-02", core::PlacePrecision::settlement), 35.117, 47.85, 9'000),
        at(incident(2, "2023-12/2024-02", core::PlacePrecision::settlement), 36.23, 49.99, 9'000)};
    scene::FigureOptions options;
    options.window = core::TimeSpan::parse("2024-01-01/2024-01-03")->window();
    const auto made = figure(incidents, options);
    REQUIRE(made.has_value());
    CHECK(made->counts.shown == 2);
    CHECK(made->counts.possible == 1);
    CHECK(made->scene.drawn.circles);
    std::size_t hollow = 0;
    for (const scene::Element& element : layer(made->scene, "incidents").elements)
        if (const auto* symbol = std::get_if<scene::Symbol>(&element)) hollow += symbol->hollow ? 1 : 0;
    CHECK(hollow == 1);
    CHECK(says(made->scene, "Only possibly in these dates"));
    options.possible = false;
    CHECK(figure(incidents, options)->counts.shown == 1);
}

TEST_CASE("what lies outside the map is said to") {
    scene::FigureOptions options;
    options.extent = core::Box{-12, 35, 10, 45};
    auto incidents = report();
    incidents.push_back(at(incident(3, "2024-01-02", core::PlacePrecision::settlement), 36.23, 49.99, 9'000));
    const auto made = figure(incidents, options);
    REQUIRE(made.has_value());
    CHECK(made->counts.outside == 3);
    CHECK(made->counts.text() == "3 incidents: 3 outside this map");
}

TEST_CASE("unlocated incidents are counted and listed") {
    auto incidents = report();
    incidents.push_back(incident(3, "2024-01-01", core::PlacePrecision::none));
    const auto made = figure(incidents);
    REQUIRE(made.has_value());
    CHECK(made->counts.unlocated == 1);
    CHECK(says(made->scene, "place not known"));
    CHECK(made->scene.marks.size() == 2);
}

TEST_CASE("five hundred in one town become one symbol with their number") {
    std::vector<core::Incident> incidents;
    for (int i = 0; i < 500; ++i)
        incidents.push_back(
            at(incident(i + 1, "2024-01-02", core::PlacePrecision::settlement), 36.23 + i * 1e-5, 49.98, 9'000));
    const auto made = figure(incidents);
    REQUIRE(made.has_value());
    CHECK(made->scene.drawn.heaps);
    CHECK(says(made->scene, "500"));
    CHECK(made->scene.marks.size() == 500);
    CHECK(count<scene::Symbol>(layer(made->scene, "incidents")) == 2); // the heap and its halo
}

TEST_CASE("no incidents give a world map that says so") {
    const auto made = figure({});
    REQUIRE(made.has_value());
    CHECK(made->counts.text() == "0 incidents");
    CHECK(made->projection_name.starts_with("Equal Earth"));
}

TEST_CASE("the order of the rows changes nothing, and two runs give the same scene") {
    auto incidents = report();
    const auto first = figure(incidents);
    std::reverse(incidents.begin(), incidents.end());
    const auto second = figure(incidents);
    REQUIRE(first.has_value());
    REQUIRE(second.has_value());
    CHECK(texts(first->scene) == texts(second->scene));
    const auto same = figure(report());
    for (std::size_t i = 0; i < first->scene.layers.size(); ++i)
        CHECK(first->scene.layers[i].elements.size() == same->scene.layers[i].elements.size());
}

TEST_CASE("names do not overlap each other") {
    const auto made = figure(report());
    REQUIRE(made.has_value());
    const Parts& p = parts();
    struct Box {
        double left, top, right, bottom;
    };
    std::vector<Box> boxes;
    for (const scene::Element& element : layer(made->scene, "labels").elements) {
        const auto* text = std::get_if<scene::Text>(&element);
        if (text == nullptr || !text->along.empty()) continue;
        const auto extent =
            p.fonts->measure(text->utf8, {text->size_px, text->bold, text->italic, text->letter_spacing});
        boxes.push_back({text->anchor.x + extent.ink_left, text->anchor.y + extent.ink_top,
                         text->anchor.x + extent.ink_right - text->letter_spacing, text->anchor.y + extent.ink_bottom});
    }
    CHECK(boxes.size() > 30);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            const bool apart = boxes[i].right <= boxes[j].left || boxes[j].right <= boxes[i].left ||
                               boxes[i].bottom <= boxes[j].top || boxes[j].bottom <= boxes[i].top;
            CHECK(apart);
        }
}

TEST_CASE("the viewpoint moves Crimea's border and the words about it") {
    const Parts& p = parts();
    const auto de_facto = basemap::Basemap::open(geodata_folder, "de_facto");
    REQUIRE(de_facto.has_value());
    const auto made = scene::compose_figure(*de_facto, *p.taxonomy, *p.fonts, report(), *p.style, {});
    REQUIRE(made.has_value());
    CHECK(says(made->scene, "Borders: de facto control"));
    CHECK_FALSE(basemap::Basemap::open(geodata_folder, "nobody").has_value());
}

TEST_CASE("pages of every shape are filled or refused in words") {
    for (const auto& [width, height, dpi] : {std::tuple{1417, 945, 150.0},
                                             {800, 600, 120.0},
                                             {874, 1240, 150.0},
                                             {1063, 709, 300.0},
                                             {3000, 800, 150.0}}) {
        CAPTURE(width);
        scene::FigureOptions options;
        options.width_px = width;
        options.height_px = height;
        options.px_per_mm = dpi / 25.4;
        const auto made = figure(report(), options);
        REQUIRE(made.has_value());
        CHECK(made->scene.width_px == width);
        for (const scene::Layer& one : made->scene.layers)
            for (const scene::Element& element : one.elements)
                if (const auto* text = std::get_if<scene::Text>(&element); text != nullptr && text->along.empty()) {
                    CHECK(text->anchor.x > -1);
                    CHECK(text->anchor.x < width);
                    CHECK(text->anchor.y > 0);
                    CHECK(text->anchor.y < height + 1);
                }
    }
    scene::FigureOptions stamp;
    stamp.width_px = 120;
    stamp.height_px = 90;
    const auto refused = figure(report(), stamp);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().exit_status() == 2);
}

TEST_CASE("an incident at sea does not lend its map to a country") {
    const auto made = figure({at(incident(1, "2022-01-16", core::PlacePrecision::near), -179.6, -15, 300'000)});
    REQUIRE(made.has_value());
    CHECK(made->title == "Incident");
    CHECK(made->projection_name.starts_with("Lambert"));
}
