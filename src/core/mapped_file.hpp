#pragma once
#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <span>

namespace whenabouts::core {

/// A whole file mapped read-only into memory (POSIX mmap). Move-only; safe to read from many threads.
class MappedFile {
  public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();
    /// Valid as long as this object lives; empty for an empty file.
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

  private:
    std::span<const std::byte> m_bytes;
};

} // namespace whenabouts::core
