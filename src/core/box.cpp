#include "core/box.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numbers>
#include <string>

namespace whenabouts::core {

namespace {

double east_of(double from, double to) {
    const double d = std::fmod(to - from, 360.0);
    return d < 0 ? d + 360.0 : d;
}

bool holds_longitude(const Box& box, double lon) {
    if (box.width() >= 360.0) return true;
    return east_of(box.west, lon) <= box.width();
}

} // namespace

LonLat Box::centre() const {
    return {wrap_longitude(west + width() / 2), (south + north) / 2};
}

bool Box::contains(LonLat p) const {
    return p.lat >= south && p.lat <= north && holds_longitude(*this, p.lon);
}

bool Box::contains(const Box& other) const {
    if (other.south < south || other.north > north) return false;
    if (width() >= 360.0) return true;
    return east_of(west, other.west) + other.width() <= width();
}

bool Box::intersects(const Box& other) const {
    if (other.south > north || other.north < south) return false;
    return holds_longitude(*this, other.west) || holds_longitude(other, west);
}

Box Box::padded(double degrees) const {
    Box out{west, std::max(-90.0, south - degrees), east, std::min(90.0, north + degrees)};
    if (width() + 2 * degrees >= 360.0) {
        out.west = -180;
        out.east = 180;
    } else {
        out.west = west - degrees < -180 ? west - degrees + 360 : west - degrees;
        out.east = east + degrees > 180 ? east + degrees - 360 : east + degrees;
    }
    return out;
}

Box unite(const Box& a, const Box& b) {
    Box out{a.west, std::min(a.south, b.south), a.east, std::max(a.north, b.north)};
    if (a.contains(Box{b.west, a.south, b.east, a.south})) return out;
    if (b.contains(Box{a.west, b.south, a.east, b.south})) {
        out.west = b.west;
        out.east = b.east;
        return out;
    }
    const double a_then_b = std::max(a.width(), east_of(a.west, b.west) + b.width());
    const double b_then_a = std::max(b.width(), east_of(b.west, a.west) + a.width());
    if (std::min(a_then_b, b_then_a) >= 360.0) {
        out.west = -180;
        out.east = 180;
    } else if (a_then_b <= b_then_a) {
        out.east = b.east;
    } else {
        out.west = b.west;
    }
    return out;
}

Box around(LonLat p, double radius_m) {
    const double dlat = radius_m / earth_radius_m * 180.0 / std::numbers::pi;
    const double south = p.lat - dlat;
    const double north = p.lat + dlat;
    if (south <= -90 || north >= 90) return {-180, std::max(-90.0, south), 180, std::min(90.0, north)};
    const double widest = std::max(std::abs(south), std::abs(north)) * std::numbers::pi / 180.0;
    const double dlon = dlat / std::cos(widest);
    if (dlon >= 180) return {-180, south, 180, north};
    return {wrap_longitude(p.lon - dlon), south, wrap_longitude(p.lon + dlon), north};
}

Result<Box> parse_box(std::string_view text) {
    std::array<double, 4> v{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < v.size(); ++i) {
        while (at < end && *at == ' ') ++at;
        const auto [stop, error] = std::from_chars(at, end, v[i]);
        if (error != std::errc{} || !std::isfinite(v[i]))
            return bad_usage("'" + std::string(text) + "' is not a box",
                             "give W,S,E,N in degrees, such as 22,44,41,53");
        at = stop;
        while (at < end && *at == ' ') ++at;
        const bool last = i + 1 == v.size();
        if (last ? at != end : (at == end || *at++ != ','))
            return bad_usage("'" + std::string(text) + "' is not a box",
                             "give W,S,E,N in degrees, such as 22,44,41,53");
    }
    const Box box{v[0], v[1], v[2], v[3]};
    if (!is_valid({box.west, box.south}) || !is_valid({box.east, box.north}) || box.south > box.north)
        return bad_usage("the box '" + std::string(text) + "' is out of range",
                         "longitudes lie in -180…180, latitudes in -90…90, south comes before north");
    return box;
}

} // namespace whenabouts::core
