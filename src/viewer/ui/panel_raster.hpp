#pragma once
#include "canvas/canvas.hpp"
#include "image/image.hpp"

#include <cstdint>
#include <functional>

struct ImDrawData;

namespace whenabouts::viewer {

/// What a texture of a draw list shows: straight RGBA in words, red in the lowest byte, row by row from the top.
struct PanelTexture {
    const std::uint32_t* pixels = nullptr; ///< null = not known
    int width = 0, height = 0;
};

/// What lies under the panels.
struct WindowGround {
    canvas::Colour surface;
    const image::Image* map = nullptr; ///< the lowest row first; it must lie in the window
    int left = 0, top = 0;             ///< of the map, whole pixels
};

/// The whole window by the processor: surface, map, and Dear ImGui's triangles, which a software renderer of OpenGL
/// needs several times as long for. `to` has the size of the framebuffer and gets its lowest row first. The same pixels
/// whatever the number of threads. False, with `to` untouched, where the lists hold what only OpenGL can draw:
/// callbacks, and textures that `texture` (by their number) does not know.
[[nodiscard]] bool compose_window(image::Image& to, const WindowGround& ground, const ImDrawData& panels,
                                  const std::function<PanelTexture(std::uintptr_t)>& texture);

} // namespace whenabouts::viewer
