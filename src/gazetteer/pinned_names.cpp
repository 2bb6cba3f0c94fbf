#include "gazetteer/pinned_names.hpp"

#include "gazetteer/impl.hpp"
#include "text/name_key.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::gazetteer {

PinnedNames::PinnedNames(std::vector<core::Place> places) {
    for (core::Place& place : places) {
        std::string key = text::name_key(place.name);
        if (!key.empty()) m_by_key.insert_or_assign(std::move(key), std::move(place));
    }
}

const core::Place* PinnedNames::by_key(std::string_view key) const {
    const auto at = m_by_key.find(key);
    return at == m_by_key.end() ? nullptr : &at->second;
}

const core::Place* PinnedNames::find(std::string_view name) const {
    if (m_by_key.empty()) return nullptr;
    if (const core::Place* place = by_key(text::name_key(name))) return place;
    const std::size_t comma = name.find(',');
    return comma == std::string_view::npos ? nullptr : by_key(text::name_key(name.substr(0, comma)));
}

bool PinnedNames::has_longer(std::string_view key) const {
    const std::string start = std::string(key) + ' ';
    const auto at = m_by_key.lower_bound(start);
    return at != m_by_key.end() && at->first.starts_with(start);
}

const core::Place* PinnedNames::by_id(std::string_view id) const {
    for (const auto& [key, place] : m_by_key)
        if (place.id == id) return &place;
    return nullptr;
}

core::Candidate pinned_candidate(const core::Place& place) {
    return {place, place.name, 1.0, {"pinned in the store"}};
}

void put_pinned_first(const PinnedNames& pins, std::string_view name, const Lookup& lookup,
                      std::vector<core::Candidate>& candidates) {
    const core::Place* place = pins.find(name);
    if (place == nullptr || lookup.suggest) return;
    if (lookup.within && !lookup.within->contains(place->position)) return;
    const auto wanted = [](const auto& list, const auto& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    if (!wanted(lookup.countries, place->country) || !wanted(lookup.kinds, place->kind)) return;
    constexpr double left_for_others = 0.1;
    for (core::Candidate& candidate : candidates) candidate.score *= left_for_others;
    core::Candidate first = pinned_candidate(*place);
    first.score = candidates.empty() ? 1.0 : 1 - left_for_others;
    candidates.insert(candidates.begin(), std::move(first));
    if (candidates.size() > lookup.limit) candidates.resize(lookup.limit);
}

void Gazetteer::pin(const std::vector<PinnedName>& names) {
    std::vector<core::Place> places;
    for (const PinnedName& name : names) {
        core::Place place;
        place.id = fmt::format("pin:{}", name.id);
        place.name = name.name;
        place.kind = core::PlaceKind::settlement;
        place.feature = "pin";
        place.position = name.position;
        place.radius_m = name.radius_m;
        const Location there = at(name.position);
        if (there.country) place.country = there.country->country;
        if (there.region) place.region = there.region->name;
        place.time_zone = there.time_zone;
        places.push_back(std::move(place));
    }
    m_impl->pins = PinnedNames(std::move(places));
}

} // namespace whenabouts::gazetteer
