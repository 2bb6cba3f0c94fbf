#include "exchange/text_stream.hpp"

#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

using namespace std::string_view_literals;

/// How much of the end is the beginning of a character whose rest has not come.
std::size_t unfinished(std::string_view text) {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80U) return 0;
        if (byte < 0xC0U) continue;
        const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
        return length > back ? back : 0;
    }
    return 0;
}

/// The first byte that is not ASCII; eight at a time.
std::size_t first_beyond_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        if ((eight & high_bits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}

std::optional<std::size_t> first_invalid(std::string_view text) {
    for (std::size_t at = first_beyond_ascii(text, 0); at < text.size(); at = first_beyond_ascii(text, at)) {
        const auto point = unicode::decode(text, at);
        if (point.value == 0xFFFD && point.size == 1) return at;
        at += point.size;
    }
    return std::nullopt;
}

/// UTF-16 without a mark shows in Latin letters, digits and separators: every other byte is zero.
std::string_view zero_pattern(std::string_view text) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\0') ++zeros[i % 2];
    const std::size_t many = text.size() / 5;
    if (text.size() < 8) return {};
    if (zeros[1] > many && zeros[0] == 0) return "utf-16le";
    if (zeros[0] > many && zeros[1] == 0) return "utf-16be";
    return {};
}

} // namespace

core::Result<TextStream> TextStream::open(const InputFile& file, const std::string& encoding, digest::Sha256* digest) {
    TextStream stream(file);
    stream.m_digest = digest;
    if (auto done = stream.detect(encoding); !done) return tl::make_unexpected(done.error());
    return stream;
}

core::Result<void> TextStream::detect(const std::string& encoding) {
    std::array<char, 512> buffer{};
    const auto got = m_file->read(0, buffer.data(), buffer.size());
    if (!got) return tl::make_unexpected(got.error());
    const std::string_view begin(buffer.data(), *got);
    std::string name = encoding;
    if (name == "utf8" || name == "UTF8" || name == "UTF-8") name = "utf-8";
    const auto is_unicode = [&name](std::string_view wanted) { return name.empty() || name == wanted; };
    if (begin.starts_with("\xEF\xBB\xBF"sv)) {
        m_skipped = 3;
        if (is_unicode("utf-8")) name = "utf-8";
    } else if (begin.starts_with("\xFF\xFE"sv) && is_unicode("utf-16")) {
        m_skipped = 2;
        name = "utf-16le";
    } else if (begin.starts_with("\xFE\xFF"sv) && is_unicode("utf-16")) {
        m_skipped = 2;
        name = "utf-16be";
    } else if (name.empty()) {
        if (const std::string_view guess = zero_pattern(begin); !guess.empty())
            return core::unreadable(m_file->name(), "looks like UTF-16 without a byte-order mark",
                                    fmt::format("say --encoding {}", guess), 1);
    }
    m_encoding = name.empty() ? "utf-8" : name;
    if (m_encoding == "utf-8") return {};
    auto converter = unicode::Converter::open(m_encoding);
    if (!converter) return tl::make_unexpected(converter.error());
    m_converter.emplace(std::move(*converter));
    return {};
}

core::Result<bool> TextStream::more(std::string& text, std::size_t wanted) {
    if (m_ended) return false;
    m_bytes.resize(wanted);
    const auto got = m_file->read(m_at, m_bytes.data(), wanted);
    if (!got) return tl::make_unexpected(got.error());
    std::string_view bytes(m_bytes.data(), *got);
    m_ended = bytes.empty();
    if (m_digest != nullptr) m_digest->update(bytes);
    const std::uint64_t from = m_at;
    m_at += bytes.size();
    if (from == 0) bytes.remove_prefix(std::min<std::size_t>(m_skipped, bytes.size()));
    if (m_converter) {
        if (auto done = convert(bytes, m_ended, text); !done) return tl::make_unexpected(done.error());
        return true;
    }
    const std::size_t begin = text.size();
    text += m_held;
    text += bytes;
    const std::size_t cut = m_ended ? 0 : unfinished(text);
    const std::size_t held = m_held.size();
    m_held.assign(text, text.size() - cut, cut);
    text.resize(text.size() - cut);
    if (auto sound = require_utf8(std::string_view(text).substr(begin), std::max(from, m_skipped) - held); !sound)
        return tl::make_unexpected(sound.error());
    return !m_ended || text.size() > begin;
}

core::Result<void> TextStream::require_utf8(std::string_view bytes, std::uint64_t from) {
    const auto bad = first_invalid(bytes);
    if (!bad) return {};
    const std::uint64_t at = from + *bad;
    return core::unreadable(m_file->name(),
                            fmt::format("is not UTF-8: byte 0x{:02X} means nothing here",
                                        static_cast<unsigned>(static_cast<unsigned char>(bytes[*bad]))),
                            "say what it is with --encoding, such as cp1251 or latin-1, or convert it",
                            m_file->line_of(at));
}

core::Result<void> TextStream::convert(std::string_view bytes, bool last, std::string& text) {
    if (m_converter->convert(bytes, last, text)) return {};
    const std::uint64_t at = m_skipped + m_converter->offset();
    const long line =
        m_encoding.starts_with("utf-16") ? 1 + std::count(text.begin(), text.end(), '\n') : m_file->line_of(at);
    return core::unreadable(m_file->name(), fmt::format("is not {}: byte {} means nothing there", m_encoding, at + 1),
                            "choose another --encoding, or convert the file to UTF-8", line);
}

} // namespace whenabouts::exchange
