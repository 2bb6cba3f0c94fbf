#pragma once
#include "core/result.hpp"

#include <memory>
#include <string>

namespace whenabouts::gl {

/// What the current context is and can do.
struct Capabilities {
    std::string renderer;   ///< GL_RENDERER: "llvmpipe (LLVM 15.0.6, 256 bits)"
    std::string version;    ///< GL_VERSION
    bool software = false;  ///< drawn by the processor: prefer blits to shaded quads
    int max_texture_px = 0; ///< widest texture, renderbuffer and viewport
};

/// Asks the context that is current on this thread; refused when it is older than OpenGL 3.3.
[[nodiscard]] core::Result<Capabilities> capabilities();

/// An OpenGL 3.3 core context without a window or display, through EGL. It has no default framebuffer: draw into a
/// Framebuffer. Belongs to the thread that made it.
class Context {
  public:
    /// Tries the surfaceless platform, then the software device. Asks Mesa for its software renderer, so that pictures
    /// do not depend on the graphics card; call it before other threads run. Current on this thread afterwards.
    [[nodiscard]] static core::Result<Context> headless();
    Context(Context&& other) noexcept;
    Context& operator=(Context&& other) noexcept;
    ~Context();

    /// Which way worked: "EGL surfaceless" or "EGL device".
    [[nodiscard]] const std::string& platform() const;

  private:
    struct Impl;
    explicit Context(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whenabouts::gl
