#include "gazetteer/matcher.hpp"

#include "gazetteer/letter_signature.hpp"
#include "text/name_key.hpp"
#include "unicode/transliterate.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

constexpr std::size_t most_per_key = 400; // "san jose" has the most, about 330
constexpr std::size_t most_prefix_hits = 120;

} // namespace

void Matcher::take(PostingRange range, Hit like, std::vector<Hit>& out) const {
    range.count = std::min<std::uint32_t>(range.count, most_per_key);
    for (const std::uint32_t posting : m_index->postings(range)) {
        Hit hit = like;
        hit.name = posting & ~format::derived_bit;
        hit.derived = (posting & format::derived_bit) != 0;
        hit.entity = m_index->entity_of_name(hit.name);
        out.push_back(hit);
    }
}

void Matcher::exact(std::string_view key, Hit like, std::vector<Hit>& out) const {
    if (const auto range = m_index->dictionary().find(key)) take(*range, like, out);
}

void Matcher::stripped(std::string_view key, std::vector<Hit>& out) const {
    const Stripped rest = strip_generic_words(key, [this](std::string_view word) { return m_index->generic(word); });
    if (rest.kinds == 0) return;
    exact(rest.rest, {.route = Route::stripped, .hint = rest.kinds}, out);
}

void Matcher::romanised(std::string_view name, std::vector<Hit>& out) const {
    for (const std::string& latin : unicode::romanise(name))
        exact(text::name_key(latin), {.route = Route::romanised}, out);
}

void Matcher::prefix(std::string_view key, std::vector<Hit>& out) const {
    exact(key, {.route = Route::exact}, out);
    for (const std::uint32_t name : m_index->best_with_prefix(key, most_prefix_hits)) {
        Hit hit;
        hit.name = name;
        hit.entity = m_index->entity_of_name(name);
        hit.route = Route::prefix;
        out.push_back(hit);
    }
}

void Matcher::similar(std::string_view key, std::vector<Hit>& out, std::uint32_t hint) const {
    const std::u32string letters = code_points(key);
    constexpr std::size_t most_keys = 200;
    const std::size_t enough = out.size() + 400;
    for (SimilarKey& similar : m_index->similar(letters, letters.size() >= 8 ? 2 : 1, most_keys)) {
        if (out.size() >= enough) break; // they come nearest first, then by importance
        similar.range.count = std::min<std::uint32_t>(similar.range.count, 20);
        take(similar.range,
             {.route = Route::similar,
              .edits = static_cast<std::uint8_t>(similar.edits),
              .first_differs = similar.first_differs,
              .hint = hint},
             out);
    }
}

} // namespace whenabouts::gazetteer
