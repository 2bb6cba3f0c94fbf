#include "gazetteer/index_checksum.hpp"

#include <algorithm>
#include <cstring>

namespace whenabouts::gazetteer {
namespace {

constexpr std::uint64_t prime = 0x100000001B3ULL;

std::uint64_t with_word(std::uint64_t sum, const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    sum = (sum ^ word) * prime;
    return sum ^ sum >> 32U; // without this the high bits of a word never reach the low bits of the sum
}

} // namespace

void Checksum::add(std::string_view bytes) {
    if (m_rest_size > 0) {
        const std::size_t taken = std::min(m_rest.size() - m_rest_size, bytes.size());
        std::memcpy(m_rest.data() + m_rest_size, bytes.data(), taken);
        m_rest_size += taken;
        bytes.remove_prefix(taken);
        if (m_rest_size < m_rest.size()) return;
        m_sum = with_word(m_sum, m_rest.data());
        m_rest_size = 0;
    }
    while (bytes.size() >= 8) {
        m_sum = with_word(m_sum, bytes.data());
        bytes.remove_prefix(8);
    }
    std::copy(bytes.begin(), bytes.end(), m_rest.begin());
    m_rest_size = bytes.size();
}

std::uint64_t Checksum::value() const {
    std::uint64_t sum = m_sum;
    for (std::size_t i = 0; i < m_rest_size; ++i) sum = (sum ^ static_cast<unsigned char>(m_rest[i])) * prime;
    return sum;
}

std::uint64_t checksum(std::string_view bytes) {
    Checksum sum;
    sum.add(bytes);
    return sum.value();
}

} // namespace whenabouts::gazetteer
