#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer {

/// A list of unsigned numbers of 3 or 4 bytes each, little-endian, in a mapped file. The first byte of the section is
/// the width, three more are empty. Reads past the end give 0. The top bit of a number may be a flag: it is given as
/// the top bit of 32.
class PackedNumbers {
  public:
    class Iterator;
    static constexpr std::size_t header = 4;

    PackedNumbers() = default;
    PackedNumbers(std::string_view section, bool flagged) {
        if (section.size() < header || (section[0] != 3 && section[0] != 4)) return;
        m_width = static_cast<unsigned char>(section[0]);
        m_bytes = section.data() + header;
        m_count = (section.size() - header) / m_width;
        m_flag = flagged ? 0x80U << (8 * (m_width - 1)) : 0;
    }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::uint32_t operator[](std::size_t at) const {
        if (at >= m_count) return 0;
        std::uint32_t number = 0;
        if (m_width == 4)
            std::memcpy(&number, m_bytes + at * 4, 4);
        else
            std::memcpy(&number, m_bytes + at * 3, 3);
        if ((number & m_flag) != 0) number = (number & ~m_flag) | 0x80000000U;
        return number;
    }
    [[nodiscard]] std::uint32_t front() const { return (*this)[0]; }
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;
    /// At most `count` of them from `first`.
    [[nodiscard]] PackedNumbers part(std::size_t first, std::size_t count) const {
        PackedNumbers out = *this;
        first = first < m_count ? first : m_count;
        out.m_count = count < m_count - first ? count : m_count - first;
        if (out.m_bytes != nullptr) out.m_bytes += first * m_width;
        return out;
    }

    /// The bytes in which numbers up to `largest` fit, a flag beside them.
    [[nodiscard]] static unsigned width_for(std::uint64_t largest, bool flagged) {
        return largest < (std::uint64_t{1} << (flagged ? 23U : 24U)) ? 3 : 4;
    }
    [[nodiscard]] static std::string head(unsigned width) {
        std::string out(header, '\0');
        out[0] = static_cast<char>(width);
        return out;
    }
    static void append(std::string& out, std::uint32_t number, unsigned width, bool flagged) {
        if (flagged && width == 3 && (number >> 31U) != 0) number = (number & 0x7FFFFFFFU) | 0x800000U;
        for (unsigned i = 0; i < width; ++i)
            out += static_cast<char>(static_cast<unsigned char>((number >> (8 * i)) & 0xFFU));
    }

  private:
    const char* m_bytes = nullptr;
    std::size_t m_count = 0;
    unsigned m_width = 4;
    std::uint32_t m_flag = 0;
};

class PackedNumbers::Iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::uint32_t*;
    using reference = std::uint32_t;
    Iterator() = default;
    Iterator(const PackedNumbers& numbers, std::size_t at) : m_numbers(numbers), m_at(at) {}
    std::uint32_t operator*() const { return m_numbers[m_at]; }
    Iterator& operator++() {
        ++m_at;
        return *this;
    }
    Iterator operator++(int) {
        const Iterator before = *this;
        ++m_at;
        return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_at == b.m_at; }

  private:
    PackedNumbers m_numbers;
    std::size_t m_at = 0;
};

inline PackedNumbers::Iterator PackedNumbers::begin() const {
    return {*this, 0};
}
inline PackedNumbers::Iterator PackedNumbers::end() const {
    return {*this, m_count};
}

} // namespace whenabouts::gazetteer
