// The two searches that look at many keys: by beginning and by near spelling.
#include "gazetteer/index.hpp"
#include "gazetteer/key_segments.hpp"
#include "gazetteer/near_letters.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <queue>
#include <tuple>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

std::string to_utf8(std::u32string_view letters) {
    std::string out;
    for (const char32_t letter : letters) unicode::append(out, letter);
    return out;
}

/// Where the same letters may stand in a query that is `delta` letters longer than the key: shifted by s, which takes
/// |s| edits before them and |delta − s| after them.
template <class Visit>
void each_shift(std::ptrdiff_t delta, unsigned limit, Visit visit) {
    const auto most = static_cast<std::ptrdiff_t>(limit);
    for (std::ptrdiff_t shift = -most; shift <= most; ++shift)
        if (std::abs(shift) + std::abs(delta - shift) <= most) visit(shift);
}

/// Collects the numbers of keys that share a part with the query.
class Similarity {
  public:
    Similarity(const Index& index, std::u32string_view query, unsigned limit)
        : m_index(index), m_query(query), m_limit(limit), m_letters(query_letters(query)) {}

    const std::vector<std::uint32_t>& run() {
        const std::size_t from = std::max<std::size_t>(m_query.size() - m_limit, shortest_fuzzy);
        const std::size_t to = std::min<std::size_t>(m_query.size() + m_limit, longest_fuzzy);
        for (std::size_t length = from; length <= to; ++length) add_length(length);
        for (const auto& [part, lengths] : m_beginnings) add_beginning(part, lengths);
        std::sort(m_keys.begin(), m_keys.end());
        m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
        return m_keys;
    }

  private:
    void add_length(std::size_t length) {
        const auto delta = static_cast<std::ptrdiff_t>(m_query.size()) - static_cast<std::ptrdiff_t>(length);
        const std::size_t parts = segment_count(length);
        each_shift(delta, m_limit, [&](std::ptrdiff_t shift) {
            for (std::size_t part = 0; part < parts; ++part) add_part(m_query, length, part, shift);
        });
        each_shift(delta, m_limit - 1, [&](std::ptrdiff_t shift) {
            for (std::size_t part = 1; part < parts; ++part) {
                const auto cut = static_cast<std::ptrdiff_t>(segment_bounds(length, part).first) + shift;
                if (cut < 1 || cut >= std::ssize(m_query)) continue;
                std::u32string swapped(m_query);
                std::swap(swapped[static_cast<std::size_t>(cut - 1)], swapped[static_cast<std::size_t>(cut)]);
                add_part(swapped, length, part - 1, shift);
                add_part(swapped, length, part, shift);
            }
        });
    }

    void add_part(std::u32string_view query, std::size_t length, std::size_t part, std::ptrdiff_t shift) {
        const auto [first, end] = segment_bounds(length, part);
        const auto at = static_cast<std::ptrdiff_t>(first) + shift;
        if (at < 0 || at + static_cast<std::ptrdiff_t>(end - first) > std::ssize(query)) return;
        const std::u32string_view letters = query.substr(static_cast<std::size_t>(at), end - first);
        if (part == 0)
            note_beginning(letters, length);
        else
            add_bucket(segment_hash(length, part, letters), length);
    }

    void note_beginning(std::u32string_view letters, std::size_t length) {
        const auto at = std::find_if(m_beginnings.begin(), m_beginnings.end(),
                                     [&](const auto& known) { return known.first == letters; });
        if (at == m_beginnings.end())
            m_beginnings.emplace_back(letters, 1U << length);
        else
            at->second |= 1U << length;
    }

    void add_bucket(std::uint32_t hash, std::size_t length) {
        if (std::find(m_asked.begin(), m_asked.end(), hash) != m_asked.end()) return;
        m_asked.push_back(hash);
        const auto [keys, signatures] = m_index.keys_of_segment(hash);
        const auto key_at = [&numbers = keys](std::size_t i) { return numbers[i]; };
        if (signatures.empty())
            consider(keys.size(), 1U << length, key_at,
                     [this](std::size_t /*i*/, std::uint32_t key) { return m_index.signature(key); });
        else
            consider(keys.size(), 1U << length, key_at,
                     [&known = signatures](std::size_t i, std::uint32_t /*key*/) { return known[i]; });
    }

    void add_beginning(const std::u32string& part, std::uint32_t lengths) {
        const auto [first, end] = m_index.dictionary().numbers_with_prefix(to_utf8(part));
        consider(
            end - first, lengths, [from = first](std::size_t i) { return from + static_cast<std::uint32_t>(i); },
            [this](std::size_t /*i*/, std::uint32_t key) { return m_index.signature(key); });
    }

    /// Keeps the keys whose length is wanted and whose letters can be within the limit. Without a branch for each key,
    /// so that the reads of signatures, which lie far apart, overlap.
    template <class KeyAt, class SignatureAt>
    void consider(std::size_t count, std::uint32_t lengths, KeyAt key_at, SignatureAt signature_at) {
        std::size_t kept = m_keys.size();
        m_keys.resize(kept + count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t key = key_at(i);
            const std::uint32_t signature = signature_at(i, key);
            m_keys[kept] = key;
            kept += (lengths >> signature_length(signature) & 1U) & may_be_near(signature);
        }
        m_keys.resize(kept);
    }

    /// An insertion changes one letter of the set, a replacement two; what makes up for the difference in length are
    /// insertions or deletions.
    [[nodiscard]] std::uint32_t may_be_near(std::uint32_t signature) const {
        constexpr std::uint32_t letter_bits = (1U << 27U) - 1;
        const auto difference = static_cast<std::uint32_t>(std::abs(
            static_cast<std::int32_t>(signature_length(signature)) - static_cast<std::int32_t>(m_query.size())));
        std::uint32_t differ = (signature & letter_bits) ^ m_letters;
        // Clearing the lowest bit as often as is allowed leaves nothing; std::popcount is a call on plain x86-64.
        for (unsigned i = 0; i < 2 * m_limit; ++i) differ &= differ - (i + difference < 2 * m_limit ? 1U : 0U);
        return differ == 0 ? 1U : 0U;
    }

    const Index& m_index;
    std::u32string_view m_query;
    unsigned m_limit;
    std::uint32_t m_letters;
    std::vector<std::pair<std::u32string, std::uint32_t>> m_beginnings; ///< with the lengths of keys as bits
    std::vector<std::uint32_t> m_asked; ///< hashes of segments: repeated letters give the same ones
    std::vector<std::uint32_t> m_keys;
};

} // namespace

std::vector<SimilarKey> Index::similar(std::u32string_view query, unsigned limit, std::size_t most) const {
    std::vector<SimilarKey> out;
    if (query.size() < shortest_fuzzy || query.size() > longest_fuzzy || limit == 0 || limit > 2) return out;
    Similarity similarity(*this, query, limit);
    const NearLetters near(query);
    m_dictionary.each_of(similarity.run(), [&](std::string_view key, PostingRange range) {
        const unsigned edits = near.edits(key, limit);
        if (edits > limit || edits == 0) return;
        out.push_back(
            {edits, unicode::decode(key, 0).value != query.front(), range, m_postings[range.first] & ~derived_bit});
    });
    // Equally near names in the order of their places' importance.
    std::sort(out.begin(), out.end(), [](const SimilarKey& a, const SimilarKey& b) {
        return std::tie(a.edits, a.best_name, a.range.first) < std::tie(b.edits, b.best_name, b.range.first);
    });
    if (out.size() > most) out.resize(most);
    return out;
}

Index::SegmentKeys Index::keys_of_segment(std::uint32_t hash) const {
    if (m_segment_heads.size() < 2) return {};
    const std::size_t bucket = segment_bucket(hash, m_segment_heads.size() - 1);
    const std::uint32_t first = m_segment_heads[bucket];
    const std::uint32_t end = m_segment_heads[bucket + 1];
    SegmentKeys out{m_segments.part(first, end > first ? end - first : 0), {}};
    if (first <= m_segment_signatures.size() && out.keys.size() <= m_segment_signatures.size() - first)
        out.signatures = m_segment_signatures.subspan(first, out.keys.size());
    return out;
}

namespace {

/// Something under a prefix with the smallest name number in it.
struct Under {
    std::uint32_t best = 0;
    enum class What : std::uint8_t { name, block, group } what = What::name;
    std::uint32_t number = 0;
    friend bool operator<(const Under& a, const Under& b) { // the smallest number comes out of the queue first
        return std::tie(a.best, a.what, a.number) > std::tie(b.best, b.what, b.number);
    }
};

} // namespace

std::vector<std::uint32_t> Index::best_with_prefix(std::string_view prefix, std::size_t most) const {
    constexpr std::uint32_t names_per_key = 3;
    std::vector<std::uint32_t> out;
    const auto [first_block, end_block] = m_dictionary.blocks_with_prefix(prefix);
    std::priority_queue<Under> queue;
    const auto push_block = [&](std::size_t block) {
        if (block < m_block_best.size() && m_block_best[block] != none)
            queue.push({m_block_best[block], Under::What::block, static_cast<std::uint32_t>(block)});
    };
    for (std::size_t block = first_block; block < end_block;) {
        const std::size_t group = block / blocks_per_group;
        const bool whole = block % blocks_per_group == 0 && block + blocks_per_group <= end_block;
        if (whole && group < m_group_best.size()) {
            if (m_group_best[group] != none)
                queue.push({m_group_best[group], Under::What::group, static_cast<std::uint32_t>(group)});
            block += blocks_per_group;
        } else {
            push_block(block++);
        }
    }
    while (!queue.empty() && out.size() < most) {
        const Under next = queue.top();
        queue.pop();
        if (next.what == Under::What::name) {
            out.push_back(next.best);
        } else if (next.what == Under::What::group) {
            for (std::size_t i = 0; i < blocks_per_group; ++i) push_block(next.number * blocks_per_group + i);
        } else {
            m_dictionary.each_in_block(next.number, [&](std::string_view key, PostingRange range) {
                if (!key.starts_with(prefix) || key == prefix) return;
                range.count = std::min(range.count, names_per_key);
                for (const std::uint32_t posting : postings(range))
                    if ((posting & derived_bit) == 0) queue.push({posting, Under::What::name, 0});
            });
        }
    }
    return out;
}

} // namespace whenabouts::gazetteer
