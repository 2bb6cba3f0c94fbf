#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::archive {

/// A ZIP file (with ZIP64) whose entries are read as streams. Move-only, not for several threads at once.
class ZipFile {
  public:
    struct Entry {
        std::string name;
        std::uint64_t size = 0; ///< bytes, unpacked, as the archive claims
    };

    /// Whether a file begins as a ZIP file does; false when it cannot be read.
    [[nodiscard]] static bool is_zip(const std::filesystem::path& path);
    [[nodiscard]] static core::Result<ZipFile> open(const std::filesystem::path& path);
    ZipFile(ZipFile&&) noexcept;
    ZipFile& operator=(ZipFile&&) noexcept;
    ~ZipFile();

    [[nodiscard]] const std::vector<Entry>& entries() const;
    /// Goes to the beginning of an entry.
    [[nodiscard]] core::Result<void> select(const std::string& name);
    /// Unpacks the next bytes of the selected entry; 0 at its end, where its checksum is compared too.
    [[nodiscard]] core::Result<std::size_t> read(std::span<char> into);

  private:
    struct State;
    explicit ZipFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace whenabouts::archive
