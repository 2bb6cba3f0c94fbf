#pragma once
#include "canvas/canvas.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::scene {

/// A line on paper.
struct LineStyle {
    canvas::Colour colour;
    double width_mm = 0.2;
    std::vector<double> dashes_mm; ///< on, off, …; empty = solid
};

/// Type on paper.
struct TypeStyle {
    double size_pt = 7;
    canvas::Colour colour;
    canvas::Colour halo{255, 255, 255, 0};
    double halo_mm = 0;
    bool bold = false, italic = false, capitals = false;
    double spacing_em = 0; ///< added between letters, in ems
};

/// Colours, line widths and type of a map: a theme. Sizes are physical and follow the resolution.
struct Style {
    std::string name;
    canvas::Colour page, sea, land, focus_land, lake;
    LineStyle coast, lake_shore, river, country_border, country_band, region_border, disputed_border, claim_line;
    LineStyle graticule, frame;
    TypeStyle country_name, region_name, capital_name, town_name, sea_name, lake_name, river_name, physical_name;
    TypeStyle title, subtitle, heading, text, text_strong, small, key;
    canvas::Colour town_mark, town_mark_fill;
    canvas::Colour symbol_outline, selection, plate, plate_outline, mixed_category;
    double symbol_mm = 3.2;
    double symbol_outline_mm = 0.25;
    double area_opacity = 0.22;    ///< shading of a region that holds an incident
    double country_opacity = 0.10; ///< shading where only the country is known
    std::vector<canvas::Colour> density; ///< from one incident in a cell to the fullest cell
};

/// `folder`/NAME.json. Unknown keys and malformed colours are refused by name; every key must be there.
[[nodiscard]] core::Result<Style> load_style(const std::filesystem::path& file);
/// The theme of that name in `assets`/styles; an unknown one is refused with the names there are.
[[nodiscard]] core::Result<Style> load_theme(const std::filesystem::path& assets, std::string_view name);

} // namespace whenabouts::scene
