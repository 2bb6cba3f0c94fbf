#include "claims.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <unordered_set>

namespace geopack {
namespace {

constexpr std::array<std::string_view, 3> outdated{"Ukrainian claim", "Former USSR oblast in 1991",
                                                   "Ceasefire Line 1994"};
constexpr std::int32_t cell = 200; ///< grid steps: 0.02°, about 2 km
constexpr double mostly = 0.7;

/// Arunachal Pradesh is a unit of its own; the source's older line strays too far from its border to be recognised.
bool is_arunachal(const Path& claim) {
    return claim.name == "Chinese claim" && std::all_of(claim.points.begin(), claim.points.end(), [](GridPoint p) {
               return p.x > 92 * whenabouts::geodata::format::grid;
           });
}

std::int64_t key(std::int32_t column, std::int32_t row) {
    return std::int64_t{column} * 100'000 + row;
}

/// Calls `visit` for points along the line at most a cell apart.
template <class Visit>
void along(const std::vector<GridPoint>& line, const Visit& visit) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const GridPoint a = line[i - 1];
        const GridPoint b = line[i];
        const int steps = 1 + std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / cell;
        for (int s = 0; s <= steps; ++s) {
            visit(GridPoint{a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps});
        }
    }
}

} // namespace

std::vector<Path> claims_to_draw(const std::vector<Path>& claims, const std::vector<Arc>& arcs) {
    std::unordered_set<std::int64_t> border;
    for (const auto& arc : arcs) {
        if (arc.left < 0 || arc.right < 0) {
            continue;
        }
        along(arc.points, [&](GridPoint p) {
            for (int dx = -1; dx <= 1; ++dx) {
                for (int dy = -1; dy <= 1; ++dy) {
                    border.insert(key(p.x / cell + dx, p.y / cell + dy));
                }
            }
        });
    }
    std::vector<Path> kept;
    for (const auto& claim : claims) {
        if (std::find(outdated.begin(), outdated.end(), claim.name) != outdated.end() || is_arunachal(claim)) {
            continue;
        }
        std::size_t covered = 0;
        std::size_t all = 0;
        along(claim.points, [&](GridPoint p) {
            ++all;
            covered += border.contains(key(p.x / cell, p.y / cell)) ? 1U : 0U;
        });
        if (static_cast<double>(covered) < mostly * static_cast<double>(all)) {
            kept.push_back(claim);
        }
    }
    return kept;
}

} // namespace geopack
