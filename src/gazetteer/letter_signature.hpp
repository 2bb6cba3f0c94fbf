#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer {

/// Which letters a folded name has (once, twice) as 32 bits: two names within k edits differ in at most 2k bits.
[[nodiscard]] std::uint32_t letter_signature(std::u32string_view name);
/// Optimal-string-alignment distance (insert, delete, replace, swap neighbours), or `limit` + 1 when it is more.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit);
[[nodiscard]] std::u32string code_points(std::string_view utf8);
/// The same into a string that may be used again.
void decode_into(std::string_view utf8, std::u32string& out);

} // namespace whenabouts::gazetteer
