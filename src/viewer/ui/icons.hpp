#pragma once
#include "canvas/canvas.hpp"

#include <cstdint>
#include <string_view>

struct ImDrawList;
struct ImVec2;

namespace whenabouts::viewer {

enum class Icon : std::uint8_t {
    play,
    pause,
    step_back,
    step_forward,
    previous_window,
    next_window,
    loop,
    plus,
    minus,
    home,
    target,
    search,
    sun,
    moon,
    help,
    close,
    lock,
    fit,
    possible,
    in_view,
    clock,
    chevron_down,
    chevron_left,
    chevron_right,
    camera
};

/// Drawn with lines and fills around `centre`, `size` across (ImGui units): no icon font is needed.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, std::uint32_t colour);

/// A category's symbol by its name, as on the map: circle, triangle, square, diamond, cross, star, hexagon, pentagon.
/// Hollow = only possibly in the window.
void draw_symbol(ImDrawList& list, std::string_view shape, ImVec2 centre, float size, canvas::Colour fill,
                 canvas::Colour outline, bool hollow);

} // namespace whenabouts::viewer
