#include "gazetteer/document_names.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;

// Weights in natural logarithms of odds, found on LGL (strict accuracy within 161 km .855) and GeoVirus (.822) and
// rounded, so these two figures are not those of unseen text.
constexpr double weight_prior = 0.9;
constexpr double prior_floor = 0.008; // lets a place with next to no fame win by its company
constexpr double weight_country = 3;
constexpr double weight_region = 4;
constexpr double weight_nearness = 4;
constexpr double weight_rest = 0.3; // of the nearness of others than the nearest
constexpr double weight_container = 6;
constexpr double weight_sense = 1.6;
constexpr double nearness_scale_m = 300'000;
constexpr double weight_pinned = 30; // what a person pinned stands first whatever the company
constexpr double least_others = 1.5; // a single other name is no majority

/// How often the right place is none of the candidates: villages, streets and parks that no gazetteer of this size has.
constexpr double unknown_place = 0.045;

constexpr int rounds = 3;
constexpr std::size_t reach = 30; // names before and after that count for nearness: keeps long documents linear

/// Votes for one number (a country, a region), and how much of them one name gave.
class Votes {
  public:
    void clear() {
        m_all.clear();
        m_by_key.clear();
    }
    void add(int choice, int key, double weight) {
        if (choice < 0) return;
        m_all[choice] += weight;
        m_by_key[at(choice, key)] += weight;
    }
    /// Of all names but `key`.
    [[nodiscard]] double of_others(int choice, int key) const {
        if (choice < 0) return 0;
        const auto all = m_all.find(choice);
        if (all == m_all.end()) return 0;
        const auto own = m_by_key.find(at(choice, key));
        return std::max(0.0, all->second - (own == m_by_key.end() ? 0.0 : own->second));
    }

  private:
    static std::uint64_t at(int choice, int key) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(choice)) << 32U | static_cast<std::uint32_t>(key);
    }
    std::unordered_map<int, double> m_all;
    std::unordered_map<std::uint64_t, double> m_by_key;
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// The first two names, of different keys, that mean a place in each region or country.
class Witnesses {
  public:
    void add(int choice, int key, std::size_t name) {
        if (choice < 0) return;
        Pair& pair = m_first.try_emplace(choice).first->second;
        if (pair.first == none)
            pair = {key, name, none};
        else if (pair.second == none && key != pair.key)
            pair.second = name;
    }
    /// `none` where only that key itself means a place there.
    [[nodiscard]] std::size_t of_other(int choice, int key) const {
        const auto found = m_first.find(choice);
        if (choice < 0 || found == m_first.end()) return none;
        return found->second.key == key ? found->second.second : found->second.first;
    }

  private:
    struct Pair {
        int key = -1;
        std::size_t first = none, second = none;
    };
    std::unordered_map<int, Pair> m_first;
};

class Numbers {
  public:
    int of(const std::string& text) {
        if (text.empty()) return -1;
        return m_numbers.try_emplace(text, static_cast<int>(m_numbers.size())).first->second;
    }

  private:
    std::unordered_map<std::string, int> m_numbers;
};

class Resolver {
  public:
    Resolver(std::vector<DocumentName>& names, const SourceProfile* profile, const AreaOfInterest* area)
        : m_names(names), m_area(area) {
        Numbers countries, regions, keys, ids;
        std::unordered_map<int, int> times;
        for (const DocumentName& name : m_names) {
            Known& known = m_known.emplace_back();
            known.key = keys.of(name.key);
            m_spelt.push_back(name.spelt);
            ++times[known.key];
            for (const core::Candidate& candidate : name.candidates) {
                const core::Place& place = candidate.place;
                const double boost =
                    (profile != nullptr ? profile->weight(place) : 0) + (place.feature == "pin" ? weight_pinned : 0);
                known.options.push_back({countries.of(place.country), regions.of(region_key(place)), ids.of(place.id),
                                         weight_prior * std::log(candidate.score + prior_floor) + boost, 0, 0});
            }
            for (Option& option : known.options) option.score = option.prior;
            share_out(known);
        }
        // A name said ten times is not ten witnesses.
        for (Known& known : m_known) known.weight = 1 / std::sqrt(static_cast<double>(times[known.key]));
        m_times = std::move(times);
    }

    void run() {
        for (int round = 0; round < rounds; ++round) {
            vote();
            for (std::size_t n = 0; n < m_known.size(); ++n)
                for (std::size_t c = 0; c < m_known[n].options.size(); ++c) m_known[n].options[c].score = score(n, c);
            for (Known& known : m_known) share_out(known);
        }
        if (m_area != nullptr) lean_to_area();
    }

    void write(std::size_t kept) {
        for (std::size_t n = 0; n < m_known.size(); ++n) {
            if (m_known[n].options.empty()) continue;
            const Option& best = m_known[n].options[m_known[n].best];
            if (best.share < 0.5) continue;
            m_region_witnesses.add(best.region, m_known[n].key, n);
            m_country_witnesses.add(best.country, m_known[n].key, n);
        }
        for (std::size_t n = 0; n < m_names.size(); ++n) reorder(n, kept);
    }

  private:
    struct Option {
        int country, region, id;
        double prior, score, share;
    };
    struct Known {
        int key = 0;
        double weight = 1;
        std::vector<Option> options{};
        std::size_t best = 0;
    };

    /// After the votes: the names of a text would else confirm one another in what only the area says of each.
    void lean_to_area() {
        for (std::size_t n = 0; n < m_known.size(); ++n) {
            for (std::size_t c = 0; c < m_known[n].options.size(); ++c)
                m_known[n].options[c].score += m_area->weight(m_names[n].candidates[c].place);
            share_out(m_known[n]);
        }
    }

    static void share_out(Known& known) {
        if (known.options.empty()) return;
        known.best = 0;
        for (std::size_t c = 1; c < known.options.size(); ++c)
            if (known.options[c].score > known.options[known.best].score) known.best = c;
        const double top = known.options[known.best].score;
        double sum = 0;
        for (Option& option : known.options) sum += option.share = std::exp(option.score - top);
        for (Option& option : known.options) option.share /= sum;
    }

    void vote() {
        m_country.clear();
        m_region.clear();
        m_sense.clear();
        m_weight = 0;
        m_key_weight.clear();
        for (const Known& known : m_known) {
            m_weight += known.weight;
            m_key_weight[known.key] += known.weight;
            for (const Option& option : known.options) {
                m_country.add(option.country, known.key, known.weight * option.share);
                m_region.add(option.region, known.key, known.weight * option.share);
                m_sense[static_cast<std::uint64_t>(option.id) << 32U | static_cast<std::uint32_t>(known.key)] +=
                    option.share;
            }
        }
    }

    [[nodiscard]] double score(std::size_t n, std::size_t c) const {
        const Known& known = m_known[n];
        const Option& option = known.options[c];
        const double others = std::max(least_others, m_weight - m_key_weight.at(known.key));
        double out = option.prior;
        out += weight_country * m_country.of_others(option.country, known.key) / others;
        out += weight_region * m_region.of_others(option.region, known.key) / others;
        out += weight_nearness * nearness(n, c);
        out += weight_container * containment(n, c);
        const int times = m_times.at(known.key);
        if (times > 1)
            out += weight_sense *
                   (m_sense.at(static_cast<std::uint64_t>(option.id) << 32U | static_cast<std::uint32_t>(known.key)) -
                    option.share) /
                   (times - 1);
        return out;
    }

    [[nodiscard]] double nearness(std::size_t n, std::size_t c) const {
        const core::Place& place = m_names[n].candidates[c].place;
        if (place.kind == PlaceKind::country) return 0;
        double best = 0, rest = 0;
        const std::size_t end = std::min(m_known.size(), n + reach);
        for (std::size_t o = n > reach ? n - reach : 0; o < end; ++o) {
            const Known& other = m_known[o];
            if (other.key == m_known[n].key || other.options.empty()) continue;
            const core::Place& there = m_names[o].candidates[other.best].place;
            if (there.kind == PlaceKind::country) continue;
            const double near = other.options[other.best].share *
                                std::exp(-core::distance_m(place.position, there.position) / nearness_scale_m);
            rest += near;
            best = std::max(best, near);
        }
        return best + weight_rest * std::log1p(rest - best);
    }

    /// How sure the name behind the comma is to contain this place.
    [[nodiscard]] double containment(std::size_t n, std::size_t c) const {
        if (!m_names[n].inside_next || n + 1 >= m_names.size()) return 0;
        const core::Place& place = m_names[n].candidates[c].place;
        const Known& next = m_known[n + 1];
        double sure = 0;
        for (std::size_t o = 0; o < next.options.size(); ++o) {
            const core::Place& outer = m_names[n + 1].candidates[o].place;
            if (outer.country != place.country || place.kind == PlaceKind::country) continue;
            if (outer.kind == PlaceKind::country || (outer.kind == PlaceKind::region && outer.name == place.region))
                sure += next.options[o].share;
        }
        return sure;
    }

    /// Why this candidate and no other, as far as the document tells.
    void add_reasons(std::size_t n, std::size_t c, core::Candidate& chosen) const {
        const core::Place& place = chosen.place;
        if (containment(n, c) > 0.5) {
            chosen.reasons.push_back("the name behind it says in what it lies");
            return;
        }
        const Option& option = m_known[n].options[c];
        if (place.kind == PlaceKind::country) return;
        std::size_t witness = m_region_witnesses.of_other(option.region, m_known[n].key);
        const bool same_region = witness != none;
        if (!same_region) witness = m_country_witnesses.of_other(option.country, m_known[n].key);
        if (witness == none) {
            if (m_area != nullptr && m_area->favours(place)) chosen.reasons.emplace_back("in the area of interest");
            return;
        }
        const std::string& named = m_spelt[witness];
        if (!same_region)
            chosen.reasons.push_back(fmt::format("in the same country as {}, which the text names", named));
        else if (place.kind == PlaceKind::region)
            chosen.reasons.push_back(fmt::format("{}, which the text names, lies in it", named));
        else
            chosen.reasons.push_back(fmt::format("in {} because the text names {}", place.region, named));
    }

    void reorder(std::size_t n, std::size_t kept) {
        const Known& known = m_known[n];
        auto& candidates = m_names[n].candidates;
        std::vector<std::size_t> order(candidates.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return known.options[a].score > known.options[b].score; });
        // Neither company nor area hides the famous place: it stays among those shown.
        const auto known_best = std::max_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return candidates[a].score < candidates[b].score;
        });
        if (kept > 1 && known_best - order.begin() >= static_cast<std::ptrdiff_t>(kept))
            std::iter_swap(known_best, order.begin() + static_cast<std::ptrdiff_t>(kept) - 1);
        std::vector<core::Candidate> sorted;
        for (const std::size_t i : order) {
            if (sorted.size() == kept) break;
            if (order.size() > 1 && sorted.empty()) add_reasons(n, i, candidates[i]);
            sorted.push_back(std::move(candidates[i]));
            sorted.back().score = known.options[i].share * (1 - unknown_place);
        }
        candidates = std::move(sorted);
    }

    std::vector<DocumentName>& m_names;
    const AreaOfInterest* m_area;
    std::vector<Known> m_known;
    std::unordered_map<int, int> m_times;
    Votes m_country, m_region;
    std::unordered_map<std::uint64_t, double> m_sense;
    std::unordered_map<int, double> m_key_weight;
    std::vector<std::string> m_spelt; ///< the names as written
    Witnesses m_region_witnesses, m_country_witnesses;
    double m_weight = 0;
};

} // namespace

void resolve_together(std::vector<DocumentName>& names, const SourceProfile* profile, const AreaOfInterest* area,
                      std::size_t kept) {
    Resolver resolver(names, profile, area);
    resolver.run();
    resolver.write(kept);
}

} // namespace whenabouts::gazetteer
