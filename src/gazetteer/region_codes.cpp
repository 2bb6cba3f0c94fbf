#include "gazetteer/region_codes.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;

struct Agreement {
    std::size_t settlements = 0;
    std::size_t inside = 0;
};

using RegionOfCode = std::unordered_map<std::string, std::size_t>;

RegionOfCode regions_by_code(const std::vector<PlaceDraft>& places) {
    RegionOfCode out;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].kind == PlaceKind::region && !places[i].region_code.empty())
            out.try_emplace(places[i].region_code, i);
    return out;
}

/// Codes whose region's units hold less than half of the settlements that carry the code.
std::unordered_set<std::string> wrong_codes(const std::vector<PlaceDraft>& places, const RegionOfCode& regions) {
    std::unordered_map<std::string, Agreement> agreements;
    for (const PlaceDraft& place : places) {
        if (place.kind != PlaceKind::settlement) continue;
        const auto at = regions.find(place.region_code);
        if (at == regions.end() || places[at->second].units.empty()) continue;
        const auto& units = places[at->second].units;
        Agreement& agreement = agreements[place.region_code];
        ++agreement.settlements;
        if (std::find(units.begin(), units.end(), place.unit) != units.end()) ++agreement.inside;
    }
    std::unordered_set<std::string> out;
    for (const auto& [code, agreement] : agreements)
        if (2 * agreement.inside < agreement.settlements) out.insert(code);
    return out;
}

} // namespace

void reconcile_regions(std::vector<PlaceDraft>& places) {
    const RegionOfCode regions = regions_by_code(places);
    const auto wrong = wrong_codes(places, regions);
    std::unordered_map<std::uint16_t, std::string> code_of_unit;
    for (PlaceDraft& region : places) {
        if (region.kind != PlaceKind::region || region.units.empty()) continue;
        if (region.region_code.empty() || wrong.contains(region.region_code)) region.region_code = "~" + region.id;
        for (const std::uint16_t unit : region.units) code_of_unit.try_emplace(unit, region.region_code);
    }
    for (PlaceDraft& place : places) {
        if (place.kind == PlaceKind::region || place.kind == PlaceKind::country) continue;
        if (regions.contains(place.region_code) && !wrong.contains(place.region_code)) continue;
        const auto at = code_of_unit.find(place.unit);
        place.region_code = at == code_of_unit.end() ? std::string{} : at->second;
    }
}

} // namespace whenabouts::gazetteer
