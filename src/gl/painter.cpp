#include "gl/painter.hpp"

#include <array>
#include <cmath>
#include <epoxy/gl.h>

namespace whenabouts::gl {

namespace {
GLint whole(double v) {
    return static_cast<GLint>(std::lround(v));
}
} // namespace

core::Result<Painter> Painter::create() {
    auto shader = Shader::build("picture");
    if (!shader) return tl::make_unexpected(shader.error());
    constexpr std::array<float, 8> unit_square{0, 0, 1, 0, 0, 1, 1, 1};
    Buffer corners;
    corners.upload(unit_square, 2);
    return Painter(std::move(*shader), std::move(corners));
}

void Painter::begin(int width, int height, const Rectangle& clip) {
    m_width = width;
    m_height = height;
    glEnable(GL_SCISSOR_TEST);
    glScissor(whole(clip.left), height - whole(clip.top + clip.height), whole(clip.width), whole(clip.height));
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_FRAMEBUFFER_SRGB);
}

void Painter::clear(float r, float g, float b) {
    glClearColor(r, g, b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Painter::blit(const Texture& texture, const Rectangle& to) {
    blit(texture, {0, 0, static_cast<double>(texture.width()), static_cast<double>(texture.height())}, to);
}

void Painter::blit(const Texture& texture, const Rectangle& from, const Rectangle& to) {
    if (texture.empty()) return;
    GLint before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, texture.read_framebuffer());
    const GLint left = whole(to.left);
    const GLint right = whole(to.left + to.width);
    const GLint top =
        m_height - whole(to.top); // the target's rows run upwards, the texture's first row is the picture's top
    const GLint bottom = m_height - whole(to.top + to.height);
    const bool same_size = right - left == whole(from.width) && top - bottom == whole(from.height);
    glBlitFramebuffer(whole(from.left), whole(from.top), whole(from.left + from.width), whole(from.top + from.height),
                      left, top, right, bottom, GL_COLOR_BUFFER_BIT, same_size ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
}

void Painter::copy(const Texture& texture, double left, double top) {
    if (texture.empty()) return;
    GLint before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, texture.read_framebuffer());
    glDisable(GL_SCISSOR_TEST); // with it the copy becomes a shaded quad
    const GLint x = whole(left), y = m_height - whole(top) - texture.height();
    glBlitFramebuffer(0, 0, texture.width(), texture.height(), x, y, x + texture.width(), y + texture.height(),
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glEnable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
}

void Painter::blend(const Texture& texture, const Rectangle& to, float opacity) {
    if (texture.empty()) return;
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    m_shader.use();
    m_shader.set("target_px", static_cast<float>(m_width), static_cast<float>(m_height));
    m_shader.set("rectangle_px", static_cast<float>(to.left), static_cast<float>(to.top), static_cast<float>(to.width),
                 static_cast<float>(to.height));
    m_shader.set("opacity", opacity);
    m_shader.set("picture", 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.name());
    m_corners.draw_strip();
    glBindTexture(GL_TEXTURE_2D, 0);
    glDisable(GL_BLEND);
}

void Painter::end() {
    glDisable(GL_SCISSOR_TEST);
    glUseProgram(0);
}

} // namespace whenabouts::gl
