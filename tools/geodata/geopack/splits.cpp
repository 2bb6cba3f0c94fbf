#include "splits.hpp"

#include "files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace geopack {
namespace {

using whenabouts::geodata::format::grid;
using Points = std::vector<GridPoint>;

double number(std::string_view text) {
    return std::strtod(std::string(text).c_str(), nullptr);
}

GridPoint grid_point(std::string_view lon_lat) {
    const auto f = split(lon_lat, ' ');
    if (f.size() != 2) {
        fail(fmt::format("splits.csv: \"{}\" is no position", lon_lat));
    }
    return {static_cast<std::int32_t>(std::lround(number(f[0]) * grid)),
            static_cast<std::int32_t>(std::lround(number(f[1]) * grid))};
}

whenabouts::geodata::format::GridBox grid_box(std::string_view text) {
    const auto f = split(text, ' ');
    if (f.size() != 4) {
        fail(fmt::format("splits.csv: \"{}\" is no box", text));
    }
    const auto step = [&](std::size_t i) { return static_cast<std::int32_t>(number(f[i]) * grid); };
    return {step(0), step(1), step(2), step(3)};
}

bool contains(const whenabouts::geodata::format::GridBox& box, GridPoint p) {
    return p.x >= box.west && p.x <= box.east && p.y >= box.south && p.y <= box.north;
}

bool holds(const Points& ring, GridPoint p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        if ((a.y > p.y) == (b.y > p.y)) {
            continue;
        }
        inside ^= p.x < a.x + (static_cast<double>(p.y) - a.y) * (b.x - a.x) / (static_cast<double>(b.y) - a.y);
    }
    return inside;
}

double distance2(GridPoint a, GridPoint b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

std::size_t nearest_corner(const Points& ring, GridPoint p) {
    const auto best = std::min_element(ring.begin(), ring.end(),
                                       [&](GridPoint a, GridPoint b) { return distance2(a, p) < distance2(b, p); });
    return static_cast<std::size_t>(best - ring.begin());
}

/// Points every 0.02° at most, so that the part of a long straight line inside a unit is found.
Points densified(const Points& line) {
    Points dense{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const GridPoint a = line[i - 1];
        const GridPoint b = line[i];
        const int steps = 1 + std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / 200;
        for (int s = 1; s <= steps; ++s) {
            dense.push_back({a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps});
        }
    }
    return dense;
}

/// The longest run of the line's points inside the ring.
Points part_inside(const Points& ring, const Points& line) {
    Points best;
    Points run;
    for (const auto& p : densified(line)) {
        if (holds(ring, p)) {
            run.push_back(p);
            continue;
        }
        if (run.size() > best.size()) {
            best = run;
        }
        run.clear();
    }
    return run.size() > best.size() ? run : best;
}

/// Ends that run along the outline within 0.03° are left to the outline.
void trim(const Points& ring, Points& line) {
    const auto is_close = [&](GridPoint p) { return distance2(ring[nearest_corner(ring, p)], p) < 300.0 * 300.0; };
    while (line.size() > 2 && is_close(line[1])) {
        line.erase(line.begin());
    }
    while (line.size() > 2 && is_close(line[line.size() - 2])) {
        line.pop_back();
    }
}

struct Halves {
    Points left, right;
};

/// Cuts an anticlockwise ring along a line inside it.
Halves cut(const Points& ring, Points line) {
    trim(ring, line);
    const auto from = nearest_corner(ring, line.front());
    const auto to = nearest_corner(ring, line.back());
    Halves halves;
    halves.left = line;
    for (std::size_t i = to;; i = (i + 1) % ring.size()) {
        halves.left.push_back(ring[i]);
        if (i == from) {
            break;
        }
    }
    halves.right.assign(line.rbegin(), line.rend());
    for (std::size_t i = from;; i = (i + 1) % ring.size()) {
        halves.right.push_back(ring[i]);
        if (i == to) {
            break;
        }
    }
    return halves;
}

double area_km2(const std::vector<UnitRing>& rings, std::int32_t unit) {
    double sum = 0;
    for (const auto& ring : rings) {
        if (ring.unit != unit) {
            continue;
        }
        std::vector<std::pair<double, double>> degrees;
        for (const auto& p : ring.points) {
            degrees.emplace_back(p.x / double{grid}, p.y / double{grid});
        }
        sum += ring_km2(degrees);
    }
    return sum;
}

struct Row {
    std::string unit, code, name, country, side, kind, rest;
};

std::vector<Points> lines_of(const Row& row, const std::vector<Path>& claims) {
    std::vector<Points> found;
    if (row.kind == "points") {
        Points line;
        for (const auto position : split(row.rest, ',')) {
            line.push_back(grid_point(position));
        }
        found.push_back(line);
        return found;
    }
    const auto colon = row.rest.find(':');
    const auto box = grid_box(std::string_view(row.rest).substr(colon + 1));
    for (const auto& claim : claims) {
        const bool inside =
            std::all_of(claim.points.begin(), claim.points.end(), [&](GridPoint p) { return contains(box, p); });
        if (claim.name == row.rest.substr(0, colon) && inside) {
            found.push_back(claim.points);
        }
    }
    if (found.empty()) {
        fail(fmt::format("splits.csv: no claim line for {}", row.code));
    }
    return found;
}

/// Gives the part of `ring` on the wanted side to the new unit; false if no line crosses the ring.
bool split_ring(std::vector<UnitRing>& rings, std::size_t index, std::int32_t fresh, const Row& row,
                const std::vector<Points>& lines) {
    for (const auto& line : lines) {
        const Points inside = part_inside(rings[index].points, line);
        if (inside.size() < 2) {
            continue;
        }
        auto halves = cut(rings[index].points, inside);
        if (row.side == "right") {
            std::swap(halves.left, halves.right);
        }
        halves.left = cleaned(halves.left);
        halves.right = cleaned(halves.right);
        if (halves.left.empty() || halves.right.empty()) {
            continue;
        }
        const std::int32_t old = rings[index].unit;
        for (auto& ring : rings) {
            if (ring.unit == old && doubled_area(ring.points) < 0 && holds(halves.left, ring.points.front())) {
                ring.unit = fresh;
            }
        }
        rings[index].points = std::move(halves.right);
        rings.push_back({fresh, std::move(halves.left)});
        return true;
    }
    return false;
}

/// Puts the label of a new unit in the middle of its largest ring.
void set_label(UnitSource& unit, const std::vector<UnitRing>& rings, std::int32_t index) {
    double largest = 0;
    for (const auto& ring : rings) {
        if (ring.unit != index || doubled_area(ring.points) < largest) {
            continue;
        }
        largest = doubled_area(ring.points);
        double x = 0;
        double y = 0;
        for (const auto& p : ring.points) {
            x += p.x / static_cast<double>(ring.points.size());
            y += p.y / static_cast<double>(ring.points.size());
        }
        unit.label_lon = x / grid;
        unit.label_lat = y / grid;
    }
}

void split_unit(Units& units, const Row& row, const std::vector<Path>& claims) {
    const auto found =
        std::find_if(units.list.begin(), units.list.end(), [&](const auto& u) { return u.adm1_code == row.unit; });
    if (found == units.list.end()) {
        fail("splits.csv: no unit " + row.unit);
    }
    const auto old = static_cast<std::int32_t>(found - units.list.begin());
    const auto fresh = static_cast<std::int32_t>(units.list.size());
    UnitSource unit;
    unit.adm1_code = row.code;
    unit.adm0_a3 = found->adm0_a3;
    unit.iso_a2 = row.country;
    unit.name = row.name;
    unit.names = {{"en", row.name}};
    bool done = false;
    const std::size_t count = units.rings.size();
    if (row.kind == "box") {
        const auto box = grid_box(row.rest);
        for (auto& ring : units.rings) {
            if (ring.unit == old && contains(box, ring.points.front())) {
                ring.unit = fresh;
                done = true;
            }
        }
    } else {
        const auto lines = lines_of(row, claims);
        for (std::size_t r = 0; r < count; ++r) {
            if (units.rings[r].unit == old && doubled_area(units.rings[r].points) > 0) {
                done = split_ring(units.rings, r, fresh, row, lines) || done;
            }
        }
    }
    if (!done) {
        fail(fmt::format("splits.csv: {} does not cross {}", row.rest, row.unit));
    }
    set_label(unit, units.rings, fresh);
    unit.area_km2 = area_km2(units.rings, fresh);
    found->area_km2 -= unit.area_km2;
    fmt::print("split {} ({:.0f} km2) from {}\n", row.code, unit.area_km2, row.unit);
    units.list.push_back(std::move(unit));
}

} // namespace

void split_units(Units& units, const std::vector<Path>& claims, const std::filesystem::path& splits_csv) {
    const std::string text = read_file(splits_csv);
    for (const auto line : lines(text)) {
        const auto f = split(line, ';');
        if (f.size() != 6) {
            fail(fmt::format("splits.csv: a row has {} fields", f.size()));
        }
        if (f[0] == "unit") {
            continue;
        }
        const auto colon = f[5].find(':');
        split_unit(units,
                   {std::string(f[0]), std::string(f[1]), std::string(f[2]), std::string(f[3]), std::string(f[4]),
                    std::string(f[5].substr(0, colon)), std::string(f[5].substr(colon + 1))},
                   claims);
    }
}

} // namespace geopack
