#include "timeline/columns.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <thread>

namespace whenabouts::timeline {

namespace {

constexpr std::size_t zone_rows = Columns::zone_rows;
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

    [[nodiscard]] bool may_fit(std::uint32_t z) const {
        return fit_time(m_zone[z], *m_limits) != Fit::none && fit_place(m_zone[z], *m_limits) != Fit::none &&
               fit_kind(m_zone[z], *m_limits) != Fit::none;
    }

    /// Writes the positions of the rows that fit to `out` and gives the end; there must be room for all of the zone.
    std::uint32_t* find_in_zone(std::uint32_t z, std::uint32_t* out) const {
        const Fit time = fit_time(m_zone[z], *m_limits);
        const Fit place = fit_place(m_zone[z], *m_limits);
        const Fit kind = fit_kind(m_zone[z], *m_limits);
        const std::size_t first = z * zone_rows;
        const std::size_t count = std::min(zone_rows, m_begin.size() - first);
        if (time == Fit::all && place == Fit::all && kind == Fit::all) {
            std::iota(out, out + count, static_cast<std::uint32_t>(first));
            return out + count;
        }
        // Each test narrows what the one before left; the loops have no branches.
        std::uint8_t fits[zone_rows];
        std::fill_n(fits, count, std::uint8_t{1});
        if (time == Fit::some) test_time(first, count, fits);
        if (place == Fit::some) test_place(first, count, fits);
        if (kind == Fit::some) test_kind(first, count, fits);
        for (std::size_t i = 0; i < count; ++i) {
            *out = static_cast<std::uint32_t>(first + i);
            out += fits[i];
        }
        return out;
    }

  private:
    void test_kind(std::size_t first, std::size_t count, std::uint8_t* fits) const {
        const Limits& l = *m_limits;
        const std::uint16_t* const category = m_category.data() + first;
        const std::uint16_t* const workflow = m_workflow.data() + first;
        if (l.kinds)
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(fits[i] & l.wanted[category[i]]);
        if (l.workflows != 0xFFFF)
            for (std::size_t i = 0; i < count; ++i)
                fits[i] = static_cast<std::uint8_t>(fits[i] & ((l.workflows >> workflow[i]) & 1U));
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
    // Zones that may hold something, so that room is made once and both threads get as much to do.
    std::vector<std::uint32_t> busy;
    for (std::uint32_t z = 0; z < m_zone.size(); ++z)
        if (search.may_fit(z)) busy.push_back(z);
    const std::size_t most = busy.size() * zone_rows;
    const std::unique_ptr<std::uint32_t[]> room(new std::uint32_t[most]); // left as it is: every place is written first
    const auto find_in = [&](std::size_t first, std::size_t last, std::uint32_t* const out) {
        std::uint32_t* end = out;
        for (std::size_t i = first; i < last; ++i) end = search.find_in_zone(busy[i], end);
        return end;
    };
    constexpr std::size_t worth_a_thread = 512;
    if (busy.size() < worth_a_thread) return {room.get(), find_in(0, busy.size(), room.get())};
    const std::size_t middle = busy.size() / 2;
    std::uint32_t* const second = room.get() + middle * zone_rows;
    std::uint32_t* second_end = second;
    std::uint32_t* first_end = nullptr;
    {
        std::jthread other([&] { second_end = find_in(middle, busy.size(), second); });
        first_end = find_in(0, middle, room.get());
    }
    std::vector<std::uint32_t> found;
    found.reserve(static_cast<std::size_t>(first_end - room.get()) + static_cast<std::size_t>(second_end - second));
    found.insert(found.end(), room.get(), first_end);
    found.insert(found.end(), second, second_end);
    return found;
}

std::size_t Columns::count(const ColumnQuery& query) const {
    const Limits limits(query, m_categories.size());
    const ColumnSearch search(m_begin, m_end, m_lon, m_lat, m_category, m_workflow, m_zone, limits);
    std::uint32_t found[zone_rows];
    std::size_t sum = 0;
    for (std::uint32_t z = 0; z < m_zone.size(); ++z)
        if (search.may_fit(z)) sum += static_cast<std::size_t>(search.find_in_zone(z, found) - found);
    return sum;
}

} // namespace whenabouts::timeline
