#pragma once
#include "canvas/canvas.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::viewer {

using canvas::Colour;

/// Colours of the window, by use.
struct Theme {
    Colour ground, surface, raised, raised_hover, raised_active, field, border;
    Colour text, muted, faint;
    Colour accent, accent_hover, on_accent, selection, hover, focus;
    Colour quote, bar, window, outside, grid, plate, shade, warning, problem, symbol_outline;
};

/// All themes of `assets`/themes/window.json by name; unknown keys, missing keys and malformed colours are refused by
/// name.
[[nodiscard]] core::Result<std::map<std::string, Theme>> load_themes(const std::filesystem::path& assets);
/// "#RRGGBB" or "#RRGGBBAA"; nullopt for anything else.
[[nodiscard]] std::optional<Colour> parse_colour(std::string_view text);
/// Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.1).
[[nodiscard]] double contrast(Colour a, Colour b);

} // namespace whenabouts::viewer
