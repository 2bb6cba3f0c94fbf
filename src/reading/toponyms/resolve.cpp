#include "reading/toponyms/resolve.hpp"

#include "unicode/fold.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

namespace whenabouts::reading {

namespace {

/// Weights of the log-linear ranker, found on LGL and GeoVirus (gold spans; strict accuracy within 161 km .83 and .80):
/// nearness and votes count most, as places.md found too. The floor lets a place with next to no fame win by its
/// company.
constexpr double weight_prior = 0.75;
constexpr double prior_floor = 0.008;
constexpr double weight_country = 0.45;
constexpr double weight_region = 0.35;
constexpr double weight_distance = 0.50;
constexpr double weight_container = 0.60;
constexpr double weight_sense = 0.20;
constexpr double sharpness = 8.0;      // of the softmax that turns scores into shares
constexpr double kernel_m = 300'000.0; // distance at which nearness has fallen to 1/e
constexpr int rounds = 3;
constexpr std::size_t most_candidates = 30;
constexpr std::size_t most_neighbours = 60; // keeps long documents linear

class Ranker {
  public:
    Ranker(const Document& document, std::vector<PlaceMention>& mentions) : m_doc(document), m_mentions(mentions) {
        for (auto& mention : m_mentions) {
            if (mention.candidates.size() > most_candidates) mention.candidates.resize(most_candidates);
            std::vector<double> prior;
            for (const auto& candidate : mention.candidates)
                prior.push_back(weight_prior * std::log(candidate.score + prior_floor) / sharpness);
            m_prior.push_back(prior);
            m_share.push_back(shares(prior));
            m_key.push_back(
                unicode::fold(document.text().substr(mention.bytes.begin, mention.bytes.end - mention.bytes.begin)));
        }
    }

    void rank() {
        for (int round = 0; round < rounds; ++round) {
            count_votes();
            auto next = m_share;
            for (std::size_t m = 0; m < m_mentions.size(); ++m) {
                std::vector<double> scores;
                for (std::size_t c = 0; c < m_mentions[m].candidates.size(); ++c) scores.push_back(score(m, c));
                next[m] = shares(scores);
            }
            m_share = std::move(next);
        }
        for (std::size_t m = 0; m < m_mentions.size(); ++m) reorder(m);
    }

  private:
    static std::vector<double> shares(const std::vector<double>& scores) {
        std::vector<double> out(scores.size());
        if (scores.empty()) return out;
        const double best = *std::max_element(scores.begin(), scores.end());
        double sum = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) sum += out[i] = std::exp(sharpness * (scores[i] - best));
        for (double& share : out) share /= sum;
        return out;
    }

    void count_votes() {
        m_countries.clear();
        m_regions.clear();
        m_senses.clear();
        for (std::size_t m = 0; m < m_mentions.size(); ++m) {
            const auto& candidates = m_mentions[m].candidates;
            for (std::size_t c = 0; c < candidates.size(); ++c) {
                m_countries[candidates[c].place.country] += m_share[m][c];
                m_regions[region_key(candidates[c].place)] += m_share[m][c];
                m_senses[m_key[m] + "\n" + candidates[c].place.id] += m_share[m][c];
            }
        }
    }

    static std::string region_key(const core::Place& place) {
        if (place.kind == core::PlaceKind::region) return place.country + "/" + place.name;
        return place.region.empty() ? std::string{} : place.country + "/" + place.region;
    }

    double score(std::size_t m, std::size_t c) {
        const core::Place& place = m_mentions[m].candidates[c].place;
        const auto own_votes = [&](auto&& same) {
            double sum = 0;
            for (std::size_t k = 0; k < m_mentions[m].candidates.size(); ++k)
                if (same(m_mentions[m].candidates[k].place)) sum += m_share[m][k];
            return sum;
        };
        const double others = std::max(1.0, static_cast<double>(m_mentions.size()) - 1.0);
        double out = m_prior[m][c];
        if (!place.country.empty())
            out += weight_country * std::max(0.0, m_countries[place.country] - own_votes([&](const core::Place& p) {
                                                      return p.country == place.country;
                                                  })) /
                   others;
        if (const auto key = region_key(place); !key.empty())
            out +=
                weight_region *
                std::max(0.0, m_regions[key] - own_votes([&](const core::Place& p) { return region_key(p) == key; })) /
                others;
        out += weight_sense * std::min(1.0, std::max(0.0, m_senses[m_key[m] + "\n" + place.id] - m_share[m][c])) * 0.5;
        out += weight_distance * nearness(m, place);
        out += weight_container * containment(m, place);
        return out;
    }

    double nearness(std::size_t m, const core::Place& place) const {
        if (place.kind == core::PlaceKind::country) return 0;
        double best = 0;
        const std::size_t begin = m > most_neighbours / 2 ? m - most_neighbours / 2 : 0;
        const std::size_t end = std::min(m_mentions.size(), m + most_neighbours / 2);
        for (std::size_t o = begin; o < end; ++o) {
            if (o == m || m_key[o] == m_key[m] || m_mentions[o].candidates.empty()) continue;
            const auto top =
                static_cast<std::size_t>(std::max_element(m_share[o].begin(), m_share[o].end()) - m_share[o].begin());
            const core::Place& other = m_mentions[o].candidates[top].place;
            if (other.kind == core::PlaceKind::country) continue;
            best = std::max(best,
                            m_share[o][top] * std::exp(-core::distance_m(place.position, other.position) / kernel_m));
        }
        return best;
    }

    /// "Portland, Oregon": how sure the name right behind the comma is to contain this place.
    double containment(std::size_t m, const core::Place& place) const {
        if (m + 1 >= m_mentions.size()) return 0;
        const PlaceMention& mention = m_mentions[m];
        const PlaceMention& next = m_mentions[m + 1];
        if (next.first > mention.last + 2 || next.first <= mention.last || !m_doc.is_mark(mention.last, ',')) return 0;
        double sure = 0;
        for (std::size_t c = 0; c < next.candidates.size(); ++c) {
            const core::Place& outer = next.candidates[c].place;
            const bool in_country = outer.kind == core::PlaceKind::country && outer.country == place.country &&
                                    place.kind != core::PlaceKind::country;
            const bool in_region =
                outer.kind == core::PlaceKind::region && outer.country == place.country && outer.name == place.region;
            if (in_country || in_region) sure += m_share[m + 1][c];
        }
        return sure;
    }

    void reorder(std::size_t m) {
        auto& candidates = m_mentions[m].candidates;
        std::vector<std::size_t> order(candidates.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return m_share[m][a] > m_share[m][b]; });
        std::vector<core::Candidate> sorted;
        constexpr std::size_t most_kept = 5;
        for (const std::size_t i : order) {
            if (sorted.size() == most_kept) break;
            sorted.push_back(std::move(candidates[i]));
            sorted.back().score = m_share[m][i];
            if (i != 0 && sorted.size() == 1)
                sorted.back().reasons.push_back(
                    fmt::format("the other places of the text point to {}", sorted.back().place.country));
        }
        candidates = std::move(sorted);
    }

    const Document& m_doc;
    std::vector<PlaceMention>& m_mentions;
    std::vector<std::vector<double>> m_prior, m_share;
    std::vector<std::string> m_key;
    std::unordered_map<std::string, double> m_countries, m_regions, m_senses;
};

} // namespace

void resolve(const Document& document, std::vector<PlaceMention>& mentions) {
    Ranker(document, mentions).rank();
}

} // namespace whenabouts::reading
