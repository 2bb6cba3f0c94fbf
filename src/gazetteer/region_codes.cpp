#include "gazetteer/region_codes.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {

using core::PlaceKind;

RegionCodes::RegionCodes(const std::vector<PlaceDraft>& regions) {
    for (const PlaceDraft& region : regions)
        if (region.kind == PlaceKind::region && !region.region_code.empty())
            m_units_of_code.try_emplace(region.region_code, region.units);
}

void RegionCodes::note(const PlaceDraft& settlement) {
    if (settlement.kind != PlaceKind::settlement) return;
    const auto at = m_units_of_code.find(settlement.region_code);
    if (at == m_units_of_code.end() || at->second.empty()) return;
    Agreement& agreement = m_agreements[settlement.region_code];
    ++agreement.settlements;
    if (std::find(at->second.begin(), at->second.end(), settlement.unit) != at->second.end()) ++agreement.inside;
}

void RegionCodes::settle(std::vector<PlaceDraft>& regions) {
    // Less than half of the settlements that carry the code lie in the region's units.
    for (const auto& [code, agreement] : m_agreements)
        if (2 * agreement.inside < agreement.settlements) m_wrong.insert(code);
    for (PlaceDraft& region : regions) {
        if (region.kind != PlaceKind::region || region.units.empty()) continue;
        if (region.region_code.empty() || m_wrong.contains(region.region_code)) region.region_code = "~" + region.id;
        for (const std::uint16_t unit : region.units) m_code_of_unit.try_emplace(unit, region.region_code);
    }
}

void RegionCodes::put_right(PlaceDraft& place) const {
    if (place.kind == PlaceKind::region || place.kind == PlaceKind::country) return;
    if (m_units_of_code.contains(place.region_code) && !m_wrong.contains(place.region_code)) return;
    const auto at = m_code_of_unit.find(place.unit);
    place.region_code = at == m_code_of_unit.end() ? std::string{} : at->second;
}

void reconcile_regions(std::vector<PlaceDraft>& places) {
    RegionCodes codes(places);
    for (const PlaceDraft& place : places) codes.note(place);
    codes.settle(places);
    for (PlaceDraft& place : places) codes.put_right(place);
}

} // namespace whenabouts::gazetteer
