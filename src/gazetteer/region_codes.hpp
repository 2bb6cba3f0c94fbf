#pragma once
#include "gazetteer/place_draft.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace whenabouts::gazetteer {

/// Makes the region codes of settlements and regions mean the same. Natural Earth's units are finer than GeoNames' in
/// some countries and their numbers collide (the French department 11 is Aude, GeoNames' FR.11 is Île-de-France): a
/// code is kept only where most of its settlements lie in the units of its region; the others get the region whose
/// units hold them. Places need `unit` set. All settlements are noted first, then the regions are settled, then every
/// place that is neither region nor country is put right: in two passes over places that need not be in memory.
class RegionCodes {
  public:
    explicit RegionCodes(const std::vector<PlaceDraft>& regions);
    void note(const PlaceDraft& settlement);
    /// Decides which codes hold, and gives regions without such a code one of their own.
    void settle(std::vector<PlaceDraft>& regions);
    void put_right(PlaceDraft& place) const;

  private:
    struct Agreement {
        std::size_t settlements = 0;
        std::size_t inside = 0;
    };
    std::unordered_map<std::string, std::vector<std::uint16_t>> m_units_of_code; ///< of regions, possibly none
    std::unordered_map<std::string, Agreement> m_agreements;
    std::unordered_set<std::string> m_wrong;
    std::unordered_map<std::uint16_t, std::string> m_code_of_unit;
};

/// The same for places in memory, regions among them.
void reconcile_regions(std::vector<PlaceDraft>& places);

} // namespace whenabouts::gazetteer
