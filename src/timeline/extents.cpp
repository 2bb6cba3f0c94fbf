#include "timeline/kept_rows.hpp"
#include "timeline/window_test.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace whenabouts::timeline {

std::optional<core::TimeWindow> time_extent(const Columns& columns) {
    std::int64_t first = WindowTest::latest, last = WindowTest::earliest;
    const auto known = [&](std::int64_t bound) {
        if (bound == WindowTest::earliest || bound == WindowTest::latest) return;
        first = std::min(first, bound);
        last = std::max(last, bound);
    };
    for (const std::int64_t begin : columns.begins()) known(begin);
    for (const std::int64_t end : columns.ends()) known(end);
    if (first > last) return std::nullopt;
    const auto point = [](std::int64_t ms) { return core::TimePoint(std::chrono::milliseconds(ms)); };
    return core::TimeWindow{point(first), point(last)};
}

namespace {

/// Which longitudes are occupied, in tenths of a degree, with the exact bounds inside each tenth.
class Longitudes {
  public:
    Longitudes() {
        m_west.fill(1e9);
        m_east.fill(-1e9);
    }
    void add(double west, double east) {
        if (east - west >= 360) m_all = true;
        for (double at = west; at < east; at = (std::floor(at * 10) + 1) / 10) touch(at);
        touch(east);
    }
    /// West and east of the shortest stretch around all; west > east through the antimeridian.
    [[nodiscard]] std::pair<double, double> shortest() const {
        if (m_all) return {-180, 180};
        std::size_t first = 0;
        while (m_west[first] > 1e8) ++first;
        std::size_t longest = 0, after = first; ///< the gap before `after`
        for (std::size_t i = first, previous = first, step = 1; step <= tenths; ++step) {
            i = (first + step) % tenths;
            if (m_west[i] > 1e8) continue;
            const std::size_t gap = (i + tenths - previous - 1) % tenths + (i == previous ? tenths : 0);
            if (gap > longest) {
                longest = gap;
                after = i;
            }
            previous = i;
        }
        if (longest == 0) return {-180, 180};
        std::size_t before = after;
        do before = (before + tenths - 1) % tenths;
        while (m_west[before] > 1e8);
        return {m_west[after], m_east[before]};
    }

  private:
    static constexpr std::size_t tenths = 3600;
    void touch(double lon) {
        lon = lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon;
        const auto at = static_cast<std::size_t>(std::clamp((lon + 180) * 10, 0.0, tenths - 1.0));
        m_west[at] = std::min(m_west[at], lon);
        m_east[at] = std::max(m_east[at], lon);
    }
    std::array<double, tenths> m_west, m_east;
    bool m_all = false;
};

} // namespace

std::optional<core::Box> place_extent(const KeptRows& rows, const core::TimeWindow& window) {
    // A country's radius says nothing about what to look at: its middle is enough.
    constexpr double most_m = 400'000, metres_per_degree = 111'195;
    const Columns& columns = rows.columns();
    const WindowTest test(window, true);
    Longitudes longitudes;
    double south = 91, north = -91;
    const auto add = [&](double west, double east, double low, double high, double radius_m) {
        const double radius = std::clamp(radius_m, 0.0, most_m) / metres_per_degree;
        south = std::min(south, low - radius);
        north = std::max(north, high + radius);
        const double farthest = std::max(std::abs(low), std::abs(high));
        const double across = radius > 0 ? radius / std::max(0.02, std::cos(farthest * std::numbers::pi / 180)) : 0.0;
        longitudes.add(west - across, east + across);
    };
    for (std::size_t z = 0; z < columns.zones().size(); ++z) {
        const Columns::Zone& zone = columns.zones()[z];
        const auto fit = test.zone(zone);
        if (fit == WindowTest::Zone::out || zone.west > zone.east) continue;
        const auto [first, last] = columns.rows_of(z);
        // A narrow zone of which every row counts is as good as its box, widened by its largest circle.
        constexpr std::int32_t narrow = 50'000'000, few_metres = 30'000;
        if (fit != WindowTest::Zone::mixed && rows.all_kept() && std::int64_t{zone.east} - zone.west < narrow) {
            const auto radii = columns.radii_m().subspan(first, last - first);
            const float widest = *std::max_element(radii.begin(), radii.end());
            if (widest < few_metres) {
                add(zone.west / 1e7, zone.east / 1e7, zone.south / 1e7, zone.north / 1e7, static_cast<double>(widest));
                continue;
            }
        }
        for (std::size_t row = first; row < last; ++row) {
            if (columns.lons()[row] == ColumnRow::unlocated || !rows.kept(row)) continue;
            if (test.row(columns.begins()[row], columns.ends()[row]) == WindowTest::out) continue;
            const double lon = columns.lons()[row] / 1e7, lat = columns.lats()[row] / 1e7;
            add(lon, lon, lat, lat, static_cast<double>(columns.radii_m()[row]));
        }
    }
    if (south > north) return std::nullopt;
    const auto [west, east] = longitudes.shortest();
    return core::Box{west, std::max(south, -90.0), east, std::min(north, 90.0)};
}

} // namespace whenabouts::timeline
