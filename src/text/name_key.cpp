#include "text/name_key.hpp"

#include "unicode/fold.hpp"

#include <algorithm>
#include <vector>

namespace whenabouts::text {
namespace {

/// The Arabic article before a consonant it assimilates to, as Latin spellings write it, and in its vowels.
bool is_arabic_article(std::string_view word) {
    for (const std::string_view article :
         {"al", "el", "ul", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an", "en", "az", "ez"})
        if (word == article) return true;
    return false;
}

/// Assimilation in the next word must fit: "ad dayr", "ash sham", "ar ramadi".
bool assimilates(std::string_view article, std::string_view next) {
    const std::string_view consonant = article.substr(1);
    return consonant == "l" || next.starts_with(consonant);
}

std::string_view full_word(std::string_view word, bool last) {
    if (last) return word;
    if (word == "st" || word == "sankt" || word == "sint" || word == "ste" || word == "sainte") return "saint";
    if (word == "mt") return "mount";
    if (word == "ft") return "fort";
    return word;
}

std::vector<std::string_view> split(std::string_view folded) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) out.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

} // namespace

std::string name_key(std::string_view name) {
    const std::string folded = unicode::fold(name);
    if (folded.find(' ') == std::string::npos) return folded;
    const std::vector<std::string_view> words = split(folded);
    std::string key;
    key.reserve(folded.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        std::string_view word = full_word(words[i], last);
        if (i == 0 && !last && word == "the") continue;
        if (!last && is_arabic_article(word) && assimilates(word, words[i + 1])) word = "al";
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

} // namespace whenabouts::text
