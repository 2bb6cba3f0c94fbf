#pragma once
#include "gazetteer/place_draft.hpp"

#include <vector>

namespace whenabouts::gazetteer {

/// Makes the region codes of settlements and regions mean the same. Natural Earth's units are finer than GeoNames' in
/// some countries and their numbers collide (the French department 11 is Aude, GeoNames' FR.11 is Île-de-France): a
/// code is kept only where most of its settlements lie in the units of its region; the others get the region whose
/// units hold them. Needs `unit` set.
void reconcile_regions(std::vector<PlaceDraft>& places);

} // namespace whenabouts::gazetteer
