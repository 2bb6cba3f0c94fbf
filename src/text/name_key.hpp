#pragma once
#include <string>
#include <string_view>

namespace whenabouts::text {

/// The folded form of a name, equal for spellings that differ only in case, marks, apostrophes, hyphens, "St."/"Saint",
/// "Mt"/"Mount", "Ft"/"Fort", a leading "the", or the Arabic article's vowel and assimilation ("el-", "ad-" = "al-").
/// Lower-case words joined by single spaces; empty when nothing is left.
[[nodiscard]] std::string name_key(std::string_view name);

} // namespace whenabouts::text
