#pragma once
#include "reading/incidents/sentence_frame.hpp"

#include <vector>

namespace whenabouts::reading {

/// The dates of an event named by the trigger, from its own sentence: the nearest time that neither belongs to a remark
/// nor lies in another clause; several when the text joins them ("on December 30 and January 2"). Empty = the sentence
/// has none.
[[nodiscard]] std::vector<EventDate> choose_dates(const Document& document, const SentenceFrame& frame,
                                                  const Trigger& trigger, const std::vector<TimeExpression>& times,
                                                  const std::optional<core::Day>& reference);

/// The time as an event's date; nullopt for durations, repetitions and times without a place on the time line.
[[nodiscard]] std::optional<EventDate> event_date(const std::vector<TimeExpression>& times, int index);

} // namespace whenabouts::reading
