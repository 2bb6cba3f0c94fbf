#include "scene/area_mask.hpp"
#include "scene/graticule.hpp"
#include "scene/incident_area.hpp"
#include "scene/label_board.hpp"
#include "scene/plotter.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;
using scene::Point;

namespace {

scene::View view_of(const char* projection, const core::Box& box, int width = 800, int height = 600) {
    return scene::fit(*projection::make(projection, box), box, width, height, 6, 0.05);
}

/// Even-odd area of a path in square pixels, cut edges included.
double covered(const scene::Path& path, const scene::ClipBox& frame) {
    const scene::AreaMask mask(path, frame);
    double sum = 0;
    for (double y = frame.y0 + 2; y < frame.y1; y += 4)
        for (double x = frame.x0 + 2; x < frame.x1; x += 4) sum += mask.contains({x, y}) ? 16 : 0;
    return sum;
}

geodata::Ring rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// Area inside a path's rings by their corners, square pixels; stretches walked there and back count nothing.
double enclosed(const scene::Path& path) {
    double twice = 0;
    for (std::size_t r = 0; r < path.starts.size(); ++r) {
        const std::size_t begin = path.starts[r];
        const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Point a = path.points[i];
            const Point b = path.points[i + 1 < end ? i + 1 : begin];
            twice += a.x * b.y - a.y * b.x;
        }
    }
    return std::abs(twice) / 2;
}

double longest_step(const scene::Path& path) {
    double longest = 0;
    for (std::size_t r = 0; r < path.starts.size(); ++r) {
        const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
        for (std::size_t i = path.starts[r] + 1; i < end; ++i)
            longest = std::max(
                longest, std::hypot(path.points[i].x - path.points[i - 1].x, path.points[i].y - path.points[i - 1].y));
    }
    return longest;
}

} // namespace

TEST_CASE("fit shows the whole box in the middle") {
    const core::Box ukraine{22, 44, 40.5, 52.5};
    for (const char* name : {"laea", "web-mercator", "equal-earth", "lcc", "albers", "transverse-mercator",
                             "polar-stereographic", "globe", "EPSG:32636"}) {
        CAPTURE(name);
        const scene::Plotter plotter(view_of(name, ukraine));
        for (const core::LonLat corner : {core::LonLat{22, 44}, {40.5, 44}, {22, 52.5}, {40.5, 52.5}}) {
            const auto p = plotter.point(corner);
            REQUIRE(p.has_value());
            CHECK(plotter.frame().contains(p->x, p->y));
            const auto back = plotter.at(*p);
            REQUIRE(back.has_value());
            CHECK(back->lon == doctest::Approx(corner.lon).epsilon(1e-6));
        }
        CHECK(plotter.box().contains(core::LonLat{31, 48}));
        CHECK(plotter.world_rim().empty());
    }
}

TEST_CASE("an area that fills the view fills the frame, whatever the projection") {
    const geodata::Ring world = rectangle(-180, -90, 180, 90);
    for (const char* name :
         {"laea", "lcc", "albers", "transverse-mercator", "globe", "equal-earth", "web-mercator", "equirectangular"}) {
        for (const core::Box& box :
             {core::Box{22, 44, 40.5, 52.5}, core::Box{170, -25, -170, -10}, core::Box{-75, -40, -30, 10}}) {
            CAPTURE(name);
            CAPTURE(box.west);
            const scene::Plotter plotter(view_of(name, box));
            CHECK(covered(plotter.area(std::vector<geodata::Ring>{world}), plotter.frame()) ==
                  doctest::Approx(800.0 * 600).epsilon(0.001));
        }
    }
}

TEST_CASE("the poles are filled in azimuthal maps") {
    const geodata::Ring world = rectangle(-180, -90, 180, 90);
    for (const core::Box& box : {core::Box{-180, 60, 180, 90}, core::Box{-180, -90, 180, -60}}) {
        const scene::Plotter plotter(view_of("auto", box));
        CHECK(covered(plotter.area(std::vector<geodata::Ring>{world}), plotter.frame()) ==
              doctest::Approx(800.0 * 600).epsilon(0.001));
        const geodata::Ring cap = box.north > 0 ? rectangle(-180, 80, 180, 90) : rectangle(-180, -90, 180, -80);
        const scene::Path path = plotter.area(std::vector<geodata::Ring>{cap});
        const auto pole = plotter.point({0, box.north > 0 ? 90.0 : -90.0});
        REQUIRE(pole.has_value());
        const scene::AreaMask mask(path, plotter.frame());
        CHECK(mask.contains({pole->x + 6, pole->y + 6}));
        CHECK(mask.contains({pole->x - 6, pole->y - 6}));
    }
}

TEST_CASE("nothing crosses the map at the antimeridian") {
    // Two halves of an island as the pack has them, and lines through the cut.
    const std::vector<geodata::Ring> island{rectangle(176, -20, 180, -15), rectangle(-180, -20, -178, -15)};
    const core::Box box{170, -25, -170, -10};
    for (const char* name :
         {"laea", "lcc", "albers", "transverse-mercator", "globe", "web-mercator", "equal-earth", "equirectangular"}) {
        CAPTURE(name);
        const scene::Plotter plotter(view_of(name, box));
        const auto a = plotter.point({179.99, -17});
        const auto b = plotter.point({-179.99, -17});
        REQUIRE(a.has_value());
        REQUIRE(b.has_value());
        CHECK(std::abs(a->x - b->x) < 2);
        const scene::AreaMask mask(plotter.area(island), plotter.frame());
        CHECK(mask.contains({(a->x + b->x) / 2, a->y}));
        CHECK(longest_step(plotter.line(geodata::Line{{178, -16}, {180, -16}})) < 100);
    }
    // Seen from the other side of the world, each half stays on its own edge.
    const scene::Plotter world(view_of("equal-earth", core::world_box, 1000, 500));
    const scene::Path path = world.area(island);
    CHECK(covered(path, world.frame()) < 1000);
    for (std::size_t r = 0; r < path.starts.size(); ++r) {
        const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
        double left = 1e9;
        double right = -1e9;
        for (std::size_t i = path.starts[r]; i < end; ++i) {
            left = std::min(left, path.points[i].x);
            right = std::max(right, path.points[i].x);
        }
        CHECK(right - left < 60);
    }
}

TEST_CASE("a globe: land behind the rim is not seen, land across it ends there, a world of land fills it") {
    const scene::Plotter plotter(view_of("globe", core::world_box, 600, 600));
    const double radius = 300 / 1.1;
    const double disc = 3.14159265 * radius * radius;
    const auto area = [&](const geodata::Ring& ring) {
        return enclosed(plotter.area(std::vector<geodata::Ring>{ring}));
    };
    CHECK(area(rectangle(-180, -90, 180, 90)) == doctest::Approx(disc).epsilon(0.001));
    CHECK(area(rectangle(170, -40, 179, -10)) == doctest::Approx(0).epsilon(1));
    const geodata::Ring across = rectangle(60, -30, 150, 40);
    const geodata::Ring rest = rectangle(-180, -30, 60, 40);
    const double parts = area(across) + area(rest) + area(rectangle(150, -30, 180, 40)) +
                         area(rectangle(-180, 40, 180, 90)) + area(rectangle(-180, -90, 180, -30));
    CHECK(parts == doctest::Approx(disc).epsilon(0.001));
    for (const Point p : plotter.area(std::vector<geodata::Ring>{across}).points)
        CHECK(std::hypot(p.x - 300, p.y - 300) < radius + 0.05);
    CHECK_FALSE(plotter.point({-170, -20}).has_value());
    CHECK(longest_step(plotter.line(geodata::Line{{-180, 10}, {180, 10}})) < 20);
    CHECK(enclosed(plotter.world_rim()) == doctest::Approx(disc).epsilon(0.001));
}

TEST_CASE("a world map has a rim, and the window's world repeats sideways") {
    const scene::Plotter world(view_of("equal-earth", core::world_box, 1000, 500));
    CHECK_FALSE(world.world_rim().empty());
    CHECK_FALSE(world.at({2, 2}).has_value());
    scene::View view = view_of("web-mercator", {-170, -60, 170, 70});
    view.centre_x = 20'037'508.34;
    const scene::Plotter window(view);
    const scene::Path both =
        window.area(std::vector<geodata::Ring>{rectangle(170, 0, 180, 10), rectangle(-180, 0, -170, 10)});
    CHECK(both.starts.size() >= 2);
    const auto east = window.point({-175, 5});
    const auto west = window.point({175, 5});
    REQUIRE(east.has_value());
    REQUIRE(west.has_value());
    CHECK(east->x > west->x);
}

TEST_CASE("long edges bend with the projection") {
    const core::Box box{-125, 25, -65, 55};
    const scene::Plotter plotter(view_of("laea", box));
    const scene::Path border = plotter.line(geodata::Line{{-123, 49}, {-95, 49}});
    REQUIRE(border.points.size() > 10);
    for (const Point p : border.points) {
        const auto at = plotter.at(p);
        REQUIRE(at.has_value());
        CHECK(at->lat == doctest::Approx(49).epsilon(0.0005));
    }
}

TEST_CASE("graticules have round steps and labels") {
    const scene::Plotter plotter(view_of("laea", {22, 44, 40.5, 52.5}));
    const auto lines = scene::graticule(plotter);
    CHECK(lines.size() >= 4);
    CHECK(lines.size() <= 20);
    const bool thirty =
        std::any_of(lines.begin(), lines.end(), [](const auto& l) { return l.meridian && l.label == "30° E"; });
    CHECK(thirty);
}

TEST_CASE("a geodesic circle keeps its radius, also over the pole and the antimeridian") {
    for (const core::LonLat centre : {core::LonLat{35, 47}, {179.5, -15}, {-179, 70}}) {
        const geodata::Ring ring = scene::geodesic_circle(centre, 120'000);
        CHECK(ring.front() == core::LonLat{std::remainder(ring.front().lon, 360.0), ring.front().lat});
        for (std::size_t i = 1; i < ring.size(); ++i) {
            CHECK(std::abs(ring[i].lon - ring[i - 1].lon) < 30);
            CHECK(core::distance_m(centre, {core::wrap_longitude(ring[i].lon), ring[i].lat}) ==
                  doctest::Approx(120'000).epsilon(0.001));
        }
    }
    const geodata::Ring polar = scene::geodesic_circle({10, 89}, 300'000);
    const scene::Plotter plotter(view_of("auto", {-180, 70, 180, 90}));
    const scene::AreaMask mask(plotter.area(std::vector<geodata::Ring>{polar}), plotter.frame());
    const auto pole = plotter.point({0, 90});
    REQUIRE(pole.has_value());
    CHECK(mask.contains(*pole));
    // The outline has no edge along the pole or the cut.
    for (const geodata::Line& line : scene::outlines_of({polar}))
        for (const core::LonLat p : line) CHECK(p.lat < 89.999);
}
