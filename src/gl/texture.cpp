#include "gl/texture.hpp"

#include <cassert>
#include <cstddef>
#include <epoxy/gl.h>
#include <utility>

namespace whenabouts::gl {

Texture::Texture(Texture&& other) noexcept
    : m_name(std::exchange(other.m_name, 0)), m_framebuffer(std::exchange(other.m_framebuffer, 0)),
      m_width(std::exchange(other.m_width, 0)), m_height(std::exchange(other.m_height, 0)) {}

Texture& Texture::operator=(Texture&& other) noexcept {
    std::swap(m_name, other.m_name);
    std::swap(m_framebuffer, other.m_framebuffer);
    std::swap(m_width, other.m_width);
    std::swap(m_height, other.m_height);
    return *this;
}

Texture::~Texture() {
    if (m_framebuffer != 0) glDeleteFramebuffers(1, &m_framebuffer);
    if (m_name != 0) glDeleteTextures(1, &m_name);
}

void Texture::upload(std::span<const std::uint8_t> rgba, int width, int height) {
    assert(rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const bool first = m_name == 0;
    if (first) glGenTextures(1, &m_name);
    glBindTexture(GL_TEXTURE_2D, m_name);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (first) {
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }
    if (width == m_width && height == m_height) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    } else {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
        m_width = width;
        m_height = height;
    }
    glBindTexture(GL_TEXTURE_2D, 0);
}

unsigned Texture::read_framebuffer() const {
    if (m_name == 0 || m_framebuffer != 0) return m_framebuffer;
    GLint before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glGenFramebuffers(1, &m_framebuffer);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_name, 0);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
    return m_framebuffer;
}

} // namespace whenabouts::gl
