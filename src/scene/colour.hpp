#pragma once
#include "canvas/canvas.hpp"

#include <optional>
#include <string_view>

namespace whenabouts::scene {

/// "#rrggbb" or "#rrggbbaa"; none for anything else.
[[nodiscard]] std::optional<canvas::Colour> parse_colour(std::string_view text);
/// From a (share 0) to b (share 1), channel by channel.
[[nodiscard]] canvas::Colour mix(canvas::Colour a, canvas::Colour b, double share);
/// The colour with another alpha, 0 … 1.
[[nodiscard]] canvas::Colour with_opacity(canvas::Colour colour, double opacity);

} // namespace whenabouts::scene
