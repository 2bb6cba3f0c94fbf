#include "timeline/timeline.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace whenabouts::timeline {

using core::Membership;
using core::TimePoint;
using core::TimeWindow;

namespace {

constexpr std::int64_t open_begin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t open_end = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t block_rows = 1024;

std::int64_t begin_of(const TimeWindow& span) {
    return span.from ? span.from->time_since_epoch().count() : open_begin;
}
std::int64_t end_of(const TimeWindow& span) {
    return span.until ? span.until->time_since_epoch().count() : open_end;
}
bool is_kept(Kept kept, std::uint32_t row) {
    return kept.empty() || kept[row] != 0;
}

TimePoint point(std::int64_t ms) {
    return TimePoint(std::chrono::milliseconds(ms));
}

std::optional<TimeWindow> known_extent(std::span<const Entry> entries) {
    std::int64_t first = open_end;
    std::int64_t last = open_begin;
    for (const Entry& entry : entries)
        for (const auto& bound : {entry.span.from, entry.span.until})
            if (bound) {
                first = std::min(first, bound->time_since_epoch().count());
                last = std::max(last, bound->time_since_epoch().count());
            }
    if (first > last) return std::nullopt;
    return TimeWindow{point(first), point(last)};
}

} // namespace

std::uint32_t Histogram::certain_in(std::size_t bin) const {
    const auto at = certain.begin() + static_cast<std::ptrdiff_t>(bin * categories);
    return std::accumulate(at, at + static_cast<std::ptrdiff_t>(categories), std::uint32_t{0});
}

std::uint32_t Histogram::possible_in(std::size_t bin) const {
    const auto at = possible.begin() + static_cast<std::ptrdiff_t>(bin * categories);
    return std::accumulate(at, at + static_cast<std::ptrdiff_t>(categories), std::uint32_t{0});
}

Timeline::Timeline(std::span<const Entry> entries) : m_extent(known_extent(entries)) {
    for (std::uint32_t row = 0; row < entries.size(); ++row) {
        const bool dated = entries[row].span.from || entries[row].span.until;
        (dated ? m_dated : m_undated).push_back(row);
    }
    std::stable_sort(m_dated.begin(), m_dated.end(), [&](std::uint32_t a, std::uint32_t b) {
        return begin_of(entries[a].span) < begin_of(entries[b].span);
    });
    for (const std::uint32_t row : m_dated) {
        if (m_begin.size() % block_rows == 0) m_block_end.push_back(open_begin);
        m_begin.push_back(begin_of(entries[row].span));
        m_end.push_back(end_of(entries[row].span));
        m_category.push_back(entries[row].category);
        m_block_end.back() = std::max(m_block_end.back(), m_end.back());
    }
}

/// Calls each(sorted position) for every span that overlaps [from, until), by beginning.
template <class Visit>
void Timeline::visit(std::int64_t from, std::int64_t until, Visit&& each) const {
    const auto begins_in_time = [&](std::int64_t begin) { return begin < until || until == open_end; };
    const auto stop = static_cast<std::size_t>(std::partition_point(m_begin.begin(), m_begin.end(), begins_in_time) -
                                               m_begin.begin());
    for (std::size_t block = 0; block * block_rows < stop; ++block) {
        if (m_block_end[block] <= from) continue;
        const std::size_t end = std::min(stop, (block + 1) * block_rows);
        for (std::size_t i = block * block_rows; i < end; ++i)
            if (m_end[i] > from) each(i);
    }
}

Counts Timeline::count(const TimeWindow& window, Kept kept) const {
    const std::int64_t from = begin_of(window);
    const std::int64_t until = end_of(window);
    Counts counts;
    visit(from, until, [&](std::size_t i) {
        if (!is_kept(kept, m_dated[i])) return;
        ++(m_begin[i] >= from && m_end[i] <= until ? counts.certain : counts.possible);
    });
    const auto kept_of = [&](const std::vector<std::uint32_t>& rows) {
        if (kept.empty()) return rows.size();
        return static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return kept[row] != 0; }));
    };
    counts.undated = kept_of(m_undated);
    counts.out = kept_of(m_dated) - counts.certain - counts.possible;
    return counts;
}

std::vector<Timeline::Member> Timeline::members(const TimeWindow& window, Kept kept) const {
    const std::int64_t from = begin_of(window);
    const std::int64_t until = end_of(window);
    std::vector<Member> found;
    visit(from, until, [&](std::size_t i) {
        if (!is_kept(kept, m_dated[i])) return;
        const bool certain = m_begin[i] >= from && m_end[i] <= until;
        found.push_back({m_dated[i], certain ? Membership::certain : Membership::possible});
    });
    return found;
}

Histogram Timeline::histogram(std::vector<TimePoint> edges, std::size_t categories, Kept kept) const {
    Histogram histogram;
    histogram.edges = std::move(edges);
    histogram.categories = categories;
    const std::size_t bins = histogram.bins();
    histogram.certain.assign(bins * categories, 0);
    histogram.possible.assign(bins * categories, 0);
    if (bins == 0) return histogram;
    std::vector<std::int64_t> bounds;
    for (const TimePoint edge : histogram.edges) bounds.push_back(edge.time_since_epoch().count());
    // Differences first, so that a span over many bins costs two steps.
    std::vector<std::int64_t> change((bins + 1) * categories, 0);
    visit(bounds.front(), bounds.back(), [&](std::size_t i) {
        if (!is_kept(kept, m_dated[i]) || m_category[i] >= categories) return;
        const auto after_begin = std::upper_bound(bounds.begin(), bounds.end(), m_begin[i]);
        const bool begins_before = after_begin == bounds.begin();
        const auto first = begins_before ? 0 : static_cast<std::size_t>(after_begin - bounds.begin()) - 1;
        const auto end_edge =
            static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), m_end[i]) - bounds.begin());
        const std::size_t end_bin = std::min(end_edge, bins);
        if (!begins_before && end_edge == first + 1) {
            ++histogram.certain[first * categories + m_category[i]];
        } else {
            ++change[first * categories + m_category[i]];
            --change[end_bin * categories + m_category[i]];
        }
    });
    for (std::size_t category = 0; category < categories; ++category) {
        std::int64_t open = 0;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            open += change[bin * categories + category];
            histogram.possible[bin * categories + category] = static_cast<std::uint32_t>(open);
        }
    }
    return histogram;
}

} // namespace whenabouts::timeline
