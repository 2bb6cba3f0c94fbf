#pragma once
#include "gazetteer/gazetteer.hpp"
#include "reading/incidents/sentence_frame.hpp"

#include <vector>

namespace whenabouts::reading {

/// How well a mention fits as the place of the trigger (dates.md 5.2, rule 7); below 1.5 it is not one.
[[nodiscard]] double place_score(const Document& document, const SentenceFrame& frame, const Trigger& trigger,
                                 const PlaceMention& mention);

/// The places of an event named by the trigger, from its own sentence; several when the text joins them ("in Kenya and
/// Tanzania"). Empty = the sentence names none.
[[nodiscard]] std::vector<EventPlace> choose_places(const Document& document, const SentenceFrame& frame,
                                                    const Trigger& trigger, const std::vector<PlaceMention>& mentions);

/// The mention as an event's place: position, precision word and radius after its kind and the words around it ("near",
/// "20 km south of", "region"). nullopt for an unresolved mention.
[[nodiscard]] std::optional<EventPlace> event_place(const Document& document, const std::vector<PlaceMention>& mentions,
                                                    int index);

/// `inner` is a part of `outer` by country, region or extent.
[[nodiscard]] bool lies_in(const core::Place& inner, const core::Place& outer);

} // namespace whenabouts::reading
