#include "gl/framebuffer.hpp"

#include <algorithm>
#include <cstddef>
#include <epoxy/gl.h>
#include <string>
#include <utility>

namespace whenabouts::gl {

core::Result<Framebuffer> Framebuffer::create(int width, int height) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limit);
    const std::string size = std::to_string(width) + " × " + std::to_string(height) + " pixels";
    if (width < 1 || height < 1 || width > limit || height > limit)
        return core::refused("OpenGL", "cannot draw a picture of " + size,
                             "ask for at most " + std::to_string(limit) + " pixels a side");
    Framebuffer made;
    made.m_width = width;
    made.m_height = height;
    glGenRenderbuffers(1, &made.m_colour);
    glBindRenderbuffer(GL_RENDERBUFFER, made.m_colour);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &made.m_name);
    glBindFramebuffer(GL_FRAMEBUFFER, made.m_name);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, made.m_colour);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return core::refused("OpenGL", "cannot draw a picture of " + size, "ask for a smaller one");
    return made;
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : m_name(std::exchange(other.m_name, 0)), m_colour(std::exchange(other.m_colour, 0)), m_width(other.m_width),
      m_height(other.m_height) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
    std::swap(m_name, other.m_name);
    std::swap(m_colour, other.m_colour);
    std::swap(m_width, other.m_width);
    std::swap(m_height, other.m_height);
    return *this;
}

Framebuffer::~Framebuffer() {
    if (m_name != 0) glDeleteFramebuffers(1, &m_name);
    if (m_colour != 0) glDeleteRenderbuffers(1, &m_colour);
}

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, m_name);
    glViewport(0, 0, m_width, m_height);
}

std::vector<std::uint8_t> Framebuffer::read() const {
    const auto row = static_cast<std::size_t>(m_width) * 4;
    std::vector<std::uint8_t> rgba(row * static_cast<std::size_t>(m_height));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_name);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, m_width, m_height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    const auto line = [&](int y) { return rgba.begin() + static_cast<std::ptrdiff_t>(row) * y; };
    for (int y = 0; y < m_height / 2; ++y)
        std::swap_ranges(line(y), line(y + 1), line(m_height - 1 - y)); // GL's rows run upwards
    return rgba;
}

void bind_window(int width, int height) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, width, height);
}

} // namespace whenabouts::gl
