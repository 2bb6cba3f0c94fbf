#pragma once
#include "core/place.hpp"
#include "reading/sentence/document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::reading {

/// What a place name does in its sentence.
enum class MentionRole : std::uint8_t {
    literal,  ///< names a place
    demonym,  ///< "Russian", "Ukrainians"
    embedded, ///< part of a longer name: "University of Kyiv", "Kyiv Post"
    metonym   ///< stands for people: "Moscow said"
};
[[nodiscard]] std::string_view to_string(MentionRole role);

/// How a mention hangs in its sentence.
enum class Governor : std::uint8_t { none, in, on, near, between, from, to, by, of, object };

/// A place name found in the text, and what it means there.
struct PlaceMention {
    std::size_t first = 0, last = 0; ///< tokens, half-open
    ByteSpan bytes;                  ///< the name alone
    MentionRole role = MentionRole::literal;
    std::vector<core::Candidate> candidates; ///< best first once resolved
    std::string hint;                        ///< the kind word beside it, folded: "region", "city"; empty = none
    bool adjective = false;                  ///< stands before a common noun: "Buffalo doctor", "Gaza hospital"
    Governor governor = Governor::none;
    std::size_t phrase_first = 0; ///< first token of its phrase, preposition included
    std::size_t phrase_last = 0;  ///< past the kind word that follows it
    int list = -1;                ///< mentions joined by "," and "and" under one governor share a number
    bool dateline = false;
    bool attributed = false;            ///< inside "officials in Nairobi said"
    bool possessive = false;            ///< "Russia's"
    int container = -1;                 ///< the mention that says in what it lies: "Looe, Cornwall"
    std::optional<core::Place> capital; ///< of "the Kenyan capital"

    [[nodiscard]] const core::Place* place() const {
        if (capital) return &*capital;
        return candidates.empty() ? nullptr : &candidates.front().place;
    }
};

} // namespace whenabouts::reading
