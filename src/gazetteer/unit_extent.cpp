#include "gazetteer/unit_extent.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace whenabouts::gazetteer {
namespace {

/// Units close to each other, as indices into the list of units.
std::vector<std::vector<std::size_t>> clusters(const std::vector<core::Box>& boxes) {
    constexpr double gap_degrees = 2.5; // half of the widest gap that still belongs together: Alaska is 5° off
    std::vector<std::size_t> cluster(boxes.size());
    std::iota(cluster.begin(), cluster.end(), std::size_t{0});
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (cluster[i] == cluster[j] || !boxes[i].padded(gap_degrees).intersects(boxes[j].padded(gap_degrees)))
                    continue;
                const std::size_t joined = std::min(cluster[i], cluster[j]);
                cluster[i] = joined;
                cluster[j] = joined;
                changed = true;
            }
    }
    std::vector<std::vector<std::size_t>> out(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) out[cluster[i]].push_back(i);
    std::erase_if(out, [](const auto& c) { return c.empty(); });
    return out;
}

/// The true box of a unit that the antimeridian cuts: its widest empty stretch of longitudes is left out.
core::Box uncut_box(const geodata::Pack& pack, geodata::UnitIndex unit) {
    const geodata::Unit u = pack.unit(unit);
    constexpr double suspicious_width = 300;
    if (u.box.width() < suspicious_width) return u.box;
    std::vector<double> longitudes;
    for (const geodata::Ring& ring : pack.outline(std::span(&unit, 1), geodata::Detail::km4))
        for (const core::LonLat p : ring) longitudes.push_back(p.lon);
    std::sort(longitudes.begin(), longitudes.end());
    core::Box box = u.box;
    double widest = 0;
    for (std::size_t i = 1; i < longitudes.size(); ++i)
        if (const double gap = longitudes[i] - longitudes[i - 1]; gap > widest) {
            widest = gap;
            box.east = longitudes[i - 1];
            box.west = longitudes[i];
        }
    constexpr double least_gap = 60; // Antarctica has none
    return widest > least_gap ? box : u.box;
}

} // namespace

core::Box extent_of(const geodata::Pack& pack, std::span<const geodata::UnitIndex> units) {
    std::vector<core::Box> boxes;
    for (const geodata::UnitIndex unit : units) boxes.push_back(uncut_box(pack, unit));
    const auto parts = clusters(boxes);
    double total = 0;
    std::vector<double> areas;
    for (const auto& part : parts) {
        double area = 0;
        for (const std::size_t i : part) area += pack.unit(units[i]).area_km2;
        areas.push_back(area);
        total += area;
    }
    constexpr double counted_share = 0.15;
    core::Box box;
    bool first = true;
    const double largest = areas.empty() ? 0 : *std::max_element(areas.begin(), areas.end());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (areas[p] < counted_share * total && areas[p] < largest) continue;
        for (const std::size_t i : parts[p]) {
            box = first ? boxes[i] : core::unite(box, boxes[i]);
            first = false;
        }
    }
    return box;
}

double radius_of_area_m(double area_km2) {
    return std::sqrt(std::max(0.0, area_km2) / 3.14159265358979323846) * 1000;
}

} // namespace whenabouts::gazetteer
