#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// A file without a name in `folder`: it is gone when closed, however the program ends.
using TemporaryFile = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
[[nodiscard]] core::Result<TemporaryFile> temporary_file(const std::filesystem::path& folder);

/// Sorts any number of byte strings by their bytes in bounded memory: full batches are sorted and written to temporary
/// files, which next() merges. Equal records come out as often as they went in. Not thread-safe.
class SpillSorter {
  public:
    /// `memory` bytes at most are kept, at least a megabyte; batches go to `folder`.
    SpillSorter(std::size_t memory, std::filesystem::path folder);
    SpillSorter(SpillSorter&&) noexcept;
    SpillSorter& operator=(SpillSorter&&) noexcept;
    ~SpillSorter();

    [[nodiscard]] core::Result<void> add(std::string_view record);
    /// Call once between the last add() and the first next().
    [[nodiscard]] core::Result<void> sort();
    /// The next record in order, valid until the call after; false at the end.
    [[nodiscard]] core::Result<bool> next(std::string_view& record);
    [[nodiscard]] std::uint64_t count() const { return m_count; }

  private:
    struct Entry {
        std::uint64_t prefix; ///< the first eight bytes, so that most comparisons need no look at the record
        std::size_t offset;
        std::uint32_t size;
    };
    class Run;
    void sort_batch();
    [[nodiscard]] core::Result<void> spill();
    [[nodiscard]] bool later(const Run* a, const Run* b) const;

    std::size_t m_memory;
    std::filesystem::path m_folder;
    std::string m_bytes;
    std::vector<Entry> m_entries;
    std::size_t m_at = 0;
    std::uint64_t m_count = 0;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<Run*> m_heap;
    Run* m_shown = nullptr; ///< whose record the caller holds
};

} // namespace whenabouts::gazetteer
