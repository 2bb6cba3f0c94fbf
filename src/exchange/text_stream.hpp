#pragma once
#include "core/result.hpp"
#include "digest/sha256.hpp"
#include "exchange/input_file.hpp"
#include "unicode/convert.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace whenabouts::exchange {

/// The text of a file as UTF-8, piece by piece: a byte-order mark is left out and decides between UTF-8 and UTF-16;
/// any other encoding must be named. What is not of its encoding is an error with its line, never a guess.
class TextStream {
  public:
    /// `encoding` empty = UTF-8, or UTF-16 with a mark. The file must outlive the stream; `digest`, when given, is fed
    /// all bytes of the file.
    [[nodiscard]] static core::Result<TextStream> open(const InputFile& file, const std::string& encoding,
                                                       digest::Sha256* digest = nullptr);
    /// Appends about `wanted` bytes to `text`, never half a character; false at the end.
    [[nodiscard]] core::Result<bool> more(std::string& text, std::size_t wanted);
    /// Bytes of the file read so far.
    [[nodiscard]] std::uint64_t done() const { return m_at; }

  private:
    explicit TextStream(const InputFile& file) : m_file(&file) {}
    core::Result<void> detect(const std::string& encoding);
    core::Result<void> convert(std::string_view bytes, bool last, std::string& text);
    core::Result<void> require_utf8(std::string_view bytes, std::uint64_t from);

    const InputFile* m_file;
    digest::Sha256* m_digest = nullptr;
    std::optional<unicode::Converter> m_converter;
    std::string m_encoding;
    std::uint64_t m_at = 0;
    std::uint64_t m_skipped = 0; ///< bytes of the mark
    std::string m_bytes;         ///< as read
    std::string m_held;          ///< the beginning of a character
    bool m_ended = false;
};

} // namespace whenabouts::exchange
