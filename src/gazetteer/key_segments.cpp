#include "gazetteer/key_segments.hpp"

#include "gazetteer/index_format.hpp"
#include "gazetteer/letter_signature.hpp"
#include "unicode/script.hpp"

namespace whenabouts::gazetteer {

std::uint32_t segment_hash(std::size_t length, std::size_t segment, std::u32string_view letters) {
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    std::uint64_t sum = 0xCBF29CE484222325ULL ^ (length * 4 + segment);
    for (const char32_t letter : letters) sum = (sum ^ letter) * prime;
    sum ^= sum >> 29U;
    sum *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(sum >> 32U);
}

std::uint32_t query_letters(std::u32string_view query) {
    constexpr std::uint32_t alphabet = (1U << 26U) - 1;
    const std::uint32_t letters = letter_signature(query);
    const std::uint32_t space_or_digit = (letters >> 26U & 3U) != 0 ? 1U << 26U : 0U;
    return (letters & alphabet) | space_or_digit;
}

std::uint32_t key_signature(std::u32string_view key) {
    if (key.size() < format::shortest_fuzzy || key.size() > format::longest_fuzzy) return 0;
    const auto script = unicode::script_of(key.front());
    if (script != unicode::Script::latin && script != unicode::Script::cyrillic) return 0;
    return query_letters(key) | static_cast<std::uint32_t>(key.size()) << 27U;
}

} // namespace whenabouts::gazetteer
