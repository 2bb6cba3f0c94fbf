#pragma once
#include <cstdint>
#include <span>

namespace whenabouts::gl {

/// An RGBA8 picture on the graphics side, linear filtering, clamped at its edges. Needs a current context; move-only.
class Texture {
  public:
    Texture() = default;
    Texture(Texture&& other) noexcept;
    Texture& operator=(Texture&& other) noexcept;
    Texture(const Texture&) = delete;
    Texture& operator=(const Texture&) = delete;
    ~Texture();

    /// Takes over straight RGBA pixels, row by row from the top; `rgba` must hold width × height × 4 bytes.
    /// The same size as before only replaces the pixels.
    void upload(std::span<const std::uint8_t> rgba, int width, int height);

    [[nodiscard]] bool empty() const { return m_name == 0; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] unsigned name() const { return m_name; }
    /// A framebuffer that reads from this texture (for blits); made on first use, 0 for an empty texture.
    [[nodiscard]] unsigned read_framebuffer() const;

  private:
    unsigned m_name = 0;
    mutable unsigned m_framebuffer = 0;
    int m_width = 0;
    int m_height = 0;
};

} // namespace whenabouts::gl
