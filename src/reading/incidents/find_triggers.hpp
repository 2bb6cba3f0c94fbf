#pragma once
#include "reading/incidents/sentence_frame.hpp"

#include <vector>

namespace whenabouts::reading {

/// The triggers of a sentence in text order, one for each word that says something happened; those that a negation,
/// plan, hypothesis or figure of speech governs are marked dropped, those named by a reaction are marked background.
[[nodiscard]] std::vector<Trigger> find_triggers(const Document& document, const SentenceFrame& frame);

} // namespace whenabouts::reading
