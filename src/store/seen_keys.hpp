#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace whenabouts::store {

/// Which 64-bit hashes were there before: four to eight bytes each, in tables that are never copied. May take a new one
/// for an old one (once in about a billion), never an old one for a new one.
class SeenKeys {
  public:
    /// True when `hash` was added before; adds it.
    bool add(std::uint64_t hash) {
        for (const Table& table : m_tables)
            if (*table.slot(hash) != 0) return true;
        if (m_tables.empty() || m_tables.back().count * 4 > m_tables.back().slots.size() * 3)
            m_tables.emplace_back(m_tables.empty() ? first_size : m_tables.back().slots.size() * 2);
        Table& table = m_tables.back();
        *table.slot(hash) = Table::mark(hash);
        ++table.count;
        return false;
    }

  private:
    static constexpr std::size_t first_size = std::size_t{1} << 16U;
    struct Table {
        explicit Table(std::size_t size) : slots(size) {}
        static std::uint32_t mark(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) | 1U; }
        /// Where the hash stands, or the empty place where it would.
        [[nodiscard]] const std::uint32_t* slot(std::uint64_t hash) const {
            std::size_t at = hash & (slots.size() - 1);
            while (slots[at] != 0 && slots[at] != mark(hash)) at = (at + 1) & (slots.size() - 1);
            return &slots[at];
        }
        [[nodiscard]] std::uint32_t* slot(std::uint64_t hash) {
            return const_cast<std::uint32_t*>(static_cast<const Table*>(this)->slot(hash));
        }
        std::vector<std::uint32_t> slots;
        std::size_t count = 0;
    };
    std::vector<Table> m_tables;
};

} // namespace whenabouts::store
