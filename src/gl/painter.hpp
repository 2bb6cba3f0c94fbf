#pragma once
#include "core/result.hpp"
#include "gl/buffer.hpp"
#include "gl/shader.hpp"
#include "gl/texture.hpp"

namespace whenabouts::gl {

/// Target pixels, x to the right, y down, (0,0) = outer corner of the top-left pixel.
struct Rectangle {
    double left = 0, top = 0, width = 0, height = 0;
};

/// Puts pictures onto the bound target of `width` × `height` pixels. Needs a current context.
class Painter {
  public:
    [[nodiscard]] static core::Result<Painter> create();

    /// Everything until end() goes into `clip` (whole pixels) of a target of this size.
    void begin(int width, int height, const Rectangle& clip);
    /// Covers the clip rectangle with an opaque colour, 0 … 1.
    void clear(float r, float g, float b);
    /// Opaque, by a blit: far cheaper than a shaded quad where the processor draws. Edges are rounded to whole pixels.
    void blit(const Texture& texture, const Rectangle& to);
    /// Part of a texture, in texels from its top-left corner.
    void blit(const Texture& texture, const Rectangle& from, const Rectangle& to);
    /// A texture whose first row is the lowest, pixel for pixel: a copy of memory where the processor draws, while
    /// turning rows round costs it as much as shading.
    void copy(const Texture& texture, double left, double top);
    /// Blended by the picture's straight alpha times `opacity`.
    void blend(const Texture& texture, const Rectangle& to, float opacity = 1);
    void end();

  private:
    Painter(Shader shader, Buffer corners) : m_shader(std::move(shader)), m_corners(std::move(corners)) {}
    Shader m_shader;
    Buffer m_corners;
    int m_width = 1;
    int m_height = 1;
};

} // namespace whenabouts::gl
