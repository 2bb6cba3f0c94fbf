#include "viewer/app/hidden_window.hpp"

#include <cstdlib>
#include <utility>

#include <GLFW/glfw3.h>

namespace whenabouts::viewer {

core::Result<HiddenContext> HiddenContext::create() {
    HiddenContext made;
    auto context = gl::Context::headless();
    if (context) {
        made.m_context = std::make_unique<gl::Context>(std::move(*context));
        return made;
    }
    if (std::getenv("DISPLAY") == nullptr || glfwInit() != GLFW_TRUE) return tl::make_unexpected(context.error());
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    made.m_window = glfwCreateWindow(64, 64, "Whenabouts", nullptr, nullptr);
    if (made.m_window == nullptr) {
        glfwTerminate();
        return tl::make_unexpected(context.error());
    }
    glfwMakeContextCurrent(made.m_window);
    return made;
}

HiddenContext::HiddenContext(HiddenContext&& other) noexcept
    : m_context(std::move(other.m_context)), m_window(std::exchange(other.m_window, nullptr)) {}

HiddenContext::~HiddenContext() {
    if (m_window == nullptr) return;
    glfwDestroyWindow(m_window);
    glfwTerminate();
}

} // namespace whenabouts::viewer
