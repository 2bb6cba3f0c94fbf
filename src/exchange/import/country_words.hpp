#pragma once
#include "core/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace whenabouts::exchange {

/// What the words of a column mean as a country: ISO 3166-1 codes of two or three letters from the program's own list,
/// and names by whoever knows them. Remembers what it was asked. Not thread-safe.
class CountryWords {
  public:
    /// The code of two letters that a name means; empty for none.
    using ByName = std::function<std::string(const std::string& name)>;
    /// Reads `assets`/store/country_codes.txt. Refused (exit status 3) when it is missing.
    [[nodiscard]] static core::Result<CountryWords> load(const std::filesystem::path& assets, ByName by_name);
    /// The code of two letters; empty for words that mean none.
    [[nodiscard]] const std::string& code(std::string_view words);

  private:
    std::string m_none;
    ByName m_by_name;
    std::unordered_map<std::string, std::string> m_codes; ///< by code of two or three letters
    std::unordered_map<std::string, std::string> m_answers;
};

} // namespace whenabouts::exchange
