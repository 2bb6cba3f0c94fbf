#include "timeline/columns.hpp"

#include <algorithm>
#include <numeric>
#include <thread>

namespace whenabouts::timeline {

namespace {

constexpr std::size_t zone_rows = 1024;
constexpr std::int64_t earliest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t latest = std::numeric_limits<std::int64_t>::max();

/// A query in the numbers of the columns.
struct Limits {
    explicit Limits(const ColumnQuery& query, std::size_t categories)
        : timed(query.when.has_value()), certain(query.certain_only), placed(query.within.has_value()),
          unlocated(query.unlocated && !placed), undated(query.undated && !timed),
          workflows(query.workflows == 0 ? std::uint16_t{0xFFFF} : query.workflows), wanted(categories, 1) {
        if (timed) {
            from = query.when->from ? query.when->from->time_since_epoch().count() : earliest;
            until = query.when->until ? query.when->until->time_since_epoch().count() : latest;
        }
        if (placed) {
            west = column_degrees(query.within->west);
            east = column_degrees(query.within->east);
            south = column_degrees(query.within->south);
            north = column_degrees(query.within->north);
            if (query.within->crosses_antimeridian()) {
                second_east = east;
                second_west = -1'800'000'000;
                east = 1'800'000'000;
            }
        }
        if (!query.categories.empty()) {
            kinds = true;
            wanted_bits = 0;
            for (std::size_t i = 0; i < categories; ++i) {
                wanted[i] = i < query.categories.size() && query.categories[i] != 0 ? 1 : 0;
                if (wanted[i] != 0) wanted_bits |= std::uint64_t{1} << (i % 64);
            }
        }
    }
    bool timed, certain, placed, unlocated, undated, kinds = false;
    std::int64_t from = earliest, until = latest;
    std::int32_t west = -1'800'000'000, east = 1'800'000'000, south = -900'000'000, north = 900'000'000;
    std::int32_t second_west = 1, second_east = 0; ///< of a box across the antimeridian; else empty
    std::uint16_t workflows;
    std::uint64_t wanted_bits = ~std::uint64_t{0};
    std::vector<std::uint8_t> wanted;
};

enum class Fit : std::uint8_t { none, some, all };

Fit fit_time(const Columns::Zone& zone, const Limits& l) {
    if (!l.timed) return zone.some_undated != 0 && !l.undated ? Fit::some : Fit::all;
    // An open end of the window is no bound; spans are half-open (core::TimeSpan::in).
    const bool may_begin = l.until == latest || zone.first_begin < l.until;
    const bool may_end = l.from == earliest || zone.last_end > l.from;
    if (!may_begin || !may_end) return Fit::none;
    if (zone.some_undated != 0) return Fit::some;
    const bool all_overlap =
        (l.until == latest || zone.last_begin < l.until) && (l.from == earliest || zone.first_end > l.from);
    const bool all_inside =
        (l.from == earliest || zone.first_begin >= l.from) && (l.until == latest || zone.last_end <= l.until);
    return (l.certain ? all_inside : all_overlap) ? Fit::all : Fit::some;
}

Fit fit_place(const Columns::Zone& zone, const Limits& l) {
    const bool any_located = zone.west <= zone.east;
    if (!l.placed) {
        if (l.unlocated || zone.some_unlocated == 0) return Fit::all;
        return any_located ? Fit::some : Fit::none;
    }
    if (!any_located || zone.south > l.north || zone.north < l.south) return Fit::none;
    const auto meets = [&](std::int32_t w, std::int32_t e) { return w <= e && zone.west <= e && zone.east >= w; };
    const auto inside = [&](std::int32_t w, std::int32_t e) { return w <= e && zone.west >= w && zone.east <= e; };
    if (!meets(l.west, l.east) && !meets(l.second_west, l.second_east)) return Fit::none;
    const bool all = zone.some_unlocated == 0 && zone.south >= l.south && zone.north <= l.north &&
                     (inside(l.west, l.east) || inside(l.second_west, l.second_east));
    return all ? Fit::all : Fit::some;
}

Fit fit_kind(const Columns::Zone& zone, const Limits& l) {
    if ((zone.workflows & l.workflows) == 0 || (zone.categories & l.wanted_bits) == 0) return Fit::none;
    const bool all_workflows = (zone.workflows & ~l.workflows) == 0;
    // Numbers above 63 share bits: then only "none" can be told.
    const bool all_kinds = !l.kinds || (l.wanted.size() <= 64 && (zone.categories & ~l.wanted_bits) == 0);
    return all_workflows && all_kinds ? Fit::all : Fit::some;
}

} // namespace

/// Finds or counts; a class of its own because it looks into the columns.
class ColumnSearch {
  public:
    ColumnSearch(std::span<const std::int64_t> begin, std::span<const std::int64_t> end,
                 std::span<const std::int32_t> lon, std::span<const std::int32_t> lat,
                 std::span<const std::uint16_t> category, std::span<const std::uint16_t> workflow,
                 std::span<const Columns::Zone> zone, const Limits& limits)
        : m_begin(begin), m_end(end), m_lon(lon), m_lat(lat), m_category(category), m_workflow(workflow), m_zone(zone),
          m_limits(&limits) {}

    /// Calls use(first, last) for runs of which all rows fit, and use(positions) for those picked one by one.
    template <class Run, class Picked>
    void each(std::size_t first_zone, std::size_t last_zone, Run&& run, Picked&& picked) const {
        std::uint32_t found[zone_rows];
        for (std::size_t z = first_zone; z < last_zone; ++z) {
            const Fit time = fit_time(m_zone[z], *m_limits);
            const Fit place = time == Fit::none ? Fit::none : fit_place(m_zone[z], *m_limits);
            const Fit kind = place == Fit::none ? Fit::none : fit_kind(m_zone[z], *m_limits);
            if (kind == Fit::none) continue;
            const std::size_t first = z * zone_rows;
            const std::size_t last = std::min(first + zone_rows, m_begin.size());
            if (time == Fit::all && place == Fit::all && kind == Fit::all)
                run(first, last);
            else
                picked(std::span<const std::uint32_t>(found, pick(first, last, time, place, kind, found)));
        }
    }

  private:
    /// Each test narrows what the one before left; the loops are simple enough for the compiler to do without branches.
    std::size_t pick(std::size_t first, std::size_t last, Fit time, Fit place, Fit kind, std::uint32_t* found) const {
        const Limits& l = *m_limits;
        std::uint8_t fits[zone_rows];
        const std::size_t count = last - first;
        std::fill_n(fits, count, std::uint8_t{1});
        if (time == Fit::some) test_time(first, count, fits);
        if (place == Fit::some) test_place(first, count, fits);
        if (kind == Fit::some) {
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(fits[i] & l.wanted[m_category[first + i]] &
                                                    ((l.workflows >> m_workflow[first + i]) & 1U));
        }
        std::size_t n = 0;
        for (std::size_t i = 0; i < count; ++i) {
            found[n] = static_cast<std::uint32_t>(first + i);
            n += fits[i];
        }
        return n;
    }

    void test_time(std::size_t first, std::size_t count, std::uint8_t* fits) const {
        const Limits& l = *m_limits;
        const std::int64_t* const begin = m_begin.data() + first;
        const std::int64_t* const end = m_end.data() + first;
        if (!l.timed) { // undated ones are unwanted
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(
                    fits[i] & static_cast<std::uint8_t>(begin[i] != earliest || end[i] != latest));
        } else if (l.certain) {
            const bool any_from = l.from == earliest;
            const bool any_until = l.until == latest;
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(fits[i] & ((begin[i] >= l.from) | any_from) &
                                                    ((end[i] <= l.until) | any_until) &
                                                    ((begin[i] != earliest) | (end[i] != latest)));
        } else {
            const bool any_from = l.from == earliest;
            const bool any_until = l.until == latest;
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(fits[i] & ((begin[i] < l.until) | any_until) &
                                                    ((end[i] > l.from) | any_from) &
                                                    ((begin[i] != earliest) | (end[i] != latest)));
        }
    }

    void test_place(std::size_t first, std::size_t count, std::uint8_t* fits) const {
        const Limits& l = *m_limits;
        const std::int32_t* const lon = m_lon.data() + first;
        const std::int32_t* const lat = m_lat.data() + first;
        if (!l.placed) { // unlocated ones are unwanted
            for (std::size_t i = 0; i < count; ++i)
                fits[i] =
                    static_cast<std::uint8_t>(fits[i] & static_cast<std::uint8_t>(lon[i] != ColumnRow::unlocated));
            return;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const bool across =
                ((lon[i] >= l.west) & (lon[i] <= l.east)) | ((lon[i] >= l.second_west) & (lon[i] <= l.second_east));
            fits[i] = static_cast<std::uint8_t>(fits[i] & across & (lat[i] >= l.south) & (lat[i] <= l.north));
        }
    }

    std::span<const std::int64_t> m_begin, m_end;
    std::span<const std::int32_t> m_lon, m_lat;
    std::span<const std::uint16_t> m_category, m_workflow;
    std::span<const Columns::Zone> m_zone;
    const Limits* m_limits;
};

std::vector<std::uint32_t> Columns::find(const ColumnQuery& query) const {
    const Limits limits(query, m_categories.size());
    const ColumnSearch search(m_begin, m_end, m_lon, m_lat, m_category, m_workflow, m_zone, limits);
    const auto find_in = [&search](std::size_t first, std::size_t last, std::vector<std::uint32_t>& out) {
        search.each(
            first, last,
            [&out](std::size_t from, std::size_t until) {
                const std::size_t before = out.size();
                out.resize(before + until - from);
                std::iota(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                          static_cast<std::uint32_t>(from));
            },
            [&out](std::span<const std::uint32_t> rows) { out.insert(out.end(), rows.begin(), rows.end()); });
    };
    std::vector<std::uint32_t> found;
    constexpr std::size_t worth_a_thread = 1024; // zones
    // Only the zones that may overlap in time count as work: with a short window that is a few.
    const auto busy = static_cast<std::size_t>(std::count_if(
        m_zone.begin(), m_zone.end(), [&](const Zone& zone) { return fit_time(zone, limits) != Fit::none; }));
    if (busy < worth_a_thread) {
        find_in(0, m_zone.size(), found);
        return found;
    }
    std::size_t middle = 0;
    for (std::size_t seen = 0; middle < m_zone.size() && seen < busy / 2; ++middle)
        if (fit_time(m_zone[middle], limits) != Fit::none) ++seen;
    std::vector<std::uint32_t> second;
    {
        std::jthread other(find_in, middle, m_zone.size(), std::ref(second));
        find_in(0, middle, found);
    }
    found.insert(found.end(), second.begin(), second.end());
    return found;
}

std::size_t Columns::count(const ColumnQuery& query) const {
    const Limits limits(query, m_categories.size());
    const ColumnSearch search(m_begin, m_end, m_lon, m_lat, m_category, m_workflow, m_zone, limits);
    std::size_t sum = 0;
    search.each(
        0, m_zone.size(), [&sum](std::size_t first, std::size_t last) { sum += last - first; },
        [&sum](std::span<const std::uint32_t> rows) { sum += rows.size(); });
    return sum;
}

} // namespace whenabouts::timeline
