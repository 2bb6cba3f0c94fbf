#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::gl {

/// An RGBA8 target of our own: the same pixels with and without a display. Needs a current context; move-only.
class Framebuffer {
  public:
    /// Refused when the driver cannot make a target of this size in pixels.
    [[nodiscard]] static core::Result<Framebuffer> create(int width, int height);
    Framebuffer(Framebuffer&& other) noexcept;
    Framebuffer& operator=(Framebuffer&& other) noexcept;
    Framebuffer(const Framebuffer&) = delete;
    Framebuffer& operator=(const Framebuffer&) = delete;
    ~Framebuffer();

    /// Draws and reads go here until another target is bound; sets the viewport to the whole of it.
    void bind() const;
    /// RGBA, row by row from the top.
    [[nodiscard]] std::vector<std::uint8_t> read() const;
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

  private:
    Framebuffer() = default;
    unsigned m_name = 0;
    unsigned m_colour = 0;
    int m_width = 0;
    int m_height = 0;
};

/// Draws and reads go to the window that the current context belongs to, of this size in pixels.
void bind_window(int width, int height);

} // namespace whenabouts::gl
