#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace whenabouts::gazetteer::relative {

enum class WordClass : std::uint8_t {
    unit,
    number,
    direction,
    towards,
    side,
    of,
    within,
    near,
    outside,
    between,
    coast,
    border,
    road,
    part,
    countryside,
    and_,
    start,
    goal,
    with,
    filler,
    country
};

/// One meaning of a word or of a few words.
struct Meaning {
    WordClass word_class = WordClass::filler;
    double number = 0;     ///< metres, count or degrees; -1 = the centre
    std::string text{};    ///< of class country: its name
    std::size_t words = 1; ///< how many words the form has
};

/// The words of assets/lexicons/relative_places.tsv, folded. Immutable; safe from many threads.
class Lexicon {
  public:
    /// A malformed line is an error with its number.
    [[nodiscard]] static core::Result<Lexicon> load(const std::filesystem::path& file);
    /// The longest form of that class that begins at words[at] (folded words); null when there is none.
    [[nodiscard]] const Meaning* find(WordClass word_class, std::span<const std::string> words, std::size_t at) const;
    /// Whether any word may make the text a relative place; false settles most names at little cost.
    [[nodiscard]] bool is_telling(std::string_view folded_text) const;

  private:
    std::map<std::string, std::vector<Meaning>, std::less<>> m_forms;
    std::unordered_set<std::string> m_telling; ///< first words of forms that tell something
};

} // namespace whenabouts::gazetteer::relative
