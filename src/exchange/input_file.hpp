#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <string>

namespace whenabouts::exchange {

/// The bytes of a file, or of standard input, that can be read several times. Move-only; reading is safe from several
/// threads.
class InputFile {
  public:
    /// "-" copies standard input into a nameless temporary file first. Refused (exit status 3) when it is missing, a
    /// folder or unreadable.
    [[nodiscard]] static core::Result<InputFile> open(const std::string& path);
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    /// What messages call it: the path, or "standard input".
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// In bytes, as it was when opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Up to `most` bytes from `offset` on into `into`; how many there were, 0 at the end.
    [[nodiscard]] core::Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t most) const;
    /// On which line the byte at `offset` stands, 1 = first. Reads everything before it: for messages.
    [[nodiscard]] long line_of(std::uint64_t offset) const;

  private:
    InputFile() = default;
    std::string m_name;
    int m_fd = -1;
    std::uint64_t m_size = 0;
};

} // namespace whenabouts::exchange
