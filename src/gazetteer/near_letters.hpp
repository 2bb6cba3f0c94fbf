#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::gazetteer {

/// How many edits (insert, delete, replace, swap of neighbours: optimal string alignment) lie between one query and
/// many keys. Bit-parallel: Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003.
class NearLetters {
  public:
    /// At most 64 letters.
    explicit NearLetters(std::u32string_view query);
    /// Of a UTF-8 key; exact as long as it is at most `limit`, some larger number otherwise.
    [[nodiscard]] unsigned edits(std::string_view key, unsigned limit) const;

  private:
    [[nodiscard]] std::uint64_t places_of(char32_t letter) const;

    std::size_t m_size;
    std::array<std::uint64_t, 128> m_ascii{}; ///< where each letter stands, as bits
    std::vector<std::pair<char32_t, std::uint64_t>> m_others;
};

} // namespace whenabouts::gazetteer
