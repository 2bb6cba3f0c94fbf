#include "exchange/import/category_words.hpp"

#include <algorithm>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t most_remembered = 10'000; // more different words are no list of kinds
constexpr std::size_t longest_word = 200;

} // namespace

CategoryWords::CategoryWords(const taxonomy::Taxonomy& taxonomy, const Profile& profile) : m_profile(&profile) {
    for (const taxonomy::Category& category : taxonomy.categories()) {
        m_codes.emplace(Profile::key_of(category.code), category.code);
        m_codes.emplace(Profile::key_of(category.label), category.code);
    }
}

const std::string& CategoryWords::code(std::string_view words) {
    if (words.size() > longest_word) return m_none;
    if (const auto known = m_answers.find(words); known != m_answers.end()) {
        ++known->second.asked;
        return known->second.code;
    }
    const std::string key = Profile::key_of(words);
    auto found = m_codes.find(key);
    if (found == m_codes.end())
        if (const auto meant = m_profile->category(key); !meant.empty()) found = m_codes.find(Profile::key_of(meant));
    if (m_answers.size() >= most_remembered) return found == m_codes.end() ? m_none : found->second;
    return m_answers.emplace(std::string(words), Answer{found == m_codes.end() ? std::string() : found->second, 1})
        .first->second.code;
}

std::vector<std::pair<std::string, std::int64_t>> CategoryWords::unknown() const {
    std::vector<std::pair<std::string, std::int64_t>> out;
    for (const auto& [words, answer] : m_answers)
        if (answer.code.empty()) out.emplace_back(words, answer.asked);
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return out;
}

} // namespace whenabouts::exchange
