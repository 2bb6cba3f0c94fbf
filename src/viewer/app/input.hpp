#pragma once
#include "viewer/app/replay_script.hpp"

#include <string_view>

namespace whenabouts::viewer {

/// ImGui's input without a window: numbers its keys as GLFW does, so that panels need not know which of both feeds
/// them. Written for the input members of ImGui 1.86; newer ones take events instead.
void number_keys_like_glfw();
/// ImGui 1.86 lets Tab go to text fields only; the panels use it better.
void take_tab_from_imgui();
void set_pointer(double x, double y);
void set_button(int button, bool down);
void set_wheel(double notches);
/// Presses or releases the key and its modifiers; a pressed plain letter or sign is typed as well.
void set_key(const KeyChord& chord, bool down);
void type_text(std::string_view utf8);

} // namespace whenabouts::viewer
