#include "store/search_words.hpp"

#include "unicode/fold.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>

namespace whenabouts::store {

namespace {

/// Between fields, so that no phrase runs from one into the next: a private sign that fold() never gives.
constexpr std::string_view field_end = " \xEE\x80\x80";

/// Scripts whose words are not told apart by blanks.
bool stands_alone(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || // Thai, Lao
           (c >= 0x1000 && c <= 0x109F) || // Myanmar
           (c >= 0x1780 && c <= 0x17FF) || // Khmer
           (c >= 0x3040 && c <= 0x30FF) || // Kana
           (c >= 0x3400 && c <= 0x9FFF) || // Han
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::size_t letter_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

char32_t letter_at(std::string_view text, std::size_t at, std::size_t length) {
    if (length == 1) return static_cast<unsigned char>(text[at]);
    char32_t c = static_cast<unsigned char>(text[at]) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return c;
}

/// `folded` with a blank before each word.
void append_words(std::string& out, std::string_view folded) {
    bool word_begins = true;
    for (std::size_t at = 0; at < folded.size();) {
        if (folded[at] == ' ') {
            word_begins = true;
            ++at;
            continue;
        }
        const std::size_t length = letter_length(folded, at);
        const bool alone = length >= 3 && stands_alone(letter_at(folded, at, length));
        if (word_begins || alone) out += ' ';
        out.append(folded, at, length);
        word_begins = alone;
        at += length;
    }
}

} // namespace

std::string searched_words(const core::Incident& incident) {
    std::string out;
    const auto append = [&out](const std::string& field) {
        if (field.empty()) return;
        append_words(out, unicode::fold(field));
        out += field_end;
    };
    append(incident.title);
    append(incident.summary);
    append(incident.where.text);
    append(incident.where.name);
    append(incident.where.adm1);
    for (const core::Evidence& evidence : incident.evidence) append(evidence.quote);
    return out;
}

std::vector<std::string> asked_phrases(std::string_view text) {
    const std::string folded = unicode::fold(text);
    std::vector<std::string> phrases;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) append_words(phrases.emplace_back(), std::string_view(folded).substr(at, end - at));
        at = end + 1;
    }
    return phrases;
}

bool holds_all(std::string_view searched, const std::vector<std::string>& phrases) {
    return std::all_of(phrases.begin(), phrases.end(), [searched](const std::string& phrase) {
        return searched.find(phrase) != std::string_view::npos;
    });
}

} // namespace whenabouts::store
