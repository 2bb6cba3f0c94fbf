#pragma once
#include "core/place.hpp"
#include "gazetteer/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"

#include <vector>

namespace whenabouts::gazetteer {

/// A typed position as candidates: one, or two where nothing told which reading was meant. Readings outside the box or
/// far from the point that `lookup` names come second; country, region and time zone are those of the point.
[[nodiscard]] std::vector<core::Candidate> typed_candidates(const TypedPosition& typed, const Lookup& lookup,
                                                            const Gazetteer& gazetteer);

} // namespace whenabouts::gazetteer
