#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace whenabouts::store {

/// Row numbers of a store, a bit each.
class RowSet {
  public:
    void add(std::int64_t id) {
        if (id < 0) return;
        const auto at = static_cast<std::size_t>(id);
        if (at >= m_bits.size()) m_bits.resize(at + at / 2 + 64);
        m_bits[at] = true;
    }
    [[nodiscard]] bool holds(std::int64_t id) const {
        return id >= 0 && static_cast<std::size_t>(id) < m_bits.size() && m_bits[static_cast<std::size_t>(id)];
    }

  private:
    std::vector<bool> m_bits;
};

} // namespace whenabouts::store
