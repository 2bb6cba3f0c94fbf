#include "gl/buffer.hpp"

#include <epoxy/gl.h>
#include <utility>

namespace whenabouts::gl {

Buffer::Buffer(Buffer&& other) noexcept
    : m_buffer(std::exchange(other.m_buffer, 0)), m_array(std::exchange(other.m_array, 0)),
      m_count(std::exchange(other.m_count, 0)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_array, other.m_array);
    std::swap(m_count, other.m_count);
    return *this;
}

Buffer::~Buffer() {
    if (m_array != 0) glDeleteVertexArrays(1, &m_array);
    if (m_buffer != 0) glDeleteBuffers(1, &m_buffer);
}

void Buffer::upload(std::span<const float> vertices, int floats_per_vertex) {
    if (m_buffer == 0) {
        glGenBuffers(1, &m_buffer);
        glGenVertexArrays(1, &m_array);
    }
    glBindVertexArray(m_array);
    glBindBuffer(GL_ARRAY_BUFFER, m_buffer);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size_bytes()), vertices.data(), GL_DYNAMIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, floats_per_vertex, GL_FLOAT, GL_FALSE, 0, nullptr);
    glBindVertexArray(0);
    m_count = static_cast<int>(vertices.size()) / floats_per_vertex;
}

void Buffer::draw_strip() const {
    if (m_count == 0) return;
    glBindVertexArray(m_array);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, m_count);
    glBindVertexArray(0);
}

} // namespace whenabouts::gl
