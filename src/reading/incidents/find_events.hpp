#pragma once
#include "core/time_span.hpp"
#include "reading/incidents/event.hpp"
#include "taxonomy/taxonomy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace whenabouts::reading {

/// What the finder stands on; everything must outlive the call.
struct EventContext {
    const Document& document;
    const std::vector<TimeExpression>& times;
    const std::vector<PlaceMention>& mentions;
    const taxonomy::Taxonomy& taxonomy;
    std::optional<core::Day> reference;              ///< day of publication
    ByteSpan title;                                  ///< the headline inside the text; empty = none
    std::vector<std::string>* explanation = nullptr; ///< filled sentence by sentence when given
    std::vector<std::string>* passed_over = nullptr; ///< filled with what was not proposed and why, when given
};

/// Everything that happened according to the text, in text order: found sentence by sentence (dates.md 5.2), mentions
/// of one incident merged, what a sentence leaves out inherited from its paragraph, the lead or the dateline.
[[nodiscard]] std::vector<Event> find_events(const EventContext& context);

} // namespace whenabouts::reading
