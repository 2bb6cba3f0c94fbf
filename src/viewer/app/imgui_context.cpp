#include "viewer/app/imgui_context.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace whenabouts::viewer {

ImguiContext::ImguiContext() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigInputTextCursorBlink = false; // so that idle is idle
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ImGui_ImplOpenGL3_NewFrame(); // makes its shaders and buffers now, before fonts are made anew
}

ImguiContext::~ImguiContext() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

} // namespace whenabouts::viewer
