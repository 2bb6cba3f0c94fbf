#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whenabouts::gazetteer {

/// FNV-1a over 8-byte words, then bytes: finds damage, proves nothing about intent. The same bytes give the same value
/// however they are cut into calls.
class Checksum {
  public:
    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t value() const;

  private:
    std::uint64_t m_sum = 0xCBF29CE484222325ULL;
    std::array<char, 8> m_rest{}; ///< bytes that do not fill a word yet
    std::size_t m_rest_size = 0;
};

[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

} // namespace whenabouts::gazetteer
