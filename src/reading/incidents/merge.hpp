#pragma once
#include "reading/incidents/event.hpp"

#include <vector>

namespace whenabouts::reading {

/// Whether two mentions may be of one incident: family, dates (equal, one inside the other, or not said) and places
/// (equal, one inside the other, at most 25 km apart, or not said).
[[nodiscard]] bool compatible(const Event& a, const Event& b);
[[nodiscard]] bool dates_compatible(const std::optional<EventDate>& a, const std::optional<EventDate>& b);
[[nodiscard]] bool places_compatible(const std::optional<EventPlace>& a, const std::optional<EventPlace>& b);

/// Takes what `mention` knows better into `event`: the finer date and place, counts that are missing, its quotation.
void absorb(Event& event, const Event& mention);

} // namespace whenabouts::reading
