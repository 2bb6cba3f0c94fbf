#include "scene/compose.hpp"
#include "scene/crowd.hpp"
#include "scene/density_layer.hpp"
#include "scene/row_placer.hpp"

#include "projection/projection.hpp"
#include "timeline/columns_of.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;

namespace {

const taxonomy::Taxonomy& kinds() {
    static const taxonomy::Taxonomy taxonomy = taxonomy::Taxonomy::load(WHENABOUTS_SOURCE_DIR "/assets").value();
    return taxonomy;
}
const basemap::Basemap& world() {
    static const basemap::Basemap basemap = basemap::Basemap::open(WHENABOUTS_BINARY_DIR "/geodata").value();
    return basemap;
}

core::Incident incident(std::int64_t id, core::LonLat at, double radius_m) {
    core::Incident made;
    made.id = id;
    made.category = id % 2 == 0 ? "shelling" : "protest";
    made.when.span = core::TimeSpan::parse("2024-01-0" + std::to_string(1 + id % 9)).value();
    made.where.position = at;
    made.where.radius_m = radius_m;
    made.where.precision = core::precision_within(radius_m);
    return made;
}

scene::View view_of(const char* projection, const core::Box& box, bool repeats = false) {
    scene::View view = scene::fit(projection::make(projection, box).value(), box, 800, 500, 96 / 25.4);
    view.repeats = repeats;
    return view;
}

std::shared_ptr<const scene::Crowd> crowd_of(const std::vector<core::Incident>& incidents) {
    auto columns = std::make_shared<const timeline::Columns>(timeline::columns_of(incidents));
    return std::make_shared<const scene::Crowd>(
        scene::make_crowd(std::make_shared<const timeline::KeptRows>(std::move(columns)), kinds(), world()));
}

std::size_t sum_of(const std::vector<float>& cells) {
    double sum = 0;
    for (const float cell : cells) sum += static_cast<double>(cell);
    return static_cast<std::size_t>(std::lround(sum));
}

} // namespace

TEST_CASE("very many positions are placed as the projection places each") {
    std::mt19937 random(3);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const std::pair<const char*, core::Box> maps[] = {
        {"web-mercator", {-180, -60, 180, 75}},
        {"web-mercator", {34, 46, 37, 48}},
        {"equal-earth", {-180, -60, 180, 80}},
        {"equirectangular", {20, 40, 50, 60}},
        {"laea", {22, 44, 41, 53}},
        {"laea", {-30, 30, 60, 75}},
        {"laea", {170, -25, -170, -10}},
        {"lcc", {-10, 35, 40, 65}},
    };
    for (const auto& [name, box] : maps) {
        CAPTURE(name);
        const scene::View view = view_of(name, box);
        const scene::RowPlacer placer(view, box);
        double worst = 0;
        for (int i = 0; i < 4000; ++i) {
            const double lon = core::wrap_longitude(box.west + between(0, box.width()));
            const auto lon_e7 = static_cast<std::int32_t>(std::lround(lon * 1e7));
            const auto lat_e7 = static_cast<std::int32_t>(std::lround(between(box.south, box.north) * 1e7));
            scene::RowPlacer::Spot spot{};
            placer.place(&lon_e7, &lat_e7, 1, &spot);
            const scene::Point exact = view.to_px(view.projection->forward({lon_e7 * 1e-7, lat_e7 * 1e-7}));
            worst = std::max({worst, std::abs(spot.x - exact.x), std::abs(spot.y - exact.y)});
        }
        CHECK(worst < 0.1);
    }
}

TEST_CASE("a density loses nobody: cells in the frame hold every incident there, spread by what is known") {
    std::mt19937 random(5);
    std::vector<core::Incident> incidents;
    const double radii[] = {0, 500, 20'000, 90'000};
    for (int i = 0; i < 5000; ++i)
        incidents.push_back(incident(i + 1,
                                     {std::uniform_real_distribution<double>(26, 37)(random),
                                      std::uniform_real_distribution<double>(46.5, 50.5)(random)},
                                     radii[i % 4]));
    const auto crowd = crowd_of(incidents);
    for (const char* projection : {"web-mercator", "laea"}) {
        CAPTURE(projection);
        const scene::View view = view_of(projection, {22, 44, 41, 53});
        scene::CrowdCounts counts(crowd, view, 4);
        CHECK(counts.cells().sum() == 5000);
        CHECK(sum_of(counts.grid().spread(counts.cells().certain())) == 5000);
        CHECK(scene::count_in_frame(counts, view, true) == 5000);
        counts.move_to(core::TimeSpan::parse("2024-01-03").value().window());
        const auto on_third = static_cast<std::size_t>(
            std::count_if(incidents.begin(), incidents.end(), [](const auto& one) { return one.id % 9 == 2; }));
        CHECK(sum_of(counts.grid().spread(counts.cells().certain())) == on_third);
        CHECK(counts.cells().members(true, 10'000).size() == on_third);
        CHECK(counts.few(scene::CrowdLook::automatic, false));
    }
}

TEST_CASE("a vague place makes a wide and faint spot, an exact one a small and strong one") {
    const auto cells_with_ink = [&](double radius_m) {
        const auto crowd = crowd_of({incident(1, {31, 48.5}, radius_m)});
        scene::CrowdCounts counts(crowd, view_of("web-mercator", {22, 44, 41, 53}), 4);
        const auto cells = counts.grid().spread(counts.cells().certain());
        return std::count_if(cells.begin(), cells.end(), [](float cell) { return cell > 0; });
    };
    CHECK(cells_with_ink(100) == 1);
    CHECK(cells_with_ink(30'000) > 100);
}

TEST_CASE("what is known only as an area is counted there and has no cell") {
    std::vector<core::Incident> incidents;
    for (int i = 0; i < 40; ++i) {
        core::Incident one = incident(i + 1, {35.2, 47.2}, 0);
        one.where.precision = i < 30 ? core::PlacePrecision::adm1 : core::PlacePrecision::country;
        one.where.place_id = i < 30 ? "geonames:687699" : "";
        one.where.country = "UA";
        incidents.push_back(one);
    }
    incidents.push_back(incident(99, {35.2, 47.2}, 0));
    const auto crowd = crowd_of(incidents);
    scene::CrowdCounts counts(crowd, view_of("laea", {22, 44, 41, 53}), 4);
    CHECK(counts.cells().sum() == 1);
    const auto tallies = scene::area_tallies(*crowd, counts.areas(), true);
    REQUIRE(tallies.size() == 2);
    std::size_t in_region = 0, in_country = 0;
    for (const scene::AreaTally& tally : tallies)
        (tally.area->shape == scene::PlaceShape::region ? in_region : in_country) += tally.certain;
    CHECK(in_region == 30);
    CHECK(in_country == 10);
    CHECK(tallies.front().category == nullptr); // shelling and protest
    const std::vector<std::uint8_t> all_drawn(crowd->areas.size(), 1);
    CHECK(crowd->rows->unlocated({}, true) == 0);
    CHECK(crowd->rows->unlocated({}, true, all_drawn) == 0);
}

TEST_CASE("a world that goes on beside itself counts each incident once") {
    const auto crowd = crowd_of({incident(1, {179.9, 10}, 0), incident(2, {-179.9, 10}, 0), incident(3, {0, 0}, 0)});
    scene::View view = view_of("web-mercator", {-180, -60, 180, 75}, true);
    view.centre_x = 20'000'000; // the antimeridian in the middle
    scene::CrowdCounts counts(crowd, view, 4);
    CHECK(counts.cells().sum() == 3);
    view.metres_per_px *= 0.2;
    scene::CrowdCounts near(crowd, view, 4);
    CHECK(near.cells().sum() == 2);
}

TEST_CASE("colours of a density keep their meaning and fade for what is only possible") {
    const scene::Style style = scene::load_theme(WHENABOUTS_SOURCE_DIR "/assets", "light").value();
    const scene::DensityScale scale(style, 1000);
    const auto alpha = [](std::uint32_t colour) { return colour >> 24U; };
    CHECK(alpha(scale.colour(0, 0)) == 0);
    CHECK(alpha(scale.colour(1, 0)) > alpha(scale.colour(0, 1)));
    CHECK(alpha(scale.colour(1000, 0)) > alpha(scale.colour(1, 0)));
    CHECK((scale.colour(1, 0) & 0xFFFFFFU) == (scale.colour(0.2F, 0) & 0xFFFFFFU));
    CHECK(alpha(scale.colour(0.2F, 0)) < alpha(scale.colour(1, 0)));
    CHECK((scale.colour(1000, 0) & 0xFFFFFFU) == (scale.colour(5000, 0) & 0xFFFFFFU));
}

TEST_CASE("a page that stands still gives its fullest cell the end of the ramp, whatever other days hold") {
    std::vector<core::Incident> incidents;
    for (std::int64_t i = 0; i < 90; ++i) incidents.push_back(incident(i * 9, {10, 50}, 0));    // 1 January
    for (std::int64_t i = 0; i < 7; ++i) incidents.push_back(incident(1 + i * 9, {10, 50}, 0)); // 2 January
    const scene::View view = view_of("web-mercator", {0, 40, 20, 60});
    scene::CrowdCounts counts(crowd_of(incidents), view, 4);
    CHECK(counts.fullest_cell() == doctest::Approx(97));
    counts.move_to(core::TimeSpan::parse("2024-01-02").value().window());
    CHECK(counts.fullest_cell() == doctest::Approx(97));
    CHECK(scene::fullest_cell(counts.grid(), counts.cells()) == doctest::Approx(7));
}
