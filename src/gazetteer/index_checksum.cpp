#include "gazetteer/index_checksum.hpp"

#include <cstring>

namespace whenabouts::gazetteer {

std::uint64_t checksum(std::string_view bytes) {
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        sum = (sum ^ word) * prime;
        sum ^= sum >> 32U; // without this the high bits of a word never reach the low bits of the sum
        bytes.remove_prefix(8);
    }
    for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * prime;
    return sum;
}

} // namespace whenabouts::gazetteer
