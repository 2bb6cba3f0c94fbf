#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::lettering {

/// A four-letter script of ISO 15924 as HarfBuzz packs it.
using ScriptTag = std::uint32_t;
[[nodiscard]] constexpr ScriptTag script_tag(const char (&letters)[5]) {
    ScriptTag tag = 0;
    for (int i = 0; i < 4; ++i) tag = tag << 8U | static_cast<unsigned char>(letters[i]);
    return tag;
}

/// Regular, bold, italic or both.
struct Cut {
    bool bold = false;
    bool italic = false;
    bool operator==(const Cut&) const = default;
};

/// Which of the East Asian forms Han characters take in the pan-CJK fonts.
enum class HanForm : std::uint8_t { japanese, korean, simplified };

/// A font that may be installed: file name without folder, and the face inside a collection.
struct FontName {
    std::string file;
    unsigned index = 0;
    bool operator==(const FontName&) const = default;
};

/// The fonts to try for characters of a script, best first.
[[nodiscard]] std::vector<FontName> font_names(ScriptTag script, Cut cut, HanForm form);
/// Is the script written with Han characters, kana, bopomofo or Hangul?
[[nodiscard]] bool is_east_asian(ScriptTag script);

/// $WHENABOUTS_FONTS, then where Debian and its relatives keep Noto and DejaVu.
[[nodiscard]] std::vector<std::filesystem::path> usual_font_folders();
/// The first folder's file of that name.
[[nodiscard]] std::optional<std::filesystem::path> find_font(std::span<const std::filesystem::path> folders,
                                                             std::string_view file);

} // namespace whenabouts::lettering
