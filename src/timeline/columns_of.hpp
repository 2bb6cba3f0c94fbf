#pragma once
#include "core/incident.hpp"
#include "timeline/columns.hpp"

#include <span>
#include <string>
#include <string_view>

namespace whenabouts::timeline {

/// The area that is all that is known of a place, as Columns::areas() names it; empty where a position is meant.
[[nodiscard]] std::string area_key(core::PlacePrecision precision, std::string_view place_id, std::string_view country);
/// What such a key stands for: a country, or a place by its id as an administrative area; "" and what is no key:
/// nothing.
[[nodiscard]] core::Where place_of_area(std::string_view key);
/// Columns of incidents that are in memory already; their workflows are all 0.
[[nodiscard]] Columns columns_of(std::span<const core::Incident> incidents);

} // namespace whenabouts::timeline
