#pragma once
#include "core/proposal.hpp"
#include "reading/incidents/find_events.hpp"
#include "unicode/utf8.hpp"

#include <string>

namespace whenabouts::reading {

/// The event as a proposal for a person: incident with title, confidence, quality flags and quotations. `offsets`
/// belongs to the document's text; `text_hash` is the text's SHA-256, from which the incident's identity follows, so
/// that the same article read twice gives the same incidents.
[[nodiscard]] core::Proposal propose(const EventContext& context, const Event& event, const unicode::OffsetMap& offsets,
                                     const core::Source& source);

} // namespace whenabouts::reading
