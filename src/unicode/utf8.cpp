#include "unicode/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::unicode {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t stride = 64;

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}
bool is_continuation(unsigned byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// Length that a lead byte announces; 0 for a byte that cannot lead.
std::size_t announced(unsigned lead) {
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return 2;
    if (lead >= 0xE0U && lead <= 0xEFU) return 3;
    if (lead >= 0xF0U && lead <= 0xF4U) return 4;
    return 0;
}

bool is_scalar(char32_t value, std::size_t size) {
    if (size == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
    if (size == 4) return value >= 0x10000 && value <= 0x10FFFF;
    return true;
}

bool is_ill_formed(CodePoint point) {
    return point.value == replacement && point.size == 1;
}

} // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    const std::size_t size = announced(lead);
    if (size == 1) return {static_cast<char32_t>(lead), 1};
    if (size == 0 || at + size > text.size()) return {replacement, 1};
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned next = byte_at(text, at + i);
        if (!is_continuation(next)) return {replacement, 1};
        value = (value << 6U) | (next & 0x3FU);
    }
    if (!is_scalar(value, size)) return {replacement, 1};
    return {value, size};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
    std::size_t start = at - 1;
    while (start > 0 && at - start < 4 && is_continuation(byte_at(text, start))) --start;
    const CodePoint point = decode(text, start);
    return start + point.size == at ? point : CodePoint{replacement, 1};
}

void append(std::string& text, char32_t c) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (byte_at(text, at) < 0x80U) {
            ++at;
            continue;
        }
        const CodePoint point = decode(text, at);
        if (is_ill_formed(point)) return at;
        at += point.size;
    }
    return std::nullopt;
}

core::Result<void> require_utf8(std::string_view text, std::string_view where) {
    const auto line_of = [text](std::size_t at) {
        return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    };
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return core::unreadable(std::string(where), fmt::format("byte {} is zero: this is not a text", nul + 1),
                                "give a text file in UTF-8", line_of(nul));
    if (const auto at = first_invalid_byte(text))
        return core::unreadable(std::string(where),
                                fmt::format("byte {} (0x{:02X}) is not UTF-8", *at + 1, byte_at(text, *at)),
                                "convert the file to UTF-8, for example with iconv", line_of(*at));
    return {};
}

std::string scrubbed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        append(out, point.value);
        at += point.size;
    }
    return out;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) ++count;
    return count;
}

OffsetMap::OffsetMap(std::string_view text) : m_text(text) {
    m_ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (m_ascii) {
        m_count = text.size();
        return;
    }
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
        if (m_count % stride == 0) m_bytes.push_back(at);
        ++m_count;
    }
}

std::size_t OffsetMap::code_point(std::size_t byte) const {
    if (byte >= m_text.size()) return m_count;
    if (m_ascii) return byte;
    const auto after = std::upper_bound(m_bytes.begin(), m_bytes.end(), byte);
    const auto block = static_cast<std::size_t>(after - m_bytes.begin()) - 1;
    std::size_t count = block * stride;
    for (std::size_t at = m_bytes[block]; at < byte; ++count) {
        at += decode(m_text, at).size;
        if (at > byte) break;
    }
    return count;
}

std::size_t OffsetMap::byte(std::size_t code_point) const {
    if (code_point >= m_count) return m_text.size();
    if (m_ascii) return code_point;
    std::size_t at = m_bytes[code_point / stride];
    for (std::size_t i = code_point % stride; i > 0; --i) at += decode(m_text, at).size;
    return at;
}

} // namespace whenabouts::unicode
