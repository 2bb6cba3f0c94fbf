#include "gl/context.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

// epoxy opens libEGL on first use: commands that draw nothing do not load it.
#include <epoxy/egl.h>
#include <epoxy/gl.h>

namespace whenabouts::gl {

struct Context::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    std::string platform;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
    }
};

namespace {

constexpr std::string_view packages = "install libegl1, libgl1 and libgl1-mesa-dri";

bool has_word(const char* list, std::string_view word) {
    return list != nullptr && std::string_view(list).find(word) != std::string_view::npos;
}

/// Empty where the driver cannot name its platforms, and so has none of ours.
const char* client_extensions() {
    const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    return has_word(extensions, "EGL_EXT_platform_base") ? extensions : "";
}

EGLDisplay surfaceless_display() {
    if (!has_word(client_extensions(), "EGL_MESA_platform_surfaceless")) return EGL_NO_DISPLAY;
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
}

EGLDisplay software_device_display() {
    const bool listed = has_word(client_extensions(), "EGL_EXT_device_enumeration") ||
                        has_word(client_extensions(), "EGL_EXT_device_base");
    if (!listed || !has_word(client_extensions(), "EGL_EXT_platform_device")) return EGL_NO_DISPLAY;
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE)
        return EGL_NO_DISPLAY;
    for (EGLint i = 0; i < count; ++i) {
        const EGLDeviceEXT device = devices[static_cast<std::size_t>(i)];
        if (has_word(eglQueryDeviceStringEXT(device, EGL_EXTENSIONS), "EGL_MESA_device_software"))
            return eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
    }
    return EGL_NO_DISPLAY;
}

/// False when this display cannot give a current 3.3 core context without a surface.
bool make_current(EGLDisplay display, EGLContext& context) {
    EGLint major = 0;
    EGLint minor = 0;
    if (eglInitialize(display, &major, &minor) != EGL_TRUE) return false;
    if (!has_word(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context")) return false;
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return false; // must precede eglCreateContext
    constexpr std::array<EGLint, 13> wanted{EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                            EGL_RED_SIZE,     8, EGL_GREEN_SIZE,      8,
                                            EGL_BLUE_SIZE,    8, EGL_ALPHA_SIZE,      8,
                                            EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, wanted.data(), &config, 1, &count) != EGL_TRUE || count < 1) return false;
    constexpr std::array<EGLint, 7> version{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, version.data());
    return context != EGL_NO_CONTEXT && eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE;
}

std::string gl_text(GLenum name) {
    const GLubyte* text = glGetString(name);
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

} // namespace

core::Result<Capabilities> capabilities() {
    if (epoxy_gl_version() < 33)
        return core::refused("OpenGL", "the driver offers less than version 3.3",
                             "update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1");
    Capabilities found;
    found.renderer = gl_text(GL_RENDERER);
    found.version = gl_text(GL_VERSION);
    for (const std::string_view word : {"llvmpipe", "softpipe", "swrast", "SwiftShader"})
        found.software = found.software || found.renderer.find(word) != std::string::npos;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &found.max_texture_px);
    return found;
}

core::Result<Context> Context::headless() {
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 0);
    if (!epoxy_has_egl()) return core::refused("OpenGL", "libEGL is missing", std::string(packages));
    struct Way {
        const char* name;
        EGLDisplay (*display)();
    };
    for (const Way way : {Way{"EGL surfaceless", surfaceless_display}, Way{"EGL device", software_device_display}}) {
        auto impl = std::make_unique<Impl>();
        impl->display = way.display();
        if (impl->display == EGL_NO_DISPLAY) continue;
        impl->platform = way.name;
        if (make_current(impl->display, impl->context)) return Context(std::move(impl));
    }
    return core::refused("OpenGL", "no way to draw without a display was found", std::string(packages));
}

Context::Context(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Context::Context(Context&&) noexcept = default;
Context& Context::operator=(Context&&) noexcept = default;
Context::~Context() = default;

const std::string& Context::platform() const {
    return m_impl->platform;
}

} // namespace whenabouts::gl
