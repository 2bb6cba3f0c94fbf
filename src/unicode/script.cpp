#include "unicode/script.hpp"

#include "unicode/utf8.hpp"

#include <array>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace whenabouts::unicode {
namespace {

Script from_icu(UScriptCode code) {
    switch (code) {
    case USCRIPT_LATIN:
        return Script::latin;
    case USCRIPT_CYRILLIC:
        return Script::cyrillic;
    case USCRIPT_GREEK:
        return Script::greek;
    case USCRIPT_ARMENIAN:
        return Script::armenian;
    case USCRIPT_GEORGIAN:
        return Script::georgian;
    case USCRIPT_ARABIC:
        return Script::arabic;
    case USCRIPT_HEBREW:
        return Script::hebrew;
    case USCRIPT_DEVANAGARI:
        return Script::devanagari;
    case USCRIPT_BENGALI:
        return Script::bengali;
    case USCRIPT_THAI:
        return Script::thai;
    case USCRIPT_HAN:
        return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return Script::kana;
    case USCRIPT_HANGUL:
        return Script::hangul;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return Script::none;
    default:
        return Script::other;
    }
}

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}
bool is_ascii_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool holds_any(std::string_view text, std::u32string_view letters) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (letters.find(point.value) != std::u32string_view::npos) return true;
        at += point.size;
    }
    return false;
}

std::string_view cyrillic_language(std::string_view text) {
    if (holds_any(text, U"іїєґІЇЄҐ")) return holds_any(text, U"ўЎыЫэЭ") ? "be" : "uk";
    if (holds_any(text, U"ўЎ")) return "be";
    if (holds_any(text, U"ђћљњџЂЋЉЊЏ")) return "sr";
    if (holds_any(text, U"ќѓѕЌЃЅ")) return "mk";
    return "ru";
}

} // namespace

Script script_of(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) ? Script::latin : Script::none;
    if (!is_letter(c)) return Script::none;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(icu(c), &status);
    return U_SUCCESS(status) != 0 ? from_icu(code) : Script::other;
}

Script dominant_script(std::string_view text) {
    std::array<std::size_t, static_cast<std::size_t>(Script::other) + 1> count{};
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        ++count[static_cast<std::size_t>(script_of(point.value))];
        at += point.size;
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < count.size(); ++i)
        if (count[i] > (best == 0 ? 0 : count[best])) best = i;
    return static_cast<Script>(best);
}

bool is_unspaced(char32_t c) {
    if (c < 0x0E00) return false;
    if (c >= 0x0E00 && c <= 0x0EFF) return is_letter(c) || is_mark(c); // Thai, Lao
    if (c >= 0x1000 && c <= 0x109F) return is_letter(c) || is_mark(c); // Burmese
    if (c >= 0x1780 && c <= 0x17FF) return is_letter(c) || is_mark(c); // Khmer
    if (c == 0x3005 || c == 0x3007) return true;                       // ideographic repetition and zero
    if (c >= 0x3040 && c <= 0x30FF) return c != 0x30FB && c != 0x30A0; // kana without the middle dot
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_letter(char32_t c) {
    return c < 0x80 ? is_ascii_letter(c) : u_isalpha(icu(c)) != 0;
}

bool is_mark(char32_t c) {
    if (c < 0x300) return false;
    const auto category = u_charType(icu(c));
    return category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK || category == U_ENCLOSING_MARK;
}

bool is_digit(char32_t c) {
    return c < 0x80 ? (c >= '0' && c <= '9') : u_isdigit(icu(c)) != 0;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
    return u_isUWhiteSpace(icu(c)) != 0 || c == 0xFEFF || c == 0x200B;
}

bool is_control(char32_t c) {
    if (c < 0x80) return c < 0x20 || c == 0x7F;
    const auto category = u_charType(icu(c));
    return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_UNASSIGNED;
}

bool is_upper(char32_t c) {
    return c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isUUppercase(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}
bool is_lower(char32_t c) {
    return c < 0x80 ? (c >= 'a' && c <= 'z') : u_isULowercase(icu(c)) != 0;
}

bool is_apostrophe(char32_t c) {
    switch (c) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2BE:
    case 0x2BF:
    case 0x2B9:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
        return true;
    default:
        return false;
    }
}

bool is_hyphen(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D || c == 0x58A ||
           c == 0x5BE;
}

std::string_view guess_language(std::string_view text) {
    switch (dominant_script(text)) {
    case Script::cyrillic:
        return cyrillic_language(text);
    case Script::greek:
        return "el";
    case Script::armenian:
        return "hy";
    case Script::georgian:
        return "ka";
    case Script::arabic:
        return holds_any(text, U"پچژگ") ? "fa" : "ar";
    case Script::hebrew:
        return "he";
    case Script::devanagari:
        return "hi";
    case Script::bengali:
        return "bn";
    case Script::thai:
        return "th";
    case Script::han:
        return holds_any(text, U"のをはがにと") ? "ja" : "zh";
    case Script::kana:
        return "ja";
    case Script::hangul:
        return "ko";
    default:
        return {};
    }
}

} // namespace whenabouts::unicode
