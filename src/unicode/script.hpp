#pragma once
#include <cstdint>
#include <string_view>

namespace whenabouts::unicode {

enum class Script : std::uint8_t {
    none, ///< digits, punctuation, marks
    latin,
    cyrillic,
    greek,
    armenian,
    georgian,
    arabic,
    hebrew,
    devanagari,
    bengali,
    thai,
    han,
    kana,
    hangul,
    other
};
[[nodiscard]] Script script_of(char32_t code_point);
/// The script of most letters; none when there is no letter.
[[nodiscard]] Script dominant_script(std::string_view text);
/// Scripts that do not put spaces between words.
[[nodiscard]] bool is_unspaced(char32_t code_point);

[[nodiscard]] bool is_letter(char32_t code_point);
/// Combining marks, which continue a word.
[[nodiscard]] bool is_mark(char32_t code_point);
[[nodiscard]] bool is_digit(char32_t code_point);
[[nodiscard]] bool is_space(char32_t code_point);
[[nodiscard]] bool is_control(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_lower(char32_t code_point);
/// ' ’ ʼ ‘ ` ´ ʹ ʻ and their like, inside a word.
[[nodiscard]] bool is_apostrophe(char32_t code_point);
[[nodiscard]] bool is_hyphen(char32_t code_point);
/// A guess from telling letters: "uk" (і ї є ґ), "ru" (ы э ъ ё), "be" (ў), "sr" (ђ ћ љ њ џ), "fa" (پ چ ژ گ), else by
/// script
/// ("bg"/"ru" cannot be told apart: "ru"), empty for Latin.
[[nodiscard]] std::string_view guess_language(std::string_view text);

} // namespace whenabouts::unicode
