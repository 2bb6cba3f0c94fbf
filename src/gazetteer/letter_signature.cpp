#include "gazetteer/letter_signature.hpp"

#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::gazetteer {
namespace {

constexpr unsigned space_bit = 26;
constexpr unsigned digit_bit = 27;

unsigned bit_of(char32_t c) {
    if (c >= 'a' && c <= 'z') return c - 'a';
    if (c == ' ') return space_bit;
    if (c >= '0' && c <= '9') return digit_bit;
    return c % 26U;
}

/// Bits 28 … 31 tell a second one of the commonest letters of names.
constexpr std::array<unsigned, 4> doubled{'a' - 'a', 'e' - 'a', 'i' - 'a', 'n' - 'a'};

} // namespace

std::uint32_t letter_signature(std::u32string_view name) {
    std::uint32_t once = 0;
    std::uint32_t twice = 0;
    for (const char32_t c : name) {
        const std::uint32_t bit = std::uint32_t{1} << bit_of(c);
        twice |= once & bit;
        once |= bit;
    }
    for (unsigned i = 0; i < doubled.size(); ++i)
        if ((twice >> doubled[i] & 1U) != 0) once |= std::uint32_t{1} << (28 + i);
    return once;
}

unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit) {
    constexpr std::size_t longest = 64;
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit || b.size() > longest) return limit + 1;
    std::array<std::array<unsigned, longest + 1>, 3> rows{};
    auto* before = rows.data();
    auto* last = &rows[1];
    auto* now = &rows[2];
    for (unsigned j = 0; j <= b.size(); ++j) (*last)[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*now)[0] = static_cast<unsigned>(i);
        unsigned best = (*now)[0];
        const std::size_t from = i > limit ? i - limit : 1;
        const std::size_t to = std::min(b.size(), i + limit);
        if (from > 1) (*now)[from - 1] = limit + 1;
        for (std::size_t j = from; j <= to; ++j) {
            const unsigned replace = (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            const unsigned remove = j < i + limit ? (*last)[j] + 1 : limit + 1;
            unsigned cost = std::min({replace, remove, (*now)[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, (*before)[j - 2] + 1);
            (*now)[j] = cost;
            best = std::min(best, cost);
        }
        if (best > limit) return limit + 1;
        auto* spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return std::min((*last)[b.size()], limit + 1);
}

void decode_into(std::string_view utf8, std::u32string& out) {
    out.clear();
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = unicode::decode(utf8, at);
        out += point.value;
        at += point.size;
    }
}

std::u32string code_points(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    decode_into(utf8, out);
    return out;
}

} // namespace whenabouts::gazetteer
