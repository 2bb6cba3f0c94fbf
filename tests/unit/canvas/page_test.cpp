#include "canvas/page.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <limits>

using namespace whenabouts::canvas;

namespace {

Path triangle() {
    Path path;
    path.closed = true;
    path.move_to({10, 10});
    path.line_to({90, 20});
    path.line_to({40, 70});
    return path;
}

std::string drawn(PageFormat format) {
    format.width_px = 100;
    format.height_px = 80;
    auto page = open_page(format);
    REQUIRE(page.has_value());
    (*page)->fill(triangle(), {200, 30, 40, 255});
    (*page)->hatch(triangle(), {{0, 0, 0, 128}, 1, 6, 45});
    (*page)->stroke(triangle(), {{10, 20, 30, 255}, 2, {4, 2}, true});
    const std::uint8_t rgba[] = {255, 0, 0, 255, 0, 255, 0, 128};
    (*page)->pixels(rgba, 2, 1, 5, 5);
    const std::uint8_t coverage[] = {255, 128, 0, 255};
    (*page)->mask({2, 2, coverage}, 20, 20, {0, 0, 255, 255});
    const auto bytes = (*page)->finish();
    REQUIRE(bytes.has_value());
    return *bytes;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("page: equal calls give equal bytes, however many pages came before") {
    for (const PageKind kind : {PageKind::svg, PageKind::pdf}) {
        PageFormat format;
        format.kind = kind;
        format.title = "Title";
        const std::string first = drawn(format);
        CHECK(drawn(format) == first);
        CHECK(first.size() > 500);
    }
}

TEST_CASE("page: an SVG says what it shows, escaped, and every reference has its target") {
    PageFormat format;
    format.title = "Strikes <in> \"Kharkiv\" & Запоріжжя\x01";
    format.description = "2 incidents";
    const std::string svg = drawn(format);
    CHECK(has(svg, "<title>Strikes &lt;in&gt; \"Kharkiv\" &amp; Запоріжжя</title>"));
    CHECK(has(svg, "<desc>2 incidents</desc>"));
    for (std::size_t at = svg.find("\"#"); at != std::string::npos; at = svg.find("\"#", at + 1)) {
        const std::string name = svg.substr(at + 2, svg.find('"', at + 2) - at - 2);
        CHECK_MESSAGE(has(svg, ("id=\"" + name + "\"").c_str()), name);
    }
}

TEST_CASE("page: a PDF bears the date it is told and no other") {
    PageFormat format;
    format.kind = PageKind::pdf;
    ::unsetenv("SOURCE_DATE_EPOCH");
    const std::string undated = drawn(format);
    CHECK(undated.starts_with("%PDF-1."));
    CHECK_FALSE(has(undated, "/CreationDate"));
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    CHECK(has(drawn(format), "/CreationDate (20231114221320"));
    ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST_CASE("page: broken paths, dashes and sizes do no harm") {
    PageFormat format;
    format.width_px = format.height_px = 50;
    auto page = open_page(format);
    REQUIRE(page.has_value());
    Path path = triangle();
    path.line_to({std::numeric_limits<double>::quiet_NaN(), 4});
    path.line_to({1e300, -1e300});
    path.starts.push_back(99);
    (*page)->fill(path, {1, 2, 3, 255});
    (*page)->stroke(path, {{1, 2, 3, 255}, 1, {0, 0}, false});
    (*page)->stroke(path, {{1, 2, 3, 255}, 1, {-1, 2}, false});
    (*page)->hatch(path, {{1, 2, 3, 255}, 1, 0, 400});
    (*page)->fill({}, {1, 2, 3, 255});
    CHECK((*page)->finish().has_value());
    format.width_px = 0;
    CHECK_FALSE(open_page(format).has_value());
}
