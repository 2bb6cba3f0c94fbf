#pragma once
#include "gazetteer/index_format.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::gazetteer {

/// A run of postings of one key.
struct PostingRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// The sorted, front-coded list of folded names inside a mapped index. Reads damaged bytes without leaving its
/// sections.
class Dictionary {
  public:
    Dictionary() = default;
    Dictionary(std::span<const format::BlockRecord> blocks, std::string_view bytes)
        : m_blocks(blocks), m_bytes(bytes) {}

    [[nodiscard]] std::optional<PostingRange> find(std::string_view key) const;
    /// Calls `take` for every key that begins with `prefix`, in order, until it gives false.
    void each_with_prefix(std::string_view prefix,
                          const std::function<bool(std::string_view, PostingRange)>& take) const;
    [[nodiscard]] bool has_prefix(std::string_view prefix) const;
    /// Reads the key with this number into `key`; nothing for a number past the end.
    [[nodiscard]] std::optional<PostingRange> at(std::uint32_t number, std::string& key) const;
    /// Calls `take` for the keys with these numbers, which ascend; numbers past the end are left out.
    void each_of(std::span<const std::uint32_t> numbers,
                 const std::function<void(std::string_view, PostingRange)>& take) const;
    /// Numbers of the keys that begin with `prefix`, half-open.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> numbers_with_prefix(std::string_view prefix) const;
    /// Blocks that may hold keys that begin with `prefix`, half-open.
    [[nodiscard]] std::pair<std::size_t, std::size_t> blocks_with_prefix(std::string_view prefix) const;
    /// Calls `take` for every key of a block, in order.
    void each_in_block(std::size_t block, const std::function<void(std::string_view, PostingRange)>& take) const;
    [[nodiscard]] std::size_t block_count() const { return m_blocks.empty() ? 0 : m_blocks.size() - 1; }

  private:
    class Cursor;
    [[nodiscard]] std::size_t block_of(std::string_view key) const;
    [[nodiscard]] Cursor lower_bound(std::string_view key) const;
    [[nodiscard]] std::uint32_t number_of_lower_bound(std::string_view key) const;

    std::span<const format::BlockRecord> m_blocks; ///< one more than there are blocks
    std::string_view m_bytes;
};

/// Builds the two sections of a Dictionary. Keys must be added in ascending order of bytes.
class DictionaryWriter {
  public:
    void add(std::string_view key, std::uint32_t posting_count);
    /// Closes the last block; call once.
    void finish();
    [[nodiscard]] const std::vector<format::BlockRecord>& blocks() const { return m_blocks; }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    /// Hands out the bytes made since the last call, so that they need not all be kept.
    [[nodiscard]] std::string take_bytes();
    [[nodiscard]] std::uint32_t size() const { return m_count; }

  private:
    std::vector<format::BlockRecord> m_blocks;
    std::string m_bytes;
    std::uint64_t m_taken = 0; ///< bytes handed out before m_bytes
    std::string m_last;
    std::uint32_t m_count = 0;
    std::uint32_t m_postings = 0;
};

} // namespace whenabouts::gazetteer
