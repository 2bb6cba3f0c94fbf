#pragma once
#include "lettering/fonts.hpp"
#include "scene/clip.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"
#include "scene/view.hpp"

#include <string>
#include <string_view>

namespace whenabouts::scene {

[[nodiscard]] Path rectangle(const ClipBox& box);
/// A box with quarter circles for corners.
[[nodiscard]] Path rounded(const ClipBox& box, double radius);
[[nodiscard]] Path circle(Point centre, double radius);
/// A style's line at this resolution, `factor` times as wide.
[[nodiscard]] Stroke stroke_of(const LineStyle& line, double px_per_mm, double factor = 1);
/// A style's type at this resolution, for measuring.
[[nodiscard]] lettering::TypeStyle type_of(const TypeStyle& type, double px_per_mm);
/// A text element in a style, its baseline starting at `anchor`. Capitals are made by text_of().
[[nodiscard]] Text text_element(std::string utf8, Point anchor, const TypeStyle& type, double px_per_mm);
/// The text as the style wants it: capitals for Latin, Greek and Cyrillic letters where it says so.
[[nodiscard]] std::string text_of(std::string_view utf8, const TypeStyle& type);
/// An incident's symbol with its halo, hollow when only possible in time.
void add_symbol(Layer& layer, Point at, std::string_view shape, Colour colour, double size_px, bool hollow,
                const Style& style, double px_per_mm);

} // namespace whenabouts::scene
