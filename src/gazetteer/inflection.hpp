#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// Nominative forms that a folded Ukrainian or Russian word may be a case form of ("запоріжжі" → "запоріжжя"),
/// likeliest first; with `next` also the two-word names of units ("запорожскои области" → "запорожская область"). Not
/// the word itself.
[[nodiscard]] std::vector<std::string> base_forms(std::string_view word, std::string_view next);

} // namespace whenabouts::gazetteer
