#pragma once
#include "core/incident.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// What a search looks through, as words with single blanks before each: title, summary, place and quotations, folded
/// (unicode::fold), fields apart. Letters of scripts that write no blanks (Han, Kana, Thai …) are words of their own.
[[nodiscard]] std::string searched_words(const core::Incident& incident);

/// What was asked, one phrase a typed word: " strik" finds each text in which a word begins so; a word of Han letters
/// becomes a phrase of several words.
[[nodiscard]] std::vector<std::string> asked_phrases(std::string_view text);

/// Whether every phrase begins somewhere at the beginning of a word.
[[nodiscard]] bool holds_all(std::string_view searched, const std::vector<std::string>& phrases);

} // namespace whenabouts::store
