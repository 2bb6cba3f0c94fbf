#pragma once

namespace whenabouts::viewer {

/// ImGui and its OpenGL 3 renderer for as long as this lives; needs a current OpenGL context all the time.
class ImguiContext {
  public:
    ImguiContext();
    ImguiContext(const ImguiContext&) = delete;
    ImguiContext& operator=(const ImguiContext&) = delete;
    ~ImguiContext();
};

} // namespace whenabouts::viewer
