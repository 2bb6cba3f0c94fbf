#include "viewer/ui/theme.hpp"

#include "core/output_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;
using namespace whenabouts::viewer;

TEST_CASE("text can be read on every surface, in both themes") {
    const auto themes = load_themes(WHENABOUTS_SOURCE_DIR "/assets");
    REQUIRE_MESSAGE(themes.has_value(), (themes ? "" : themes.error().message()));
    for (const auto& [name, theme] : *themes) {
        CAPTURE(name);
        for (const Colour surface : {theme.surface, theme.field, theme.raised, theme.hover, theme.selection}) {
            CHECK(contrast(theme.text, surface) >= 7);
            CHECK(contrast(theme.muted, surface) >= 4.5);
        }
        CHECK(contrast(theme.on_accent, theme.accent) >= 4.5);
        CHECK(contrast(theme.accent, theme.surface) >= 4.5);
        CHECK(contrast(theme.warning, theme.surface) >= 4.5);
        CHECK(contrast(theme.warning, theme.raised) >= 4.5);
        CHECK(contrast(theme.problem, theme.surface) >= 4.5);
        CHECK(contrast(theme.faint, theme.surface) >= 2.5);
    }
}

TEST_CASE("a malformed theme file is refused by name") {
    const auto folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "theme_test";
    std::filesystem::create_directories(folder / "themes");
    for (const char* text : {"[]", "{\"light\": 3}", "{\"light\": {\"colour\": \"#000000\"}}",
                             "{\"light\": {\"text\": \"black\"}}", "{\"light\": {}}", "nonsense"}) {
        REQUIRE(core::write_file(folder / "themes" / "window.json", text, true).has_value());
        const auto themes = load_themes(folder);
        REQUIRE_FALSE_MESSAGE(themes.has_value(), text);
        CHECK(themes.error().message().find("window.json") != std::string::npos);
    }
    CHECK(parse_colour("#1B5EA880")->a == 0x80);
    for (const char* wrong : {"", "#12345", "1B5EA8", "#1B5EAG", "#1B5EA8F"})
        CHECK_FALSE(parse_colour(wrong).has_value());
}
