#include "timeline/kept_rows.hpp"
#include "timeline/threads.hpp"
#include "timeline/window_test.hpp"

#include <algorithm>
#include <numeric>

namespace whenabouts::timeline {

namespace {

std::uint32_t sum_of(const std::vector<std::uint32_t>& counts, std::size_t bin, std::size_t categories) {
    const auto at = counts.begin() + static_cast<std::ptrdiff_t>(bin * categories);
    return std::accumulate(at, at + static_cast<std::ptrdiff_t>(categories), std::uint32_t{0});
}

/// Counts of one thread. What is only possible is kept as differences, so that a span over many bins costs two steps.
struct Tallies {
    Tallies(std::size_t bins, std::size_t categories)
        : certain(bins * categories, 0), change((bins + 1) * categories, 0) {}
    std::vector<std::uint32_t> certain;
    std::vector<std::int64_t> change;
};

/// Finds bins fast where rows come nearly in order: most lie in the bin of the one before.
class BinFinder {
  public:
    explicit BinFinder(std::span<const std::int64_t> bounds) : m_bounds(bounds) {}
    /// The last bound at or before the moment; the moment is not before the first one.
    [[nodiscard]] std::size_t last_at_or_before(std::int64_t moment) {
        if (!(m_bounds[m_near] <= moment && (m_near + 1 == m_bounds.size() || moment < m_bounds[m_near + 1])))
            m_near = static_cast<std::size_t>(std::upper_bound(m_bounds.begin(), m_bounds.end(), moment) -
                                              m_bounds.begin()) -
                     1;
        return m_near;
    }

  private:
    std::span<const std::int64_t> m_bounds;
    std::size_t m_near = 0;
};

} // namespace

std::uint32_t Histogram::certain_in(std::size_t bin) const {
    return sum_of(certain, bin, categories);
}
std::uint32_t Histogram::possible_in(std::size_t bin) const {
    return sum_of(possible, bin, categories);
}

Histogram KeptRows::histogram(std::vector<core::TimePoint> edges, std::span<const std::uint16_t> number_of,
                              std::size_t categories) const {
    Histogram histogram;
    histogram.edges = std::move(edges);
    histogram.categories = categories;
    const std::size_t bins = histogram.bins();
    histogram.certain.assign(bins * categories, 0);
    histogram.possible.assign(bins * categories, 0);
    if (bins == 0) return histogram;
    std::vector<std::int64_t> bounds;
    for (const core::TimePoint edge : histogram.edges) bounds.push_back(edge.time_since_epoch().count());
    const Columns& c = *m_columns;
    const WindowTest axis({histogram.edges.front(), histogram.edges.back()});

    const std::size_t parts = parts_for(m_tally.size());
    std::vector<Tallies> tallies(parts, Tallies(bins, categories));
    in_parts(parts, m_tally.size(), [&](std::size_t part, std::size_t from, std::size_t until) {
        Tallies& tally = tallies[part];
        BinFinder finder(bounds);
        for (std::size_t z = from; z < until; ++z) {
            if (m_tally[z].dated == 0 || axis.zone(c.zones()[z]) == WindowTest::Zone::out) continue;
            const auto [first_row, last_row] = c.rows_of(z);
            for (std::size_t row = first_row; row < last_row; ++row) {
                const std::int64_t begin = c.begins()[row], end = c.ends()[row];
                if (axis.row(begin, end) == WindowTest::out || !kept(row)) continue;
                const std::size_t category = number_of[c.category_numbers()[row]];
                if (category >= categories) continue;
                const bool begins_before = begin < bounds.front();
                const std::size_t first = begins_before ? 0 : finder.last_at_or_before(begin);
                if (!begins_before && first < bins && end <= bounds[first + 1]) {
                    ++tally.certain[first * categories + category];
                    continue;
                }
                const auto after = static_cast<std::size_t>(
                    std::lower_bound(bounds.begin() + static_cast<std::ptrdiff_t>(first), bounds.end(), end) -
                    bounds.begin());
                ++tally.change[first * categories + category];
                --tally.change[std::min(after, bins) * categories + category];
            }
        }
    });
    for (std::size_t category = 0; category < categories; ++category) {
        std::int64_t open = 0;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            for (const Tallies& tally : tallies) {
                open += tally.change[bin * categories + category];
                histogram.certain[bin * categories + category] += tally.certain[bin * categories + category];
            }
            histogram.possible[bin * categories + category] = static_cast<std::uint32_t>(open);
        }
    }
    return histogram;
}

} // namespace whenabouts::timeline
