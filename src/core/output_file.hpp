#pragma once
#include "core/result.hpp"

#include <cstdio>
#include <filesystem>
#include <string_view>

namespace whenabouts::core {

/// An output that appears whole or not at all: written beside its place, flushed to disk, then renamed over it.
/// Dropped without commit() it leaves nothing behind. Not thread-safe.
class OutputFile {
  public:
    /// Refused (exit status 4) when `path` exists and `replace` is false, or when its folder is missing or unwritable.
    [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& path, bool replace);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Syncs, renames and syncs the folder; after it the file is there in full.
    [[nodiscard]] Result<void> commit();

  private:
    OutputFile() = default;
    std::filesystem::path m_path;
    std::filesystem::path m_beside;
    std::FILE* m_file = nullptr;
    bool m_replace = false;
};

/// Writes `bytes` as the whole content of `path`; see OutputFile.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, bool replace);
/// The whole content of a regular file; refused above `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t limit = std::size_t{1} << 31);

} // namespace whenabouts::core
