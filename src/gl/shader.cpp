#include "gl/shader.hpp"

#include "gl/shader_sources.hpp"

#include <epoxy/gl.h>
#include <string>
#include <utility>

namespace whenabouts::gl {

namespace {

std::string first_line(std::string text) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end != std::string::npos) text.resize(end);
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) text.resize(nul);
    return text;
}

core::Result<GLuint> compile(GLenum stage, const std::string& file_name) {
    const std::string_view source = shader_source(file_name);
    if (source.empty()) return core::refused("shaders/" + file_name, "is not built into the program");
    const GLuint shader = glCreateShader(stage);
    const char* text = source.data();
    const auto length = static_cast<GLint>(source.size());
    glShaderSource(shader, 1, &text, &length);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good == GL_TRUE) return shader;
    std::string log(1024, '\0');
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    glDeleteShader(shader);
    return core::refused("shaders/" + file_name, "does not compile: " + first_line(log), "update the graphics driver");
}

} // namespace

core::Result<Shader> Shader::build(std::string_view name) {
    const auto vertex = compile(GL_VERTEX_SHADER, std::string(name) + ".vert");
    if (!vertex) return tl::make_unexpected(vertex.error());
    const auto fragment = compile(GL_FRAGMENT_SHADER, std::string(name) + ".frag");
    if (!fragment) {
        glDeleteShader(*vertex);
        return tl::make_unexpected(fragment.error());
    }
    Shader linked(glCreateProgram());
    for (const GLuint stage : {*vertex, *fragment}) glAttachShader(linked.m_program, stage);
    glLinkProgram(linked.m_program);
    for (const GLuint stage : {*vertex, *fragment}) glDeleteShader(stage); // freed together with the program
    GLint good = 0;
    glGetProgramiv(linked.m_program, GL_LINK_STATUS, &good);
    if (good == GL_TRUE) return linked;
    std::string log(1024, '\0');
    glGetProgramInfoLog(linked.m_program, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return core::refused("shaders/" + std::string(name), "does not link: " + first_line(log),
                         "update the graphics driver");
}

Shader::Shader(Shader&& other) noexcept : m_program(std::exchange(other.m_program, 0)) {}

Shader& Shader::operator=(Shader&& other) noexcept {
    std::swap(m_program, other.m_program);
    return *this;
}

Shader::~Shader() {
    if (m_program != 0) glDeleteProgram(m_program);
}

void Shader::use() const {
    glUseProgram(m_program);
}
void Shader::set(const char* uniform, int value) const {
    glUniform1i(glGetUniformLocation(m_program, uniform), value);
}
void Shader::set(const char* uniform, float value) const {
    glUniform1f(glGetUniformLocation(m_program, uniform), value);
}
void Shader::set(const char* uniform, float x, float y) const {
    glUniform2f(glGetUniformLocation(m_program, uniform), x, y);
}
void Shader::set(const char* uniform, float x, float y, float z, float w) const {
    glUniform4f(glGetUniformLocation(m_program, uniform), x, y, z, w);
}

} // namespace whenabouts::gl
