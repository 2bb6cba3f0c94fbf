#include "gazetteer/typed/forms.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace whenabouts::gazetteer::typed {
namespace {

/// The zeros of the scripts whose digits people type.
constexpr std::array<char32_t, 12> zeros{U'٠', U'۰', U'०', U'০', U'๐', U'０', U'੦', U'૦', U'௦', U'၀', U'០', U'໐'};

char32_t plain_letter(char32_t c) {
    for (const char32_t zero : zeros)
        if (c >= zero && c < zero + 10) return U'0' + (c - zero);
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0; // full-width forms
    switch (c) {
    case U'−':
    case U'–':
    case U'‐':
    case U'‑':
    case U'﹣':
    case U'—':
        return U'-';
    case U'º':
    case U'˚':
    case U'⁰':
        return U'°';
    case U'′':
    case U'’':
    case U'‘':
    case U'ʹ':
    case U'ʼ':
    case U'`':
    case U'´':
    case U'‛':
        return U'\'';
    case U'″':
    case U'”':
    case U'“':
    case U'ʺ':
    case U'„':
        return U'"';
    case U'،':
    case U'、':
        return U',';
    case U'٫':
    case U'·':
        return U'.';
    case U'；':
    case U'؛':
        return U';';
    case U'～':
        return U'~';
    default:
        return unicode::is_space(c) ? U' ' : c;
    }
}

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

} // namespace

std::string plain(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        at += point.size;
        if (is_invisible(point.value)) continue;
        const char32_t c = plain_letter(point.value);
        if (c == U'\'' && out.ends_with('\''))
            out.back() = '"';
        else if (c != U' ' || (!out.empty() && out.back() != ' '))
            unicode::append(out, c);
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string outside_world(core::LonLat point) {
    if (!(std::abs(point.lat) <= 90)) return fmt::format("latitude {} lies outside -90 … 90", point.lat);
    if (!(std::abs(point.lon) <= 180)) return fmt::format("longitude {} lies outside -180 … 180", point.lon);
    return {};
}

TypedText refused(std::string reason) {
    return {std::nullopt, std::move(reason)};
}

} // namespace whenabouts::gazetteer::typed
