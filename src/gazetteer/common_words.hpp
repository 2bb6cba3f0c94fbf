#pragma once
#include <string_view>

namespace whenabouts::gazetteer {

/// Folded words that name small places somewhere but in a text nearly always mean something else: articles and
/// pronouns, months and days, titles, common nouns and first names of headlines.
[[nodiscard]] bool is_common_word(std::string_view folded);

} // namespace whenabouts::gazetteer
