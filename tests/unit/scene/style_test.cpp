#include "scene/colour.hpp"
#include "scene/shapes.hpp"
#include "scene/style.hpp"

#include "core/output_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;

namespace {
const std::filesystem::path assets = std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets";
}

TEST_CASE("the shipped themes are whole") {
    for (const char* name : {"light", "dark"}) {
        const auto style = scene::load_theme(assets, name);
        REQUIRE(style.has_value());
        CHECK(style->name == name);
        CHECK(style->title.size_pt > style->text.size_pt);
        CHECK_FALSE(style->disputed_border.dashes_mm.empty());
    }
}

TEST_CASE("an unknown theme is refused with those there are") {
    for (const char* name : {"neon", "", "../light", "light.json"}) {
        const auto style = scene::load_theme(assets, name);
        REQUIRE_FALSE(style.has_value());
        CHECK(style.error().exit_status() == 2);
        CHECK(style.error().next.find("dark, light") != std::string::npos);
    }
}

TEST_CASE("a wrong member of a style is named") {
    const auto text = core::read_file(assets / "styles" / "light.json");
    REQUIRE(text.has_value());
    const std::filesystem::path file = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "style_test.json";
    const auto wrong = [&](std::string_view from, std::string_view to) {
        std::string changed = *text;
        changed.replace(changed.find(from), from.size(), to);
        REQUIRE(core::write_file(file, changed, true).has_value());
        const auto style = scene::load_style(file);
        REQUIRE_FALSE(style.has_value());
        CHECK(style.error().exit_status() == 3);
        return style.error().message();
    };
    CHECK(wrong("\"sea\":", "\"see\":").find("\"sea\" is missing") != std::string::npos);
    CHECK(wrong("\"#d3e3ec\"", "\"blue\"").find("\"sea\" is not a colour") != std::string::npos);
    CHECK(wrong("\"symbol_mm\": 3.3", "\"symbol_mm\": -1").find("symbol_mm") != std::string::npos);
    CHECK(wrong("\"width_mm\": 0.18", "\"width\": 0.18").find("coast.width_mm") != std::string::npos);
    std::filesystem::remove(file);
}

TEST_CASE("colours are read, mixed and thinned") {
    CHECK(scene::parse_colour("#102030") == canvas::Colour{16, 32, 48, 255});
    CHECK(scene::parse_colour("#10203040") == canvas::Colour{16, 32, 48, 64});
    for (const char* wrong : {"", "#", "#12345", "102030", "#10203g", "#+10203"})
        CHECK_FALSE(scene::parse_colour(wrong));
    CHECK(scene::mix({0, 0, 0, 255}, {200, 100, 50, 255}, 0.5) == canvas::Colour{100, 50, 25, 255});
    CHECK(scene::with_opacity({1, 2, 3, 255}, 0.5).a == 128);
}

TEST_CASE("capitals of Latin, Greek and Cyrillic; other scripts and broken text stay as they are") {
    scene::TypeStyle type;
    type.capitals = true;
    CHECK(scene::text_of("Côte d’Ivoire", type) == "CÔTE D’IVOIRE");
    CHECK(scene::text_of("Україна", type) == "УКРАЇНА");
    CHECK(scene::text_of("Ελλάδα", type) == "ΕΛΛΑΔΑ");
    CHECK(scene::text_of("Łódź č ž ő", type) == "ŁÓDŹ Č Ž Ő");
    CHECK(scene::text_of("سوريا 한국 中国", type) == "سوريا 한국 中国");
    CHECK(scene::text_of("a\xE2\x82", type) == "A\xE2\x82");
    type.capitals = false;
    CHECK(scene::text_of("Kyiv", type) == "Kyiv");
}
