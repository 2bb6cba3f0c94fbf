#include "lettering/fonts.hpp"

#include "core/output_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <numeric>
#include <thread>

using namespace whenabouts;
using lettering::Fonts;
using lettering::ShapedText;

namespace {

const Fonts& fonts() {
    static const Fonts opened = Fonts::open().value();
    return opened;
}

double ink(const lettering::CoverageBox& box) {
    return std::accumulate(box.coverage.begin(), box.coverage.end(), 0.0) / 255;
}

/// True when glyphs stand from left to right without going back more than a mark's offset.
bool in_order(const ShapedText& text) {
    return std::is_sorted(text.glyphs.begin(), text.glyphs.end(),
                          [](const auto& a, const auto& b) { return a.x + a.advance / 2 < b.x - 1; });
}

} // namespace

TEST_CASE("a missing font chain is an error that names the package") {
    const auto none = Fonts::open({"/nonexistent/fonts"});
    REQUIRE_FALSE(none);
    CHECK(none.error().message().find("fonts-noto-core") != std::string::npos);
    CHECK(none.error().exit_status() == 3);
}

TEST_CASE("DejaVu Sans alone is enough for the scripts it has") {
    const std::filesystem::path folder = "/usr/share/fonts/truetype/dejavu";
    if (!std::filesystem::exists(folder / "DejaVuSans.ttf")) return;
    const auto opened = Fonts::open({folder});
    REQUIRE(opened);
    CHECK(opened->shape("Kyiv Київ Αθήνα حلب עזה", {14, true}).missing == 0);
    const ShapedText boxes = opened->shape("北京", {14});
    CHECK(boxes.missing == 2);
    CHECK(opened->masks(boxes, {5, 20}, 0, 0).fill.width > 10); // boxes are visible
}

TEST_CASE("a damaged font file is passed over") {
    const auto folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "scratch" / "fonts";
    std::filesystem::create_directories(folder);
    REQUIRE(core::write_file(folder / "NotoSans-Regular.ttf", "no font at all", true));
    const auto opened = Fonts::open({folder});
    REQUIRE(opened);
    CHECK(opened->shape("Kyiv", {14}).glyphs.empty());
}

TEST_CASE("every script of the map is shaped without missing glyphs") {
    for (const char* text : {"Zaporizhzhia ÅÖßøŁ", "Запоріжжя", "Θεσσαλονίκη", "حلب", "ירושלים", "कश्मीर क्षेत्र",
                             "თბილისი", "Երևան", "አዲስ አበባ", "กรุงเทพ", "မြန်မာ", "ঢাকা", "தமிழ்", "ភ្នំពេញ", "Đà Nẵng"}) {
        CAPTURE(text);
        const ShapedText shaped = fonts().shape(text, {16});
        CHECK(shaped.missing == 0);
        CHECK(shaped.extent.advance > 10);
        CHECK(in_order(shaped));
    }
}

TEST_CASE("Arabic letters join and run from the right") {
    const ShapedText word = fonts().shape("حلب", {20});
    double apart = 0;
    for (const char* letter : {"ح", "ل", "ب"}) apart += fonts().measure(letter, {20}).advance;
    CHECK(word.extent.advance < apart * 0.9); // medial forms are narrower
    const ShapedText spaced = fonts().shape("حلب", {20, false, false, 5});
    CHECK(spaced.extent.advance == doctest::Approx(word.extent.advance)); // spacing would tear it
}

TEST_CASE("brackets of a right-to-left paragraph enclose its words") {
    // Logical order: word, space, bracket, word, bracket. From the left the closing bracket's mirror comes first.
    const ShapedText text = fonts().shape("غزة (قطاع)", {20});
    const ShapedText closing = fonts().shape("قطاع)", {20});
    REQUIRE(text.glyphs.size() == 10);
    CHECK(text.glyphs.front().glyph == closing.glyphs.front().glyph);
}

TEST_CASE("extents scale with the size, ink lies within the line") {
    const lettering::Extent small = fonts().measure("Kyiv", {10});
    const lettering::Extent large = fonts().measure("Kyiv", {20});
    CHECK(large.advance == doctest::Approx(2 * small.advance));
    CHECK(large.cap_height == doctest::Approx(2 * small.cap_height));
    CHECK(small.cap_height > 6);
    CHECK(small.ink_top < -small.cap_height + 1);
    CHECK(small.ink_bottom > 1); // the y
    CHECK(small.ascent > -small.ink_top);
    CHECK(small.descent > small.ink_bottom);
    CHECK(fonts().measure("Kyiv", {20, true}).advance > large.advance);
    CHECK(fonts().measure("Kyiv", {20, false, false, 3}).advance == doctest::Approx(large.advance + 12));
}

TEST_CASE("blank and broken texts do no harm") {
    for (const std::string_view text :
         {std::string_view(""), std::string_view(" \t\n"), std::string_view("\xff\xc3(\x80", 4),
          std::string_view("a\0b", 3), std::string_view("\xe2\x80\xae\xe2\x81\xa6")}) {
        const ShapedText shaped = fonts().shape(text, {14});
        (void)fonts().masks(shaped, {10, 10}, 0, 1);
        (void)fonts().masks(shaped, {10, 10}, 33, 1);
    }
    CHECK(fonts().shape("Kyiv", {0}).glyphs.empty());
    CHECK(fonts().shape("Kyiv", {-4}).glyphs.empty());
    CHECK(fonts().masks(fonts().shape("Kyiv", {14}), {1e300, 0}, 0, 1).fill.coverage.empty());
    CHECK(fonts().masks(fonts().shape("Kyiv", {1e9}), {0, 0}, 0, 1).fill.coverage.empty());
    CHECK(fonts().shape(std::string(2000, '('), {14}).glyphs.size() == 2000);
}

TEST_CASE("a halo surrounds its glyphs by its width") {
    const ShapedText text = fonts().shape("O", {40});
    const auto masks = fonts().masks(text, {50, 50}, 0, 3);
    CHECK(masks.halo.left == masks.fill.left - 3);
    CHECK(masks.halo.top == masks.fill.top - 3);
    CHECK(ink(masks.halo) > ink(masks.fill) * 1.5);
    for (int y = 0; y < masks.fill.height; ++y)
        for (int x = 0; x < masks.fill.width; ++x) {
            const auto at = [](const lettering::CoverageBox& box, int px, int py) {
                return box.coverage[static_cast<std::size_t>((py - box.top) * box.width + px - box.left)];
            };
            CHECK_FALSE(at(masks.halo, masks.fill.left + x, masks.fill.top + y) <
                        at(masks.fill, masks.fill.left + x, masks.fill.top + y));
        }
}

TEST_CASE("upright text moves by quarter pixels across and whole pixels down") {
    const ShapedText text = fonts().shape("Kyiv", {13});
    const auto here = fonts().masks(text, {20, 20}, 0, 0).fill;
    const auto there = fonts().masks(text, {27, 31}, 0, 0).fill;
    CHECK(there.coverage == here.coverage);
    CHECK(there.left == here.left + 7);
    CHECK(there.top == here.top + 11);
    CHECK(fonts().masks(text, {20.5, 20}, 0, 0).fill.coverage != here.coverage);
    const auto negative = fonts().masks(text, {-13, -9}, 0, 0).fill;
    CHECK(negative.coverage == here.coverage);
    CHECK(negative.left == here.left - 33);
    CHECK(ink(fonts().masks(text, {20, 20}, 90, 0).fill) == doctest::Approx(ink(here)).epsilon(0.02));
}

TEST_CASE("text bends along a line") {
    const ShapedText text = fonts().shape("Dnipro", {16});
    canvas::Path straight;
    straight.move_to({10, 60});
    straight.line_to({210, 60});
    const auto along = fonts().masks_along(text, straight, 30, 0).fill;
    const auto upright = fonts().masks(text, {40, 60}, 0, 0).fill;
    CHECK(std::abs(along.left - upright.left) <= 1);
    CHECK(along.top == upright.top);
    CHECK(ink(along) == doctest::Approx(ink(upright)).epsilon(0.02));
    canvas::Path down;
    down.move_to({50, 10});
    down.line_to({50, 200});
    const auto falling = fonts().masks_along(text, down, 20, 0).fill;
    CHECK(falling.height > falling.width);
    CHECK(fonts().masks_along(text, canvas::Path{}, 0, 1).fill.coverage.empty());
}

TEST_CASE("lines are broken at spaces and between Chinese characters") {
    const lettering::TypeStyle style{12};
    const auto lines = fonts().wrap("one two three four five six seven", style, 60);
    CHECK(lines.size() > 2);
    std::string joined;
    for (const std::string& line : lines) {
        CHECK(fonts().measure(line, style).advance <= 60);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == "one two three four five six seven");
    CHECK(fonts().wrap("a\n\nb", style, 100) == std::vector<std::string>{"a", "", "b"});
    CHECK(fonts().wrap("扎波罗热扎波罗热", style, 50).size() == 2);
    CHECK(fonts().wrap("indivisible", style, 5) == std::vector<std::string>{"indivisible"});
    CHECK(fonts().wrap("", style, 5) == std::vector<std::string>{""});
}

TEST_CASE("many threads may share the fonts") {
    const ShapedText text = fonts().shape("Харків حلب", {15});
    const auto expected = fonts().masks(text, {5, 20}, 0, 2).halo.coverage;
    std::vector<std::thread> threads;
    std::vector<int> equal(4, 0);
    for (std::size_t i = 0; i < equal.size(); ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < 50; ++n)
                equal[i] += fonts().masks(fonts().shape("Харків حلب", {15}), {5, 20}, 0, 2).halo.coverage == expected;
        });
    for (std::thread& thread : threads) thread.join();
    for (const int count : equal) CHECK(count == 50);
}
