#pragma once
#include <cstdint>

namespace whenabouts::reading {

/// How a text is marked up; `guess` looks at its beginning (Markdown is never guessed).
enum class Markup : std::uint8_t { guess, plain, markdown, html };

} // namespace whenabouts::reading
