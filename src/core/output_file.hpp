#pragma once
#include "core/result.hpp"

#include <cstdio>
#include <filesystem>
#include <string_view>

namespace whenabouts::core {

/// An output that appears whole or not at all: written without a name (beside its place where the file system cannot do
/// that), flushed to disk, then given its name. Dropped without commit() it leaves nothing behind. Replacing a file
/// needs a second name for a moment: a crash in it leaves a whole "NAME.part-…", which the next commit() to that place
/// removes. Not thread-safe.
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
    /// Gives a nameless file a name; 0 or errno.
    [[nodiscard]] int link_to(const std::filesystem::path& name) const;
    /// Gives the nameless file a name of its own beside its place.
    Result<void> name_it();
    Result<void> put_in_place();
    std::filesystem::path m_path;
    std::filesystem::path m_beside; ///< empty: the file has no name yet
    std::FILE* m_file = nullptr;
    bool m_replace = false;
};

/// Writes `bytes` as the whole content of `path`; see OutputFile.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, bool replace);
/// The whole content of a regular file; refused above `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t limit = std::size_t{1} << 31);

} // namespace whenabouts::core
