#include "gazetteer/matcher.hpp"

#include "gazetteer/letter_signature.hpp"
#include "text/name_key.hpp"
#include "unicode/transliterate.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

constexpr std::size_t most_per_key = 400;         // "san jose" has the most, about 330
constexpr std::size_t most_prefix_keys = 100'000; // bounds autocomplete on one letter to a few milliseconds
constexpr std::ptrdiff_t most_prefix_hits = 200;
constexpr std::uint32_t postings_per_prefix_key = 3;

struct SimilarKey {
    unsigned edits = 0;
    bool first_differs = false;
    PostingRange range;
};

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
    // Names are numbered by the importance of their places: the smallest numbers are the likeliest answers.
    std::vector<std::uint32_t> best;
    std::size_t seen = 0;
    m_index->dictionary().each_with_prefix(key, [&](std::string_view found, PostingRange range) {
        if (found == key) {
            take(range, {.route = Route::exact}, out);
            return true;
        }
        range.count = std::min(range.count, postings_per_prefix_key);
        for (const std::uint32_t posting : m_index->postings(range))
            if ((posting & format::derived_bit) == 0) best.push_back(posting);
        return ++seen < most_prefix_keys;
    });
    if (std::ssize(best) > most_prefix_hits) {
        std::nth_element(best.begin(), best.begin() + most_prefix_hits, best.end());
        best.resize(static_cast<std::size_t>(most_prefix_hits));
    }
    for (const std::uint32_t name : best) {
        Hit hit;
        hit.name = name;
        hit.entity = m_index->entity_of_name(name);
        hit.route = Route::prefix;
        out.push_back(hit);
    }
}

void Matcher::similar(std::string_view key, std::vector<Hit>& out, std::uint32_t hint) const {
    const std::u32string letters = code_points(key);
    if (letters.size() < 4 || letters.size() > format::longest_fuzzy) return;
    const unsigned limit = letters.size() >= 8 ? 2 : 1;
    std::vector<std::uint32_t> keys;
    m_index->similar_keys(letter_signature(letters), letters.size() - limit, letters.size() + limit, 2 * limit, keys);
    std::vector<SimilarKey> found;
    std::string spelling;
    for (const std::uint32_t number : keys) {
        const auto range = m_index->dictionary().at(number, spelling);
        if (!range) continue;
        const std::u32string other = code_points(spelling);
        const unsigned edits = edit_distance(letters, other, limit);
        if (edits <= limit && edits > 0) found.push_back({edits, other.front() != letters.front(), *range});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const SimilarKey& a, const SimilarKey& b) { return a.edits < b.edits; });
    constexpr std::size_t most_keys = 200;
    if (found.size() > most_keys) found.resize(most_keys);
    for (SimilarKey& similar : found) {
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
