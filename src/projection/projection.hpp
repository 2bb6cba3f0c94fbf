#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::projection {

/// A point on the projected plane: metres, x to the east, y to the north.
struct Projected {
    double x = 0;
    double y = 0;
    bool operator==(const Projected&) const = default;
};

/// From geographic to projected positions and back. Immutable; forward and inverse are safe from many threads.
class Projection {
  public:
    virtual ~Projection() = default;
    /// NaN in both members where the projection has no image of the point.
    [[nodiscard]] virtual Projected forward(core::LonLat p) const = 0;
    /// The same for many points at once; `to` is as long as `from`.
    virtual void forward(std::span<const core::LonLat> from, std::span<Projected> to) const = 0;
    /// Like forward() for many, but points behind the rim of a globe land on the rim, in their direction: an area's
    /// hidden part then covers nothing.
    virtual void forward_to_rim(std::span<const core::LonLat> from, std::span<Projected> to) const {
        forward(from, to);
    }
    /// Radius in projected metres of a world that ends at a circle around (0, 0), as the globe's does; 0 for others.
    [[nodiscard]] virtual double rim_radius_m() const { return 0; }
    /// None outside the projection's image.
    [[nodiscard]] virtual std::optional<core::LonLat> inverse(Projected p) const = 0;
    /// Ground metres per projected metre at p, averaged over directions: scale bars and radii need it.
    [[nodiscard]] virtual double ground_scale(core::LonLat p) const;
    /// The meridian in the middle; lines are cut at the one opposite. Degrees.
    [[nodiscard]] virtual double central_meridian() const = 0;
    /// Whether meridians and parallels are straight lines along the axes. Such a projection takes longitudes beyond
    /// ±180° as they are, so that the world may be drawn again beside itself.
    [[nodiscard]] virtual bool is_cylindrical() const = 0;
    /// Where `forward` is continuous, as boxes that touch but do not overlap. Their longitudes count from the central
    /// meridian, -180 … 180. Areas are cut to these boxes before they are projected.
    [[nodiscard]] virtual std::vector<core::Box> domain() const = 0;
    /// For the caption: "Lambert azimuthal equal-area, centred 35.0° E 47.0° N".
    [[nodiscard]] virtual std::string name() const = 0;
};

/// Spherical Web Mercator (EPSG:3857), without PROJ: the window's projection.
[[nodiscard]] std::shared_ptr<const Projection> web_mercator();
/// "web-mercator", "equirectangular", "equal-earth", "laea", "lcc", "albers", "transverse-mercator",
/// "polar-stereographic", "globe", "auto", an authority code or WKT; `box` is what the map will show (automatic choice:
/// laea up to about a hemisphere, else Equal Earth).
[[nodiscard]] core::Result<std::shared_ptr<const Projection>> make(std::string_view name, const core::Box& box);

} // namespace whenabouts::projection
