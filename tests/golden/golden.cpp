#include "golden.hpp"

#include "image/difference.hpp"
#include "image/png.hpp"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>

namespace whenabouts::golden {

const lettering::Fonts& fonts() {
    static const lettering::Fonts opened = lettering::Fonts::open().value();
    return opened;
}

bool has_card_fonts() {
    // The widths of words in four of the fonts tell other versions apart well enough.
    const auto fits = [](const char* text, double advance) {
        return std::abs(fonts().measure(text, {1000}).advance - advance) < 0.5;
    };
    const bool same = fits("Zaporizhzhia", 6019) && fits("حلب", 1982) && fits("कश्मीर", 2435) && fits("თბილისი", 4903);
    if (!same) MESSAGE("other fonts than those of the test cards are installed: text cards are not compared");
    return same;
}

void check(const std::string& name, const image::Image& actual) {
    const auto expected_file = std::filesystem::path(WHENABOUTS_GOLDEN_DIR) / name / "expected.png";
    if (std::getenv("WHENABOUTS_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(expected_file.parent_path());
        REQUIRE(image::write_png(expected_file, actual, {}, true));
    }
    const auto folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "golden";
    std::filesystem::create_directories(folder);
    const auto expected = image::read_png(expected_file);
    REQUIRE_MESSAGE(expected, (expected ? "" : expected.error().message()));
    const image::Difference difference = image::compare(*expected, actual);
    if (difference.pixels == 0) return;
    (void)image::write_png(folder / (name + "-actual.png"), actual, {}, true);
    (void)image::write_png(folder / (name + "-difference.png"), difference.picture, {}, true);
    FAIL_CHECK(name << ": " << difference.pixels << " pixels differ, by up to " << difference.largest << "; see "
                    << (folder / (name + "-difference.png")).string());
}

} // namespace whenabouts::golden
