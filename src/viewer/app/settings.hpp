#pragma once
#include "core/result.hpp"
#include "viewer/model/state.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace whenabouts::viewer {

/// What a window remembers until the next one.
struct Settings {
    std::string theme = "light";
    float ui_scale = 1;
    bool reduced_motion = false;
    Layout layout;
    int width = 1360, height = 860; ///< of the window, in the system's units
    bool operator==(const Settings&) const = default;
};

/// $XDG_CONFIG_HOME/whenabouts/window.json, else under ~/.config; empty when there is no home.
[[nodiscard]] std::filesystem::path settings_file();
/// Anything missing, malformed or out of range is taken from the defaults: settings never stop a window.
[[nodiscard]] Settings parse_settings(std::string_view json);
[[nodiscard]] std::string print_settings(const Settings& settings);
[[nodiscard]] Settings load_settings(const std::filesystem::path& file);
[[nodiscard]] core::Result<void> save_settings(const std::filesystem::path& file, const Settings& settings);

} // namespace whenabouts::viewer
