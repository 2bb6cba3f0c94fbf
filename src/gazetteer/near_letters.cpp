#include "gazetteer/near_letters.hpp"

#include "unicode/utf8.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {

namespace {

constexpr std::size_t most_letters = 64;

} // namespace

NearLetters::NearLetters(std::u32string_view query) : m_size(std::min(query.size(), most_letters)) {
    for (std::size_t i = 0; i < m_size; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        if (query[i] < m_ascii.size()) {
            m_ascii[query[i]] |= bit;
            continue;
        }
        const auto known =
            std::find_if(m_others.begin(), m_others.end(), [&](const auto& other) { return other.first == query[i]; });
        if (known == m_others.end())
            m_others.emplace_back(query[i], bit);
        else
            known->second |= bit;
    }
}

std::uint64_t NearLetters::places_of(char32_t letter) const {
    if (letter < m_ascii.size()) return m_ascii[letter];
    for (const auto& [other, places] : m_others)
        if (other == letter) return places;
    return 0;
}

unsigned NearLetters::edits(std::string_view key, unsigned limit) const {
    if (m_size == 0) return limit + 1;
    const std::uint64_t last = std::uint64_t{1} << (m_size - 1);
    std::uint64_t vertical_plus = ~std::uint64_t{0};
    std::uint64_t vertical_minus = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t before = 0; // places of the letter before
    auto distance = static_cast<unsigned>(m_size);
    std::size_t letters_left = key.size(); // or fewer: bytes
    for (std::size_t at = 0; at < key.size(); --letters_left) {
        char32_t letter = static_cast<unsigned char>(key[at]);
        if (letter < 0x80U) {
            ++at;
        } else {
            const auto point = unicode::decode(key, at);
            letter = point.value;
            at += std::max<std::size_t>(point.size, 1);
            letters_left -= point.size - 1;
        }
        const std::uint64_t here = places_of(letter);
        const std::uint64_t swapped = ((~diagonal & here) << 1U) & before;
        diagonal = (((here & vertical_plus) + vertical_plus) ^ vertical_plus) | here | vertical_minus | swapped;
        const std::uint64_t plus = vertical_minus | ~(diagonal | vertical_plus);
        const std::uint64_t minus = diagonal & vertical_plus;
        if ((plus & last) != 0) ++distance;
        if ((minus & last) != 0) --distance;
        const std::uint64_t shifted = plus << 1U | 1U;
        vertical_plus = minus << 1U | ~(diagonal | shifted);
        vertical_minus = diagonal & shifted;
        before = here;
        if (distance > limit + letters_left) return distance; // each letter left takes one off at best
    }
    return distance;
}

} // namespace whenabouts::gazetteer
