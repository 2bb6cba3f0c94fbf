#include "gazetteer/unit_regions.hpp"

#include <string>
#include <unordered_map>

namespace whenabouts::gazetteer {

void UnitRegions::read(const Index& index, const geodata::Pack& pack) const {
    std::unordered_map<std::string, std::vector<geodata::UnitIndex>> units; // by the ids that regions may have
    for (geodata::UnitIndex unit = 0; unit < pack.unit_count(); ++unit) {
        const geodata::Unit read = pack.unit(unit);
        units["ne:" + std::string(read.adm1_code)].push_back(unit);
        if (read.gn_id != 0) units["geonames:" + std::to_string(read.gn_id)].push_back(unit);
        if (!read.gn_a1_code.empty()) units["a1:" + std::string(read.gn_a1_code)].push_back(unit);
    }
    const auto none = static_cast<Entity>(index.size());
    m_regions.assign(pack.unit_count(), none);
    for (Entity entity = 0; entity < index.size(); ++entity) {
        const auto kind = index.kind(entity);
        if (kind == core::PlaceKind::water && index.id(entity).starts_with("sea:")) m_seas.push_back(entity);
        if (kind != core::PlaceKind::region) continue;
        const auto found = units.find(index.id(entity));
        if (found == units.end()) continue;
        for (const geodata::UnitIndex unit : found->second)
            if (m_regions[unit] == none) m_regions[unit] = entity;
    }
}

std::optional<Entity> UnitRegions::region_of(const Index& index, const geodata::Pack& pack,
                                             geodata::UnitIndex unit) const {
    std::call_once(m_once, [&] { read(index, pack); });
    if (unit >= m_regions.size() || m_regions[unit] == index.size()) return std::nullopt;
    return m_regions[unit];
}

const std::vector<Entity>& UnitRegions::seas(const Index& index, const geodata::Pack& pack) const {
    std::call_once(m_once, [&] { read(index, pack); });
    return m_seas;
}

} // namespace whenabouts::gazetteer
