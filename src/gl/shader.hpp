#pragma once
#include "core/result.hpp"

#include <string_view>

namespace whenabouts::gl {

/// A linked pair of vertex and fragment shader. Needs a current context; move-only.
class Shader {
  public:
    /// `name` is the pair's file name in shaders/ without suffix; a refused pair gives the compiler's first complaint.
    [[nodiscard]] static core::Result<Shader> build(std::string_view name);
    Shader(Shader&& other) noexcept;
    Shader& operator=(Shader&& other) noexcept;
    Shader(const Shader&) = delete;
    Shader& operator=(const Shader&) = delete;
    ~Shader();

    void use() const;
    /// Uniforms of the program in use; an unknown name is ignored, as OpenGL does.
    void set(const char* uniform, int value) const;
    void set(const char* uniform, float value) const;
    void set(const char* uniform, float x, float y) const;
    void set(const char* uniform, float x, float y, float z, float w) const;

  private:
    explicit Shader(unsigned program) : m_program(program) {}
    unsigned m_program = 0;
};

} // namespace whenabouts::gl
