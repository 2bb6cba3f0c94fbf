#pragma once
#include <cstddef>
#include <span>

namespace whenabouts::gl {

/// A vertex buffer with its array object. Needs a current context; move-only.
class Buffer {
  public:
    Buffer() = default;
    Buffer(Buffer&& other) noexcept;
    Buffer& operator=(Buffer&& other) noexcept;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer();

    /// Replaces the content: vertices of `floats_per_vertex` floats each, read as attribute 0.
    void upload(std::span<const float> vertices, int floats_per_vertex);
    /// Draws all vertices as a triangle strip with the shader in use.
    void draw_strip() const;

  private:
    unsigned m_buffer = 0;
    unsigned m_array = 0;
    int m_count = 0;
};

} // namespace whenabouts::gl
