#pragma once
#include "reading/dates/date_tokens.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace whenabouts::reading::dates {

/// What the words around an expression say of its tense.
struct Tense {
    bool future_before = false; ///< "will", "plans", … before it in its sentence, with no verb of the past in between
    bool past = false;          ///< a verb of the past in the sentence
    bool future = false;        ///< a word of the future in the sentence
    bool until = false;         ///< "until", "by" right before it
    bool since = false;
};

/// Looks at most some forty words to either side, within the sentence.
[[nodiscard]] Tense tense_around(std::string_view text, std::span<const Token> tokens, std::size_t first,
                                 std::size_t after);

} // namespace whenabouts::reading::dates
