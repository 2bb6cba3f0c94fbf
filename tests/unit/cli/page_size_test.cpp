#include "cli/page_size.hpp"

#include <doctest/doctest.h>

using whenabouts::cli::parse_page_size;

TEST_CASE("page sizes in lengths and in pixels") {
    const auto page = parse_page_size("254mmx127mm", 100);
    REQUIRE(page.has_value());
    CHECK(page->width_px == 1000);
    CHECK(page->height_px == 500);
    CHECK(parse_page_size("10inx5in", 0)->width_px == 1500);
    CHECK(parse_page_size("25.4cmX12.7cm", 100)->width_px == 1000);
    CHECK(parse_page_size("1600x1000", 0)->dpi == 120);
    CHECK(parse_page_size("1600pxx1000px", 300)->dpi == 300);
    CHECK(parse_page_size("254x127mm", 100)->width_px == 1000); // one unit stands for both
    CHECK(parse_page_size("254x127mm", 100)->height_px == 500);
    CHECK(parse_page_size("1600x1000", 0)->height_px == 1000);
}

TEST_CASE("what is no page size is refused as wrong usage") {
    for (const char* text :
         {"",        "x",         "100",     "100x",        "x100",      "axb",        "100mmx",      "-5mmx5mm",
          "0x0",     "nanxnan",   "infx100", "1e9x1e9",     "100mmx100", "100x100xmm", "100x100x100", "100 x 100",
          "5mmx5mm", "20000x100", "1x1",     "100mmx100mm "}) {
        CAPTURE(text);
        const auto page = parse_page_size(text, 0);
        REQUIRE_FALSE(page.has_value());
        CHECK(page.error().exit_status() == 2);
    }
}
