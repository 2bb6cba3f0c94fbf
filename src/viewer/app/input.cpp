#include "viewer/app/input.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <string>

namespace whenabouts::viewer {

void take_tab_from_imgui() {
    ImGui::GetIO().KeyMap[ImGuiKey_Tab] = -1;
}

void number_keys_like_glfw() {
    ImGuiIO& io = ImGui::GetIO();
    take_tab_from_imgui();
    const auto number = [&](ImGuiKey key, int glfw) { io.KeyMap[key] = glfw; };
    number(ImGuiKey_LeftArrow, GLFW_KEY_LEFT);
    number(ImGuiKey_RightArrow, GLFW_KEY_RIGHT);
    number(ImGuiKey_UpArrow, GLFW_KEY_UP);
    number(ImGuiKey_DownArrow, GLFW_KEY_DOWN);
    number(ImGuiKey_PageUp, GLFW_KEY_PAGE_UP);
    number(ImGuiKey_PageDown, GLFW_KEY_PAGE_DOWN);
    number(ImGuiKey_Home, GLFW_KEY_HOME);
    number(ImGuiKey_End, GLFW_KEY_END);
    number(ImGuiKey_Delete, GLFW_KEY_DELETE);
    number(ImGuiKey_Backspace, GLFW_KEY_BACKSPACE);
    number(ImGuiKey_Space, GLFW_KEY_SPACE);
    number(ImGuiKey_Enter, GLFW_KEY_ENTER);
    number(ImGuiKey_KeyPadEnter, GLFW_KEY_KP_ENTER);
    number(ImGuiKey_Escape, GLFW_KEY_ESCAPE);
    number(ImGuiKey_A, GLFW_KEY_A);
    number(ImGuiKey_C, GLFW_KEY_C);
    number(ImGuiKey_V, GLFW_KEY_V);
    number(ImGuiKey_X, GLFW_KEY_X);
    number(ImGuiKey_Y, GLFW_KEY_Y);
    number(ImGuiKey_Z, GLFW_KEY_Z);
}

void set_pointer(double x, double y) {
    ImGui::GetIO().MousePos = {static_cast<float>(x), static_cast<float>(y)};
}
void set_button(int button, bool down) {
    ImGui::GetIO().MouseDown[button] = down;
}
void set_wheel(double notches) {
    ImGui::GetIO().MouseWheel += static_cast<float>(notches);
}

void set_key(const KeyChord& chord, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeysDown[chord.key] = down;
    io.KeyCtrl = down && chord.ctrl;
    io.KeyShift = down && chord.shift;
    io.KeyAlt = down && chord.alt;
    if (down && !chord.ctrl && !chord.alt && chord.key > ' ' && chord.key < 127) {
        const bool capital = chord.key >= 'A' && chord.key <= 'Z' && !chord.shift;
        io.AddInputCharacter(static_cast<unsigned>(capital ? chord.key - 'A' + 'a' : chord.key));
    }
}

void type_text(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
}

} // namespace whenabouts::viewer
