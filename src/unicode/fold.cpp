#include "unicode/fold.hpp"

#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <array>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <vector>

namespace whenabouts::unicode {
namespace {

const icu::Normalizer2& form(bool compatible) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found =
        compatible ? icu::Normalizer2::getNFKCInstance(status) : icu::Normalizer2::getNFCInstance(status);
    return *found; // built into libicuuc: cannot be absent
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

/// Letters that no decomposition reaches, by how a reader without them writes the name.
std::string_view letter_spelling(char32_t c) {
    switch (c) {
    case U'ß':
    case U'ẞ':
        return "ss";
    case U'æ':
    case U'Æ':
        return "ae";
    case U'œ':
    case U'Œ':
        return "oe";
    case U'ø':
    case U'Ø':
        return "o";
    case U'ł':
    case U'Ł':
        return "l";
    case U'đ':
    case U'Đ':
    case U'ð':
    case U'Ð':
    case U'ɖ':
    case U'Ɖ':
        return "d";
    case U'þ':
    case U'Þ':
        return "th";
    case U'ı':
    case U'İ':
    case U'ɨ':
        return "i";
    case U'ħ':
    case U'Ħ':
        return "h";
    case U'ŧ':
    case U'Ŧ':
        return "t";
    case U'ŋ':
    case U'Ŋ':
        return "ng";
    case U'ə':
    case U'Ə':
        return "a";
    case U'ɓ':
    case U'Ɓ':
        return "b";
    case U'ɗ':
    case U'Ɗ':
        return "d";
    case U'ƙ':
    case U'Ƙ':
        return "k";
    case U'ƴ':
    case U'Ƴ':
        return "y";
    case U'ɛ':
    case U'Ɛ':
        return "e";
    case U'ɔ':
    case U'Ɔ':
        return "o";
    case U'ى':
    case U'ی':
    case U'ے':
        return "ي";
    case U'ک':
        return "ك";
    case U'ة':
    case U'ہ':
    case U'ھ':
    case U'ۀ':
        return "ه";
    case U'ٱ':
        return "ا";
    default:
        return {};
    }
}

bool is_dropped_mark(char32_t c) {
    if (c == 0x640) return true; // Arabic tatweel
    if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
    case USCRIPT_CYRILLIC:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
        return true;
    default:
        return false; // vowel signs of Indic scripts carry the word
    }
}

bool keeps_form(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF);
}

/// Marks in the table below what is no letter or digit.
constexpr char separator = ' ';

void append_folded_scalar(std::string& out, char32_t c) {
    if (const auto spelling = letter_spelling(c); !spelling.empty()) {
        out += spelling;
        return;
    }
    if (is_apostrophe(c) || c == 0xAD || c == 0x200C || c == 0x200D || is_dropped_mark(c)) return;
    if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0 && digit <= 9 && is_digit(c)) {
        out += static_cast<char>('0' + digit);
        return;
    }
    if (is_letter(c) || is_mark(c)) {
        append(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
        return;
    }
    if (!is_control(c) || is_space(c)) out += separator;
}

std::string fold_one(char32_t c) {
    std::string out;
    if (keeps_form(c) || !letter_spelling(c).empty() || is_apostrophe(c)) {
        append_folded_scalar(out, c);
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) != 0 || decomposer->getDecomposition(static_cast<UChar32>(c), parts) == 0)
        parts = icu::UnicodeString(static_cast<UChar32>(c));
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        append_folded_scalar(out, static_cast<char32_t>(parts.char32At(i)));
    return out;
}

/// Folded forms of the code points below `size`, made once: the alphabets of most names.
struct FoldTable {
    static constexpr char32_t size = 0x700;
    std::array<std::string, size> forms;
    FoldTable() {
        for (char32_t c = 0; c < size; ++c) forms[c] = fold_one(c);
    }
};

const FoldTable& table() {
    static const FoldTable made;
    return made;
}

bool is_initial_dot(std::string_view text, std::size_t at, std::size_t letters_before) {
    if (letters_before != 1) return false;
    const std::size_t next = at + 1;
    if (next >= text.size()) return true;
    const char32_t c = decode(text, next).value;
    return is_letter(c) || !is_digit(c);
}

void append_separator(std::string& out) {
    if (!out.empty() && out.back() != separator) out += separator;
}

void append_form(std::string& out, std::string_view letters) {
    if (letters.size() == 1 && letters.front() == separator)
        append_separator(out);
    else
        for (const char c : letters) {
            if (c == separator)
                append_separator(out);
            else
                out += c;
        }
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80U) return false;
    return true;
}

} // namespace

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    const std::string clean = first_invalid_byte(text) ? scrubbed(text) : std::string(text);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    form(false).normalizeUTF8(0, piece(clean), sink, nullptr, status);
    return U_SUCCESS(status) != 0 ? out : clean;
}

std::string fold_case(std::string_view text) {
    const std::string composed = nfc(text);
    std::string out;
    out.reserve(composed.size());
    for (std::size_t at = 0; at < composed.size();) {
        const CodePoint point = decode(composed, at);
        append(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point.value), U_FOLD_CASE_DEFAULT)));
        at += point.size;
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t letters = 0; // since the last separator, to tell an initial from a word
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const char32_t c = point.value;
        if (c == '.' && is_initial_dot(text, at, letters)) {
            letters = 0;
        } else if (c < FoldTable::size) {
            const std::string& letters_of = table().forms[c];
            append_form(out, letters_of);
            if (is_letter(c))
                ++letters;
            else if (letters_of == " ")
                letters = 0;
        } else if (keeps_form(c)) {
            append(out, c);
            ++letters;
        } else {
            append_form(out, fold_one(c));
            ++letters;
        }
        at += point.size;
    }
    while (!out.empty() && out.back() == separator) out.pop_back();
    return out;
}

} // namespace whenabouts::unicode
