#pragma once
#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <optional>
#include <string_view>

namespace whenabouts::core {

/// A closed geographic rectangle, degrees. `west > east` means that it crosses the antimeridian (RFC 7946, 5.2).
struct Box {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    bool operator==(const Box&) const = default;

    [[nodiscard]] bool crosses_antimeridian() const { return west > east; }
    /// Width in degrees of longitude, 0 … 360.
    [[nodiscard]] double width() const { return crosses_antimeridian() ? east - west + 360.0 : east - west; }
    [[nodiscard]] double height() const { return north - south; }
    [[nodiscard]] LonLat centre() const;
    [[nodiscard]] bool contains(LonLat p) const;
    [[nodiscard]] bool contains(const Box& other) const;
    [[nodiscard]] bool intersects(const Box& other) const;
    /// Grown by `degrees` on all sides; latitudes stop at the poles, a box wider than the world becomes the world.
    [[nodiscard]] Box padded(double degrees) const;
};

inline constexpr Box world_box{-180, -90, 180, 90};

/// The smallest box around both (across the antimeridian where that is the smaller one).
[[nodiscard]] Box unite(const Box& a, const Box& b);
/// The box of the circle of `radius_m` around p; the whole longitude range where the circle holds a pole.
[[nodiscard]] Box around(LonLat p, double radius_m);
/// "W,S,E,N" in degrees, as on the command line.
[[nodiscard]] Result<Box> parse_box(std::string_view text);

} // namespace whenabouts::core
