#include "gazetteer/dictionary.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

std::size_t read_varint(std::string_view bytes, std::size_t& at) {
    std::size_t value = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 35; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) break;
    }
    return value;
}

void append_varint(std::string& bytes, std::size_t value) {
    while (value >= 0x80U) {
        bytes += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
        value >>= 7U;
    }
    bytes += static_cast<char>(static_cast<unsigned char>(value));
}

/// What stands before the bytes of a key: how many it shares with the key before, how many are its own, and whether the
/// number of its postings follows (else it is 1). Most fit a byte: the flag on top, then shared × most_own + own − 1,
/// or the escape and two numbers.
struct Head {
    std::size_t shared = 0;
    std::size_t size = 0;
    bool has_count = false;
};
constexpr std::size_t most_shared = 14;
constexpr std::size_t most_own = 9;
constexpr unsigned char escape = 0x7FU;
static_assert(most_shared * most_own <= escape);

Head read_head(std::string_view bytes, std::size_t& at) {
    if (at >= bytes.size()) return {};
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    Head head;
    head.has_count = (byte & 0x80U) != 0;
    const std::size_t both = byte & 0x7FU;
    if (both < most_shared * most_own) {
        head.shared = both / most_own;
        head.size = both % most_own + 1;
    } else {
        head.shared = read_varint(bytes, at);
        head.size = read_varint(bytes, at);
    }
    return head;
}

void append_head(std::string& bytes, const Head& head) {
    const unsigned flag = head.has_count ? 0x80U : 0;
    const bool fits = head.shared < most_shared && head.size > 0 && head.size <= most_own;
    const auto both = static_cast<unsigned>(fits ? head.shared * most_own + head.size - 1 : escape);
    bytes += static_cast<char>(static_cast<unsigned char>(flag | both));
    if (fits) return;
    append_varint(bytes, head.shared);
    append_varint(bytes, head.size);
}

} // namespace

/// Walks the keys of a dictionary from the start of a block.
class Dictionary::Cursor {
  public:
    Cursor(const Dictionary& dictionary, std::size_t block) : m_dictionary(&dictionary), m_block(block) { enter(); }

    [[nodiscard]] bool done() const { return m_done; }
    [[nodiscard]] const std::string& key() const { return m_key; }
    [[nodiscard]] PostingRange postings() const { return m_range; }

    void next() {
        if (m_at >= m_end) {
            ++m_block;
            enter();
            return;
        }
        read();
    }

  private:
    void enter() {
        if (m_block + 1 >= m_dictionary->m_blocks.size()) {
            m_done = true;
            return;
        }
        const auto& here = m_dictionary->m_blocks[m_block];
        m_at = here.offset;
        m_end = std::min<std::size_t>(m_dictionary->m_blocks[m_block + 1].offset, m_dictionary->m_bytes.size());
        m_range = {here.first_posting, 0};
        m_key.clear();
        if (m_at >= m_end)
            m_done = true;
        else
            read();
    }

    void read() {
        const std::string_view bytes = m_dictionary->m_bytes;
        const Head head = read_head(bytes, m_at);
        m_key.resize(std::min(head.shared, m_key.size()));
        if (m_at < bytes.size()) m_key.append(bytes, m_at, head.size);
        m_at += head.size;
        m_range.first += m_range.count;
        m_range.count = head.has_count ? static_cast<std::uint32_t>(read_varint(bytes, m_at)) : 1;
    }

    const Dictionary* m_dictionary;
    std::size_t m_block;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::string m_key;
    PostingRange m_range;
    bool m_done = false;
};

std::size_t Dictionary::block_of(std::string_view key) const {
    std::size_t low = 0;
    std::size_t high = m_blocks.empty() ? 0 : m_blocks.size() - 1;
    while (low + 1 < high) { // the first key of block `low` is not above `key`
        const std::size_t middle = (low + high) / 2;
        std::size_t at = m_blocks[middle].offset;
        const Head head = read_head(m_bytes, at);
        const std::string_view first = at < m_bytes.size() ? m_bytes.substr(at, head.size) : std::string_view{};
        if (first <= key)
            low = middle;
        else
            high = middle;
    }
    return low;
}

Dictionary::Cursor Dictionary::lower_bound(std::string_view key) const {
    Cursor cursor(*this, block_of(key));
    while (!cursor.done() && cursor.key() < key) cursor.next();
    return cursor;
}

std::optional<PostingRange> Dictionary::find(std::string_view key) const {
    const Cursor cursor = lower_bound(key);
    if (cursor.done() || cursor.key() != key) return std::nullopt;
    return cursor.postings();
}

void Dictionary::each_with_prefix(std::string_view prefix,
                                  const std::function<bool(std::string_view, PostingRange)>& take) const {
    for (Cursor cursor = lower_bound(prefix); !cursor.done() && cursor.key().starts_with(prefix); cursor.next())
        if (!take(cursor.key(), cursor.postings())) return;
}

bool Dictionary::has_prefix(std::string_view prefix) const {
    const Cursor cursor = lower_bound(prefix);
    return !cursor.done() && cursor.key().starts_with(prefix);
}

std::optional<PostingRange> Dictionary::at(std::uint32_t number, std::string& key) const {
    Cursor cursor(*this, number / format::keys_per_block);
    for (std::size_t i = number % format::keys_per_block; i > 0 && !cursor.done(); --i) cursor.next();
    if (cursor.done()) return std::nullopt;
    key = cursor.key();
    return cursor.postings();
}

void Dictionary::each_of(std::span<const std::uint32_t> numbers,
                         const std::function<void(std::string_view, PostingRange)>& take) const {
    std::size_t i = 0;
    while (i < numbers.size()) {
        const std::size_t block = numbers[i] / format::keys_per_block;
        Cursor cursor(*this, block);
        std::size_t at = block * format::keys_per_block;
        for (; i < numbers.size() && numbers[i] / format::keys_per_block == block; ++i) {
            for (; at < numbers[i] && !cursor.done(); ++at) cursor.next();
            if (!cursor.done()) take(cursor.key(), cursor.postings());
        }
    }
}

std::uint32_t Dictionary::number_of_lower_bound(std::string_view key) const {
    const std::size_t block = block_of(key);
    auto number = static_cast<std::uint32_t>(block * format::keys_per_block);
    for (Cursor cursor(*this, block); !cursor.done() && cursor.key() < key; cursor.next()) ++number;
    return number;
}

std::pair<std::uint32_t, std::uint32_t> Dictionary::numbers_with_prefix(std::string_view prefix) const {
    const std::string after = std::string(prefix) + '\xFF'; // no UTF-8 has this byte
    const std::uint32_t first = number_of_lower_bound(prefix);
    return {first, std::max(first, number_of_lower_bound(after))};
}

std::pair<std::size_t, std::size_t> Dictionary::blocks_with_prefix(std::string_view prefix) const {
    const std::string after = std::string(prefix) + '\xFF';
    return {block_of(prefix), std::min(block_of(after) + 1, block_count())};
}

void Dictionary::each_in_block(std::size_t block,
                               const std::function<void(std::string_view, PostingRange)>& take) const {
    Cursor cursor(*this, block);
    for (std::size_t i = 0; i < format::keys_per_block && !cursor.done(); ++i, cursor.next())
        take(cursor.key(), cursor.postings());
}

std::string DictionaryWriter::take_bytes() {
    m_taken += m_bytes.size();
    return std::exchange(m_bytes, {});
}

void DictionaryWriter::add(std::string_view key, std::uint32_t posting_count) {
    if (m_count % format::keys_per_block == 0) {
        m_blocks.push_back({static_cast<std::uint32_t>(m_taken + m_bytes.size()), m_postings});
        m_last.clear();
    }
    const auto differ = std::mismatch(m_last.begin(), m_last.end(), key.begin(), key.end());
    const auto shared = static_cast<std::size_t>(differ.first - m_last.begin());
    append_head(m_bytes, {shared, key.size() - shared, posting_count != 1});
    m_bytes += key.substr(shared);
    if (posting_count != 1) append_varint(m_bytes, posting_count);
    m_last = key;
    ++m_count;
    m_postings += posting_count;
}

void DictionaryWriter::finish() {
    m_blocks.push_back({static_cast<std::uint32_t>(m_taken + m_bytes.size()), m_postings});
}

} // namespace whenabouts::gazetteer
