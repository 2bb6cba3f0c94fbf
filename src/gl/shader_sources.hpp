#pragma once
#include <string_view>

namespace whenabouts::gl {

/// The text of a file of shaders/, built into the program; empty for an unknown name.
[[nodiscard]] std::string_view shader_source(std::string_view file_name);

} // namespace whenabouts::gl
