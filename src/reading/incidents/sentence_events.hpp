#pragma once
#include "reading/incidents/find_events.hpp"
#include "reading/incidents/sentence_frame.hpp"

#include <vector>

namespace whenabouts::reading {

/// The events that one sentence tells, with the dates and places that it names itself; one for each of several dates or
/// places joined by "and".
[[nodiscard]] std::vector<Event> sentence_events(const EventContext& context, const SentenceFrame& frame);

} // namespace whenabouts::reading
