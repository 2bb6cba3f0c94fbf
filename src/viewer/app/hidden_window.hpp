#pragma once
#include "core/result.hpp"
#include "gl/context.hpp"

#include <memory>

struct GLFWwindow;

namespace whenabouts::viewer {

/// A context to draw with where no window is wanted: EGL without a display, else a hidden window on the display.
class HiddenContext {
  public:
    [[nodiscard]] static core::Result<HiddenContext> create();
    HiddenContext(HiddenContext&& other) noexcept;
    HiddenContext& operator=(HiddenContext&&) = delete;
    ~HiddenContext();

  private:
    HiddenContext() = default;
    std::unique_ptr<gl::Context> m_context;
    GLFWwindow* m_window = nullptr;
};

} // namespace whenabouts::viewer
