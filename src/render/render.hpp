#pragma once
#include "canvas/canvas.hpp"
#include "canvas/page.hpp"
#include "image/image.hpp"
#include "lettering/fonts.hpp"
#include "scene/scene.hpp"

#include <span>

namespace whenabouts::render {

/// Draws the scene's layers in order; the background is the caller's.
void paint(const scene::Scene& scene, canvas::Canvas& canvas, const lettering::Fonts& fonts);
/// Draws one layer.
void paint(const scene::Layer& layer, canvas::Canvas& canvas, const lettering::Fonts& fonts);

struct PictureOptions {
    unsigned threads = 0;                 ///< 0 = as many as there are processors, at most 8
    std::span<const scene::Layer> only{}; ///< these layers instead of the scene's
    bool transparent = false;             ///< leave the background out: a layer for the window
};
/// The scene as pixels. The bytes do not depend on the number of threads.
[[nodiscard]] image::Image picture(const scene::Scene& scene, const lettering::Fonts& fonts,
                                   const PictureOptions& options = {});

/// The scene as an SVG or PDF document: shapes as shapes, texts as the outlines of the same glyphs at the same places
/// as in the picture. `about` gives kind and texts; its size and scale are the scene's.
[[nodiscard]] core::Result<std::string> page(const scene::Scene& scene, const lettering::Fonts& fonts,
                                             canvas::PageFormat about);

} // namespace whenabouts::render
