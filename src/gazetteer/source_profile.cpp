#include "gazetteer/source_profile.hpp"

#include <cmath>
#include <set>

namespace whenabouts::gazetteer {
namespace {

// In natural logarithms of odds, found on LGL with nine tenths of the articles learned from: .90 to .915 in a wide
// range about these, .855 without a profile.
constexpr double weight_country = 2;
constexpr double weight_region = 5;
constexpr double weight_place = 3;
constexpr double articles_unread = 1; // few articles prove little: as if some more had been read that name none of it

constexpr double sure = 0.7;

} // namespace

std::string region_key(const core::Place& place) {
    if (place.kind == core::PlaceKind::region) return place.country + "/" + place.name;
    return place.region.empty() ? std::string{} : place.country + "/" + place.region;
}

void SourceProfile::learn(const std::vector<core::Candidate>& picks) {
    std::set<std::string> countries, regions, places;
    for (const core::Candidate& pick : picks) {
        if (pick.score < sure) continue;
        places.insert(pick.place.id);
        if (pick.place.kind == core::PlaceKind::country) continue; // a country that is named says nothing of its towns
        if (!pick.place.country.empty()) countries.insert(pick.place.country);
        if (const std::string region = region_key(pick.place); !region.empty()) regions.insert(region);
    }
    for (const std::string& country : countries) ++m_countries[country];
    for (const std::string& region : regions) ++m_regions[region];
    for (const std::string& place : places) ++m_places[place];
    ++m_articles;
}

double SourceProfile::share(const std::map<std::string, std::size_t>& of, const std::string& key) const {
    const auto found = of.find(key);
    return found == of.end() ? 0
                             : static_cast<double>(found->second) / (static_cast<double>(m_articles) + articles_unread);
}

double SourceProfile::weight(const core::Place& place) const {
    if (m_articles == 0) return 0;
    return weight_country * share(m_countries, place.country) + weight_region * share(m_regions, region_key(place)) +
           weight_place * std::sqrt(share(m_places, place.id));
}

SourceProfile SourceProfile::from(Counts counts) {
    SourceProfile profile;
    profile.m_articles = counts.articles;
    profile.m_countries = std::move(counts.countries);
    profile.m_regions = std::move(counts.regions);
    profile.m_places = std::move(counts.places);
    return profile;
}

} // namespace whenabouts::gazetteer
