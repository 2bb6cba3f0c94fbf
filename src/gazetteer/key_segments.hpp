#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

/// How keys are cut for the search by near spelling: a key of L letters is cut into more parts than it may have edits
/// from the query, so that at least one part stands in the query letter for letter (the pigeonhole principle; Li, Deng,
/// Wang, Feng: "PASS-JOIN", VLDB 2011). The first part is found in the sorted dictionary, the others in buckets by
/// hash. A swap of two letters across a cut would spoil two parts at once: the query is then tried with these two
/// swapped back.
namespace whenabouts::gazetteer {

/// Parts of a key of that many letters: one more than the edits that are looked for.
[[nodiscard]] constexpr std::size_t segment_count(std::size_t length) {
    constexpr std::size_t longest_with_one_edit = 5;
    return length <= longest_with_one_edit ? 2 : 3;
}
/// First letter and the one after the last of a part.
[[nodiscard]] constexpr std::pair<std::size_t, std::size_t> segment_bounds(std::size_t length, std::size_t segment) {
    const std::size_t parts = segment_count(length);
    return {length * segment / parts, length * (segment + 1) / parts};
}
[[nodiscard]] std::uint32_t segment_hash(std::size_t length, std::size_t segment, std::u32string_view letters);

/// Letters (27 bits) and length (5 bits) of a key that may be met loosely; 0 for others: too short, too long, or of a
/// script in which one letter is worth a syllable or a word.
[[nodiscard]] std::uint32_t key_signature(std::u32string_view key);
[[nodiscard]] constexpr std::uint32_t signature_length(std::uint32_t signature) {
    return signature >> 27U;
}
/// The letters of a query as key_signature has them; whatever its script.
[[nodiscard]] std::uint32_t query_letters(std::u32string_view query);

} // namespace whenabouts::gazetteer
