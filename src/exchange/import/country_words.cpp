#include "exchange/import/country_words.hpp"

#include "core/output_file.hpp"

#include <algorithm>
#include <sstream>

namespace whenabouts::exchange {

core::Result<CountryWords> CountryWords::load(const std::filesystem::path& assets, ByName by_name) {
    CountryWords words;
    words.m_by_name = std::move(by_name);
    const auto text = core::read_file(assets / "store" / "country_codes.txt");
    if (!text) return tl::make_unexpected(text.error());
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream parts(line);
        std::string two;
        std::string three;
        if (line.starts_with('#') || !(parts >> two >> three)) continue;
        words.m_codes.emplace(two, two);
        words.m_codes.emplace(three, two);
    }
    return words;
}

const std::string& CountryWords::code(std::string_view words) {
    constexpr std::size_t longest = 100;
    constexpr std::size_t most_remembered = 10'000;
    if (words.empty() || words.size() > longest) return m_none;
    std::string asked(words);
    if (const auto known = m_answers.find(asked); known != m_answers.end()) return known->second;
    if (m_answers.size() >= most_remembered) return m_none;
    std::string upper = asked;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const auto found = m_codes.find(upper);
    std::string code;
    if (found != m_codes.end())
        code = found->second;
    else if (m_by_name && words.size() > 3)
        code = m_by_name(asked);
    return m_answers.emplace(std::move(asked), std::move(code)).first->second;
}

} // namespace whenabouts::exchange
