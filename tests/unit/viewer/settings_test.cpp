#include "viewer/app/settings.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts::viewer;

TEST_CASE("settings come back as they were") {
    Settings settings;
    settings.theme = "dark";
    settings.ui_scale = 1.25F;
    settings.layout.list = 400;
    settings.layout.card_open = false;
    settings.width = 1600;
    CHECK(parse_settings(print_settings(settings)) == settings);
    const auto file = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "settings_test" / "deeper" / "window.json";
    std::filesystem::remove_all(file.parent_path());
    REQUIRE(save_settings(file, settings).has_value());
    CHECK(load_settings(file) == settings);
}

TEST_CASE("broken settings never stop a window") {
    for (const char* text : {"", "nonsense", "[]", "{\"theme\": 7, \"list\": \"wide\"}",
                             "{\"ui_scale\": 1e300, \"width\": -5, \"list\": 1e9}"}) {
        const Settings settings = parse_settings(text);
        CHECK(settings.ui_scale <= 2.5F);
        CHECK(settings.width >= 640);
        CHECK(settings.layout.list <= 640);
        CHECK(settings.theme == "light");
    }
    CHECK(load_settings("/nonexistent/window.json") == Settings{});
    CHECK(load_settings({}) == Settings{});
}
