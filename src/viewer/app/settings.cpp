#include "viewer/app/settings.hpp"

#include "core/output_file.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace whenabouts::viewer {

namespace {

float within(const json::Value& value, float low, float high, float fallback) {
    const double number = value.number(static_cast<double>(fallback));
    return std::isfinite(number) ? std::clamp(static_cast<float>(number), low, high) : fallback;
}

bool flag(const json::Value& value, bool fallback) {
    const bool* given = value.boolean();
    return given != nullptr ? *given : fallback;
}

} // namespace

std::filesystem::path settings_file() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config != '\0') return std::filesystem::path(config) / "whenabouts" / "window.json";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return std::filesystem::path(home) / ".config" / "whenabouts" / "window.json";
}

Settings parse_settings(std::string_view text) {
    Settings settings;
    const auto document = json::parse(text, "settings");
    if (!document) return settings;
    const json::Value& v = *document;
    if (v["theme"].text() == "dark") settings.theme = "dark";
    settings.ui_scale = within(v["ui_scale"], 0.75F, 2.5F, 1);
    settings.reduced_motion = flag(v["reduced_motion"], false);
    settings.layout.list = within(v["list"], 200, 640, settings.layout.list);
    settings.layout.card = within(v["card"], 200, 720, settings.layout.card);
    settings.layout.time = within(v["time"], 168, 420, settings.layout.time);
    settings.layout.list_open = flag(v["list_open"], true);
    settings.layout.card_open = flag(v["card_open"], true);
    settings.width = static_cast<int>(within(v["width"], 640, 8192, 1360));
    settings.height = static_cast<int>(within(v["height"], 480, 8192, 860));
    return settings;
}

std::string print_settings(const Settings& settings) {
    json::Value v;
    const auto number = [](float value) { return std::round(static_cast<double>(value) * 1000) / 1000; };
    v.set("theme", settings.theme);
    v.set("ui_scale", number(settings.ui_scale));
    v.set("reduced_motion", settings.reduced_motion);
    v.set("list", number(settings.layout.list));
    v.set("card", number(settings.layout.card));
    v.set("time", number(settings.layout.time));
    v.set("list_open", settings.layout.list_open);
    v.set("card_open", settings.layout.card_open);
    v.set("width", settings.width);
    v.set("height", settings.height);
    return json::print_pretty(v) + "\n";
}

Settings load_settings(const std::filesystem::path& file) {
    const auto text = file.empty() ? core::Result<std::string>("") : core::read_file(file, std::size_t{1} << 16);
    return text ? parse_settings(*text) : Settings{};
}

core::Result<void> save_settings(const std::filesystem::path& file, const Settings& settings) {
    if (file.empty()) return {};
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    if (problem) return core::unwritable(file.parent_path().string(), "this folder cannot be made");
    return core::write_file(file, print_settings(settings), true);
}

} // namespace whenabouts::viewer
