#pragma once
#include "reading/incidents/sentence_frame.hpp"

namespace whenabouts::reading {

/// Who did it, to whom, with what, and what was hit: fills actors, weapons and target of the event from its tokens.
/// Every perpetrator is an allegation: the text says so, nobody has established it.
void read_parties(const Document& document, const SentenceFrame& frame, const std::vector<PlaceMention>& mentions,
                  TokenRange range, Event& event);

} // namespace whenabouts::reading
