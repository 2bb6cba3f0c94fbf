#include "exchange/import/shape_point.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace whenabouts::exchange {

namespace {

using core::LonLat;
using json::Value;
using Line = std::vector<LonLat>;
using Polygon = std::vector<Line>;

/// A geometry taken apart into its kinds.
struct Parts {
    Line points;
    std::vector<Line> lines;
    std::vector<Polygon> polygons;
    bool has_more = false;
    int decimals = 0;
};

int decimals_of(double value) {
    const std::string text = fmt::format("{}", value);
    if (text.find('e') != std::string::npos) return 15;
    const std::size_t point = text.find('.');
    if (point == std::string::npos || text.ends_with(".0")) return 0;
    return static_cast<int>(text.size() - point - 1);
}

core::Result<LonLat> read_position(const Value& value, Parts& parts) {
    const auto* const numbers = value.array();
    if (numbers == nullptr || numbers->size() < 2 || !(*numbers)[0].is_number() || !(*numbers)[1].is_number())
        return core::refused({}, "a position of its geometry is no pair of numbers");
    const LonLat position{(*numbers)[0].number(), (*numbers)[1].number()};
    if (!core::is_valid(position)) {
        const bool swapped =
            std::abs(position.lat) > 90 && std::abs(position.lat) <= 180 && std::abs(position.lon) <= 90;
        return core::refused(
            {}, fmt::format("position {},{} of its geometry lies outside the world{}", position.lon, position.lat,
                            swapped ? ": latitude and longitude look swapped" : ": are these degrees of WGS 84?"));
    }
    parts.has_more = parts.has_more || numbers->size() > 2;
    parts.decimals = std::max({parts.decimals, decimals_of(position.lon), decimals_of(position.lat)});
    return position;
}

core::Result<Line> read_line(const Value& value, Parts& parts) {
    const auto* const list = value.array();
    if (list == nullptr || list->empty()) return core::refused({}, "its geometry has a line without positions");
    Line line;
    for (const Value& one : *list) {
        const auto position = read_position(one, parts);
        if (!position) return tl::make_unexpected(position.error());
        line.push_back(*position);
    }
    return line;
}

core::Result<Polygon> read_polygon(const Value& value, Parts& parts) {
    const auto* const rings = value.array();
    if (rings == nullptr || rings->empty()) return core::refused({}, "its geometry has an area without a ring");
    Polygon polygon;
    for (const Value& one : *rings) {
        auto ring = read_line(one, parts);
        if (!ring) return tl::make_unexpected(ring.error());
        polygon.push_back(std::move(*ring));
    }
    return polygon;
}

template <class T, class Read>
core::Result<void> read_each(const Value& list, Parts& parts, std::vector<T>& into, const Read& read) {
    const auto* const values = list.array();
    if (values == nullptr) return core::refused({}, "its geometry has no coordinates");
    for (const Value& value : *values) {
        auto one = read(value, parts);
        if (!one) return tl::make_unexpected(one.error());
        into.push_back(std::move(*one));
    }
    return {};
}

core::Result<void> take_apart(const Value& geometry, Parts& parts) {
    const std::string_view type = geometry["type"].text();
    const Value& coordinates = geometry["coordinates"];
    const Value one = Value::Array{coordinates};
    if (type == "Point") return read_each(one, parts, parts.points, read_position);
    if (type == "MultiPoint") return read_each(coordinates, parts, parts.points, read_position);
    if (type == "LineString") return read_each(one, parts, parts.lines, read_line);
    if (type == "MultiLineString") return read_each(coordinates, parts, parts.lines, read_line);
    if (type == "Polygon") return read_each(one, parts, parts.polygons, read_polygon);
    if (type == "MultiPolygon") return read_each(coordinates, parts, parts.polygons, read_polygon);
    if (type != "GeometryCollection") return core::refused({}, fmt::format("'{}' is no kind of geometry", type));
    const auto* const members = geometry["geometries"].array();
    if (members == nullptr) return core::refused({}, "its geometry has no members");
    for (const Value& member : *members)
        if (auto done = take_apart(member, parts); !done) return done;
    return {};
}

/// Square degrees, shrunk towards the poles; only to compare areas.
double area(const Line& ring) {
    double sum = 0;
    double lat = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat& a = ring[i];
        const LonLat& b = ring[(i + 1) % ring.size()];
        sum += a.lon * b.lat - b.lon * a.lat;
        lat += a.lat / static_cast<double>(ring.size());
    }
    return std::abs(sum) * std::cos(lat * 3.14159265358979 / 180);
}

/// The middle of the widest stretch that a parallel has inside the area (even-odd).
LonLat inside(const Polygon& polygon) {
    const auto [low, high] = std::minmax_element(polygon.front().begin(), polygon.front().end(),
                                                 [](const LonLat& a, const LonLat& b) { return a.lat < b.lat; });
    LonLat best = polygon.front().front();
    double widest = 0;
    // a parallel through a vertex may miss the area: a few are tried, the middle first
    for (const double share : {0.5, 0.47, 0.53, 0.41, 0.59, 0.3, 0.7}) {
        const double lat = low->lat + (high->lat - low->lat) * share;
        std::vector<double> crossings;
        for (const Line& ring : polygon)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const LonLat& a = ring[i];
                const LonLat& b = ring[(i + 1) % ring.size()];
                if ((a.lat > lat) != (b.lat > lat))
                    crossings.push_back(a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            if (crossings[i + 1] - crossings[i] > widest) {
                widest = crossings[i + 1] - crossings[i];
                best = {(crossings[i] + crossings[i + 1]) / 2, lat};
            }
        if (widest > 0) break;
    }
    return best;
}

double length(const Line& line) {
    double metres = 0;
    for (std::size_t i = 1; i < line.size(); ++i) metres += core::distance_m(line[i - 1], line[i]);
    return metres;
}

LonLat middle(const Line& line) {
    double left = length(line) / 2;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = core::distance_m(line[i - 1], line[i]);
        if (step >= left && step > 0) {
            const double share = left / step;
            return {line[i - 1].lon + (line[i].lon - line[i - 1].lon) * share,
                    line[i - 1].lat + (line[i].lat - line[i - 1].lat) * share};
        }
        left -= step;
    }
    return line.front();
}

LonLat in_the_midst(const Line& points) {
    LonLat mean;
    for (const LonLat& point : points) {
        mean.lon += point.lon / static_cast<double>(points.size());
        mean.lat += point.lat / static_cast<double>(points.size());
    }
    return *std::min_element(points.begin(), points.end(), [&mean](const LonLat& a, const LonLat& b) {
        return core::distance_m(mean, a) < core::distance_m(mean, b);
    });
}

double farthest(const Parts& parts, LonLat from) {
    double metres = 0;
    const auto reach = [&](const Line& line) {
        for (const LonLat& point : line) metres = std::max(metres, core::distance_m(from, point));
    };
    reach(parts.points);
    for (const Line& line : parts.lines) reach(line);
    for (const Polygon& polygon : parts.polygons) reach(polygon.front());
    return metres;
}

} // namespace

core::Result<ShapePoint> shape_point(const json::Value& geometry) {
    Parts parts;
    if (auto done = take_apart(geometry, parts); !done) return tl::make_unexpected(done.error());
    ShapePoint out;
    out.has_more = parts.has_more;
    out.decimals = parts.decimals;
    out.is_point = parts.points.size() == 1 && parts.lines.empty() && parts.polygons.empty();
    out.is_area = !parts.polygons.empty();
    if (out.is_area)
        out.position = inside(
            *std::max_element(parts.polygons.begin(), parts.polygons.end(),
                              [](const Polygon& a, const Polygon& b) { return area(a.front()) < area(b.front()); }));
    else if (!parts.lines.empty())
        out.position = middle(*std::max_element(parts.lines.begin(), parts.lines.end(),
                                                [](const Line& a, const Line& b) { return length(a) < length(b); }));
    else if (!parts.points.empty())
        out.position = in_the_midst(parts.points);
    else
        return core::refused({}, "its geometry is empty");
    out.radius_m = farthest(parts, out.position);
    return out;
}

} // namespace whenabouts::exchange
