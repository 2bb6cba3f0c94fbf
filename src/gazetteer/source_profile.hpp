#pragma once
#include "core/place.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// Of which countries, regions and places an outlet's articles speak: learned from what its other articles were found
/// to name, without anybody's labels. "Paris" in a paper of Tennessee is Paris, Tennessee.
class SourceProfile {
  public:
    /// Takes in what one article names, each name once; unsure picks (score below 0.7) are passed over.
    void learn(const std::vector<core::Candidate>& picks);
    /// How much more likely the outlet makes a place, as a logarithm of odds, 0 when nothing is known.
    [[nodiscard]] double weight(const core::Place& place) const;
    [[nodiscard]] std::size_t articles() const { return m_articles; }

    /// What a file keeps: the number of articles that speak of each.
    struct Counts {
        std::size_t articles = 0;
        std::map<std::string, std::size_t> countries{}, regions{}, places{};
    };
    [[nodiscard]] Counts counts() const { return {m_articles, m_countries, m_regions, m_places}; }
    [[nodiscard]] static SourceProfile from(Counts counts);

  private:
    [[nodiscard]] double share(const std::map<std::string, std::size_t>& of, const std::string& key) const;

    std::size_t m_articles = 0;
    std::map<std::string, std::size_t> m_countries, m_regions, m_places;
};

/// "US/Tennessee"; empty where a place lies in no first-order unit.
[[nodiscard]] std::string region_key(const core::Place& place);

} // namespace whenabouts::gazetteer
