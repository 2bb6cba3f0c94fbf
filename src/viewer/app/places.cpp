#include "viewer/app/places.hpp"

#include "viewer/model/words.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::viewer {

std::string direction_words(double bearing_deg) {
    constexpr std::array<std::string_view, 8> words{"north", "north-east", "east", "south-east",
                                                    "south", "south-west", "west", "north-west"};
    return std::string(words[static_cast<std::size_t>(std::lround(bearing_deg / 45)) % 8]);
}

const gazetteer::Gazetteer* Places::opened() {
    if (m_gazetteer || !m_problem.empty()) return m_gazetteer.get();
    auto gazetteer = gazetteer::Gazetteer::open(m_folders.geodata, "un", gazetteer::further_files(gazetteer::further_folder()));
    if (gazetteer)
        m_gazetteer = std::make_unique<gazetteer::Gazetteer>(std::move(*gazetteer));
    else
        m_problem = gazetteer.error().message();
    return m_gazetteer.get();
}

PlaceAnswer Places::at(core::LonLat point, double accuracy_m) {
    PlaceAnswer answer{point, accuracy_m, {}};
    const gazetteer::Gazetteer* gazetteer = opened();
    if (gazetteer == nullptr) {
        answer.lines.push_back(m_problem);
        return answer;
    }
    const gazetteer::Location location = gazetteer->at(point);
    if (location.nearest) {
        const std::string& name = location.nearest->place.name;
        answer.lines.push_back(location.distance_m < 1000
                                   ? "In " + name
                                   : fmt::format("{} {} of {}", distance_words(location.distance_m),
                                                 direction_words(location.bearing_deg), name));
    }
    std::string container = location.region ? location.region->name : "";
    if (location.country) container += (container.empty() ? "" : ", ") + location.country->name;
    if (!container.empty()) answer.lines.push_back(container);
    if (!location.time_zone.empty()) answer.lines.push_back("Time zone " + location.time_zone);
    if (answer.lines.empty()) answer.lines.emplace_back("No known place is near.");
    return answer;
}

std::vector<PlaceOffer> Places::offers(const std::string& text) {
    std::vector<PlaceOffer> offers;
    const gazetteer::Gazetteer* gazetteer = opened();
    if (gazetteer == nullptr || text.size() < 2) return offers;
    gazetteer::Lookup lookup;
    lookup.limit = 6;
    lookup.prefix = true;
    for (const core::Candidate& candidate : gazetteer->find(text, lookup)) {
        const core::Place& place = candidate.place;
        std::string detail(plain_words(to_string(place.kind)));
        if (!place.region.empty() && place.region != place.name) detail += " · " + place.region;
        if (!place.country.empty()) detail += " · " + place.country;
        offers.push_back({place.name, std::move(detail), place.position, place.box, place.radius_m});
    }
    return offers;
}

} // namespace whenabouts::viewer
