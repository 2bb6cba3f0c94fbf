#pragma once
#include "lettering/fonts.hpp"
#include "scene/scene.hpp"

#include <functional>
#include <span>
#include <vector>

namespace whenabouts::render {

/// The pixels of a text element.
[[nodiscard]] lettering::TextMasks masks_of(const scene::Text& text, const lettering::Fonts& fonts);
[[nodiscard]] lettering::Ink ink_of(const scene::Text& text);

/// The texts of layers in drawing order, made once for all bands of a picture.
[[nodiscard]] std::vector<lettering::TextMasks> masks_of(std::span<const scene::Layer> layers,
                                                         const lettering::Fonts& fonts);

/// Draws layers; `texts` is asked when the first text comes and may make the caller wait for it.
void paint_lettered(std::span<const scene::Layer> layers, canvas::Canvas& canvas,
                    const std::function<std::span<const lettering::TextMasks>()>& texts);

} // namespace whenabouts::render
