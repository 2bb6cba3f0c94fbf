#pragma once
#include "exchange/import/profile.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whenabouts::exchange {

/// What the words of a column mean as a category: its code or its label, letter case and punctuation aside, or a word
/// of the profile. Remembers what it was asked; counts what it does not know. Not thread-safe.
class CategoryWords {
  public:
    CategoryWords(const taxonomy::Taxonomy& taxonomy, const Profile& profile);
    /// The code; empty for words that mean none.
    [[nodiscard]] const std::string& code(std::string_view words);
    /// Words that mean no category with how often they stood there, most often first.
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> unknown() const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Answer {
        std::string code;
        std::int64_t asked = 0;
    };
    std::string m_none;
    const Profile* m_profile;
    std::unordered_map<std::string, std::string> m_codes; ///< by key of code or label
    std::unordered_map<std::string, Answer, Hash, std::equal_to<>> m_answers;
};

} // namespace whenabouts::exchange
