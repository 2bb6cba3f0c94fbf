#include "timeline/kept_rows.hpp"

#include "timeline/threads.hpp"
#include "timeline/window_test.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace whenabouts::timeline {

using core::Membership;

namespace {

constexpr std::size_t zone_rows = Columns::zone_rows;

/// Whether a row may be listed with a box: unlocated ones may, no map shows them anywhere.
class PlaceTest {
  public:
    explicit PlaceTest(const std::optional<core::Box>& box) : m_any(!box.has_value()) {
        if (m_any) return;
        m_west = column_degrees(box->west);
        m_east = column_degrees(box->east);
        m_south = column_degrees(box->south);
        m_north = column_degrees(box->north);
    }
    [[nodiscard]] bool zone(const Columns::Zone& zone) const {
        if (m_any || zone.some_unlocated != 0) return true;
        if (zone.west > zone.east || zone.south > m_north || zone.north < m_south) return false;
        return m_west <= m_east ? zone.west <= m_east && zone.east >= m_west
                                : zone.west <= m_east || zone.east >= m_west;
    }
    [[nodiscard]] bool row(std::int32_t lon, std::int32_t lat) const {
        if (m_any || lon == ColumnRow::unlocated) return true;
        if (lat < m_south || lat > m_north) return false;
        return m_west <= m_east ? lon >= m_west && lon <= m_east : lon >= m_west || lon <= m_east;
    }
    [[nodiscard]] bool any() const { return m_any; }

  private:
    bool m_any;
    std::int32_t m_west = 0, m_east = 0, m_south = 0, m_north = 0;
};

} // namespace

KeptRows::KeptRows(std::shared_ptr<const Columns> columns, std::vector<std::uint8_t> flags)
    : m_columns(std::move(columns)), m_flags(std::move(flags)), m_tally(m_columns->zones().size()) {
    const Columns& c = *m_columns;
    in_parts(parts_for(m_tally.size()), m_tally.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t z = first; z < last; ++z) {
            const Columns::Zone& zone = c.zones()[z];
            const auto [first_row, last_row] = c.rows_of(z);
            Tally& tally = m_tally[z];
            if (m_flags.empty() && zone.some_undated == 0 && zone.some_unlocated == 0) {
                tally.dated = static_cast<std::uint16_t>(last_row - first_row);
                continue;
            }
            for (std::size_t row = first_row; row < last_row; ++row) {
                if (!kept(row)) continue;
                const bool undated = WindowTest::undated(c.begins()[row], c.ends()[row]);
                ++(undated ? tally.undated : tally.dated);
                if (!undated && c.lons()[row] == ColumnRow::unlocated) ++tally.unlocated;
            }
        }
    });
    for (const Tally& tally : m_tally) {
        m_dated_sum += tally.dated;
        m_undated_sum += tally.undated;
    }
}

Counts KeptRows::count(const core::TimeWindow& window) const {
    const Columns& c = *m_columns;
    const WindowTest test(window);
    Counts counts;
    for (std::size_t z = 0; z < m_tally.size(); ++z) {
        switch (test.zone(c.zones()[z])) {
        case WindowTest::Zone::out:
            break;
        case WindowTest::Zone::certain:
            counts.certain += m_tally[z].dated;
            break;
        case WindowTest::Zone::possible:
            counts.possible += m_tally[z].dated;
            break;
        case WindowTest::Zone::mixed: {
            const auto [first, last] = c.rows_of(z);
            std::uint32_t certain = 0, possible = 0;
            for (std::size_t row = first; row < last; ++row) {
                const std::uint8_t m = kept(row) ? test.row(c.begins()[row], c.ends()[row]) : WindowTest::out;
                certain += m == WindowTest::certain;
                possible += m == WindowTest::possible;
            }
            counts.certain += certain;
            counts.possible += possible;
        }
        }
    }
    counts.undated = m_undated_sum;
    counts.out = m_dated_sum - counts.certain - counts.possible;
    return counts;
}

std::vector<std::size_t> KeptRows::by_category(const core::TimeWindow& window, bool with_possible) const {
    const Columns& c = *m_columns;
    const WindowTest test(window, true);
    std::vector<std::vector<std::size_t>> sums(parts_for(m_tally.size()),
                                               std::vector<std::size_t>(c.categories().size()));
    in_parts(sums.size(), m_tally.size(), [&](std::size_t part, std::size_t from, std::size_t until) {
        for (std::size_t z = from; z < until; ++z) {
            const auto fit = test.zone(c.zones()[z]);
            if (fit == WindowTest::Zone::out || (fit == WindowTest::Zone::possible && !with_possible)) continue;
            const auto [first, last] = c.rows_of(z);
            for (std::size_t row = first; row < last; ++row) {
                const std::uint8_t m = test.row(c.begins()[row], c.ends()[row]);
                if (m == WindowTest::certain || (with_possible && m == WindowTest::possible))
                    sums[part][c.category_numbers()[row]] += kept(row);
            }
        }
    });
    for (std::size_t part = 1; part < sums.size(); ++part)
        std::transform(sums[0].begin(), sums[0].end(), sums[part].begin(), sums[0].begin(), std::plus<>());
    return sums[0];
}

std::size_t KeptRows::unlocated(const core::TimeWindow& window, bool with_possible,
                                std::span<const std::uint8_t> areas) const {
    const Columns& c = *m_columns;
    const WindowTest test(window);
    std::size_t sum = 0;
    for (std::size_t z = 0; z < m_tally.size(); ++z) {
        if (m_tally[z].unlocated == 0) continue;
        const auto fit = test.zone(c.zones()[z]);
        if (fit == WindowTest::Zone::out || (fit == WindowTest::Zone::possible && !with_possible)) continue;
        if (fit != WindowTest::Zone::mixed && areas.empty()) {
            sum += m_tally[z].unlocated;
            continue;
        }
        const auto [first, last] = c.rows_of(z);
        for (std::size_t row = first; row < last; ++row) {
            if (c.lons()[row] != ColumnRow::unlocated || !kept(row)) continue;
            if (!areas.empty() && areas[c.area_numbers()[row]] != 0) continue;
            const std::uint8_t m = test.row(c.begins()[row], c.ends()[row]);
            sum += m == WindowTest::certain || (with_possible && m == WindowTest::possible);
        }
    }
    return sum;
}

std::vector<Member> KeptRows::first(const Listing& listing, std::size_t most) const {
    const Columns& c = *m_columns;
    const WindowTest test(listing.window);
    const PlaceTest place(listing.within);
    constexpr std::size_t chunk_zones = Columns::chunk_rows / zone_rows;
    const auto earlier = [&](const Member& a, const Member& b) {
        const auto left = c.begins()[a.row], right = c.begins()[b.row];
        return left != right ? left < right : c.ids()[a.row] < c.ids()[b.row];
    };
    std::vector<Member> found;
    for (std::size_t chunk = 0; chunk * chunk_zones < m_tally.size() && most > 0; ++chunk) {
        const std::size_t end = std::min(m_tally.size(), (chunk + 1) * chunk_zones);
        const auto zones = c.zones().subspan(chunk * chunk_zones, end - chunk * chunk_zones);
        // Chunks are in the order of hours: neighbours may share one.
        if (found.size() == most && std::all_of(zones.begin(), zones.end(), [&](const Columns::Zone& zone) {
                return zone.first_begin > c.begins()[found.back().row];
            }))
            break;
        for (std::size_t z = chunk * chunk_zones; z < end; ++z) {
            if (test.zone(c.zones()[z]) == WindowTest::Zone::out || !place.zone(c.zones()[z])) continue;
            const auto [first, last] = c.rows_of(z);
            for (std::size_t row = first; row < last; ++row) {
                const std::uint8_t m = test.row(c.begins()[row], c.ends()[row]);
                if (m == WindowTest::out || (m == WindowTest::possible && !listing.possible)) continue;
                if (!kept(row) || !place.row(c.lons()[row], c.lats()[row])) continue;
                found.push_back({static_cast<std::uint32_t>(row),
                                 m == WindowTest::certain ? Membership::certain : Membership::possible});
            }
        }
        const auto until = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most));
        if (until != found.end()) std::nth_element(found.begin(), until, found.end(), earlier);
        std::sort(found.begin(), until, earlier);
        found.erase(until, found.end());
    }
    return found;
}

std::size_t KeptRows::count(const Listing& listing) const {
    if (!listing.within) {
        const Counts counts = count(listing.window);
        return counts.certain + (listing.possible ? counts.possible : 0);
    }
    const Columns& c = *m_columns;
    const WindowTest test(listing.window);
    const PlaceTest place(listing.within);
    std::vector<std::size_t> sums(parts_for(m_tally.size()));
    in_parts(sums.size(), m_tally.size(), [&](std::size_t part, std::size_t from, std::size_t until) {
        std::size_t sum = 0;
        for (std::size_t z = from; z < until; ++z) {
            if (test.zone(c.zones()[z]) == WindowTest::Zone::out || !place.zone(c.zones()[z])) continue;
            const auto [first, last] = c.rows_of(z);
            for (std::size_t row = first; row < last; ++row) {
                const std::uint8_t m = test.row(c.begins()[row], c.ends()[row]);
                sum += (m == WindowTest::certain || (listing.possible && m == WindowTest::possible)) && kept(row) &&
                       place.row(c.lons()[row], c.lats()[row]);
            }
        }
        sums[part] = sum;
    });
    return std::accumulate(sums.begin(), sums.end(), std::size_t{0});
}

std::vector<std::uint32_t> KeptRows::undated(std::size_t most, const std::optional<core::Box>& within) const {
    const Columns& c = *m_columns;
    const PlaceTest place(within);
    std::vector<std::uint32_t> found;
    for (std::size_t z = 0; z < m_tally.size(); ++z) {
        if (m_tally[z].undated == 0) continue;
        const auto [first, last] = c.rows_of(z);
        for (std::size_t row = first; row < last; ++row)
            if (WindowTest::undated(c.begins()[row], c.ends()[row]) && kept(row) &&
                place.row(c.lons()[row], c.lats()[row]))
                found.push_back(static_cast<std::uint32_t>(row));
    }
    const auto until = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most));
    std::partial_sort(found.begin(), until, found.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return c.ids()[a] < c.ids()[b]; });
    found.erase(until, found.end());
    return found;
}

} // namespace whenabouts::timeline
