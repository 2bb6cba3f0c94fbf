#pragma once
#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::unicode {

/// A decoded code point and how many bytes it took.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;
};
/// The code point that begins at byte `at` (at < text.size()); an ill-formed byte gives U+FFFD of size 1.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);
/// The code point that ends before byte `at` (at > 0).
[[nodiscard]] CodePoint decode_before(std::string_view text, std::size_t at);
/// Appends in UTF-8.
void append(std::string& text, char32_t code_point);

/// Byte offset of the first ill-formed sequence (overlong forms, surrogates and values above U+10FFFF included).
[[nodiscard]] std::optional<std::size_t> first_invalid_byte(std::string_view text);
/// Refuses ill-formed UTF-8 and text with NUL bytes, naming file, line and byte.
[[nodiscard]] core::Result<void> require_utf8(std::string_view text, std::string_view where);
/// The text with each ill-formed byte replaced by U+FFFD.
[[nodiscard]] std::string scrubbed(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Converts between byte offsets and code-point offsets of one text. Cheap: one number for every 64 code points.
class OffsetMap {
  public:
    /// The text must outlive the map.
    explicit OffsetMap(std::string_view text);
    /// Offsets past the end give the end.
    [[nodiscard]] std::size_t code_point(std::size_t byte) const;
    [[nodiscard]] std::size_t byte(std::size_t code_point) const;
    [[nodiscard]] std::size_t code_points() const { return m_count; }

  private:
    std::string_view m_text;
    std::vector<std::size_t> m_bytes; ///< byte offset of every 64th code point
    std::size_t m_count = 0;
    bool m_ascii = false;
};

} // namespace whenabouts::unicode
