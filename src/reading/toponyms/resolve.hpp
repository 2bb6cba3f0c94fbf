#pragma once
#include "gazetteer/area_of_interest.hpp"
#include "gazetteer/source_profile.hpp"
#include "reading/toponyms/mention.hpp"

#include <vector>

namespace whenabouts::reading {

/// Ranks every mention's candidates by the company they keep: countries and regions that the other names vote for,
/// distance to them, "NAME, CONTAINER", kind words, one sense for each name of a document. Fills scores and reasons.
void resolve(const Document& document, std::vector<PlaceMention>& mentions,
             const gazetteer::SourceProfile* profile = nullptr, const gazetteer::AreaOfInterest* area = nullptr);

} // namespace whenabouts::reading
