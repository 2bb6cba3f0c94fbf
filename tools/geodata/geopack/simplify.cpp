#include "simplify.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace geopack {
namespace {

constexpr std::array<double, 4> radius_km{0, 1, 4, 16};
constexpr double share_of_square = 0.5; ///< a triangle of this share of radius² goes
constexpr double km_per_step = 111.195 / whenabouts::geodata::format::grid;

double triangle_km2(GridPoint a, GridPoint b, GridPoint c) {
    const double squeeze = std::cos(b.y / double{whenabouts::geodata::format::grid} * std::numbers::pi / 180.0);
    const double cross = static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(c.x - a.x) * (b.y - a.y);
    return std::abs(cross) / 2 * km_per_step * km_per_step * squeeze;
}

/// For each point the area at which it disappears, never less than that of points gone before; ends never do.
std::vector<double> effective_areas(const std::vector<GridPoint>& line) {
    const std::size_t n = line.size();
    std::vector<double> area(n, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> before(n);
    std::vector<std::size_t> after(n);
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap;
    for (std::size_t i = 1; i + 1 < n; ++i) {
        before[i] = i - 1;
        after[i] = i + 1;
        area[i] = triangle_km2(line[i - 1], line[i], line[i + 1]);
        heap.emplace(area[i], i);
    }
    std::vector<bool> gone(n, false);
    double reached = 0;
    while (!heap.empty()) {
        const auto [value, i] = heap.top();
        heap.pop();
        if (gone[i] || value != area[i]) {
            continue;
        }
        gone[i] = true;
        reached = std::max(reached, value);
        area[i] = reached;
        for (const std::size_t next : {before[i], after[i]}) {
            if (next == 0 || next == n - 1) {
                continue;
            }
            (next == before[i] ? after[next] : before[next]) = next == before[i] ? after[i] : before[i];
            area[next] = triangle_km2(line[before[next]], line[next], line[after[next]]);
            heap.emplace(area[next], next);
        }
    }
    return area;
}

/// Ground area of a loop, positive when anticlockwise.
double loop_km2(const std::vector<GridPoint>& loop) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < loop.size(); ++i) {
        sum += static_cast<double>(loop[i].x - loop[0].x) * (loop[i + 1].y - loop[0].y) -
               static_cast<double>(loop[i + 1].x - loop[0].x) * (loop[i].y - loop[0].y);
    }
    const double squeeze = std::cos(loop[0].y / double{whenabouts::geodata::format::grid} * std::numbers::pi / 180.0);
    return sum / 2 * km_per_step * km_per_step * squeeze;
}

/// The loop as it is at a level.
std::vector<GridPoint> at_level(const std::vector<GridPoint>& line, const std::vector<std::uint8_t>& levels,
                                std::uint8_t level) {
    std::vector<GridPoint> kept;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (levels[i] >= level) {
            kept.push_back(line[i]);
        }
    }
    return kept;
}

/// Narrow loops (atolls) can turn inside out when few points are left: from such a level on they are left out, and at
/// 1 km they keep all their points.
void mend_turned_loop(const std::vector<GridPoint>& line, std::vector<std::uint8_t>& levels) {
    const double whole = loop_km2(line);
    for (std::uint8_t level = 1; level < radius_km.size(); ++level) {
        const auto kept = at_level(line, levels, level);
        if (kept.empty() || loop_km2(kept) * whole > 0) {
            continue;
        }
        for (auto& coarsest : levels) {
            if (level == 1) {
                coarsest = std::max<std::uint8_t>(coarsest, 1);
            } else {
                coarsest = std::min<std::uint8_t>(coarsest, level - 1);
            }
        }
    }
}

/// The two points of a loop, besides its ends, that matter most: with them it stays a triangle.
std::array<std::size_t, 2> most_important(const std::vector<double>& area) {
    std::array<std::size_t, 2> best{1, 2};
    if (area[2] > area[1]) {
        best = {2, 1};
    }
    for (std::size_t i = 3; i + 1 < area.size(); ++i) {
        if (area[i] > area[best[0]]) {
            best = {i, best[0]};
        } else if (area[i] > area[best[1]]) {
            best[1] = i;
        }
    }
    return best;
}

} // namespace

std::vector<std::uint8_t> coarsest_levels(const std::vector<GridPoint>& line, bool is_loop) {
    constexpr std::uint8_t last = radius_km.size() - 1;
    std::vector<std::uint8_t> levels(line.size(), last);
    if (line.size() <= 2) {
        return levels;
    }
    const auto area = effective_areas(line);
    const double enclosed = is_loop ? std::abs(loop_km2(line)) : 0;
    const auto keep = is_loop && line.size() > 3 ? most_important(area) : std::array<std::size_t, 2>{0, 0};
    for (std::size_t i = 0; i < line.size(); ++i) {
        levels[i] = 0;
        for (std::uint8_t level = 1; level <= last; ++level) {
            const double smallest = radius_km[level] * radius_km[level] * share_of_square;
            if (is_loop && level > 1 && enclosed < smallest / 4) {
                break;
            }
            if (area[i] >= smallest || i == keep[0] || i == keep[1]) {
                levels[i] = level;
            }
        }
    }
    if (is_loop) {
        mend_turned_loop(line, levels);
    }
    return levels;
}

} // namespace geopack
