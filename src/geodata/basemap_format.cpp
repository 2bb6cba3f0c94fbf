#include "geodata/basemap_format.hpp"

#include <cstring>

namespace whenabouts::geodata::format {

std::uint64_t checksum(std::span<const std::byte> bytes) {
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15U;
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::size_t at = 0;
    const auto word = [&](std::size_t size) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + at, size);
        at += size;
        return value;
    };
    while (bytes.size() - at >= 32) {
        for (auto& lane : lanes) {
            lane = std::rotl((lane ^ word(8)) * prime, 29);
        }
    }
    while (bytes.size() - at >= 8) {
        lanes[0] = std::rotl((lanes[0] ^ word(8)) * prime, 29);
    }
    if (at < bytes.size()) {
        lanes[1] = std::rotl((lanes[1] ^ word(bytes.size() - at)) * prime, 29);
    }
    std::uint64_t sum = bytes.size() * prime;
    for (const auto lane : lanes) {
        sum = std::rotl((sum ^ lane) * prime, 31);
    }
    return sum;
}

} // namespace whenabouts::geodata::format
