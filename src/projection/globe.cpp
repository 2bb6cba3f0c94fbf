#include "projection/globe.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>
#include <utility>

namespace whenabouts::projection {
namespace {

constexpr double degree = std::numbers::pi / 180;

class Globe final : public Projection {
  public:
    Globe(core::LonLat centre, std::vector<core::Box> domain)
        : m_centre(centre), m_sin(std::sin(centre.lat * degree)), m_cos(std::cos(centre.lat * degree)),
          m_domain(std::move(domain)) {}
    [[nodiscard]] Projected forward(core::LonLat p) const override {
        const Seen seen = look(p);
        if (seen.towards >= 0) return {core::earth_radius_m * seen.x, core::earth_radius_m * seen.y};
        const double nan = std::numeric_limits<double>::quiet_NaN();
        return {nan, nan};
    }
    void forward(std::span<const core::LonLat> from, std::span<Projected> to) const override {
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = Globe::forward(from[i]);
    }
    void forward_to_rim(std::span<const core::LonLat> from, std::span<Projected> to) const override {
        for (std::size_t i = 0; i < from.size(); ++i) {
            const Seen seen = look(from[i]);
            const double out = std::hypot(seen.x, seen.y);
            const double reach = seen.towards >= 0 || out == 0 ? core::earth_radius_m : core::earth_radius_m / out;
            to[i] = {reach * seen.x, reach * seen.y};
        }
    }
    [[nodiscard]] double rim_radius_m() const override { return core::earth_radius_m; }
    [[nodiscard]] std::optional<core::LonLat> inverse(Projected p) const override {
        const double x = p.x / core::earth_radius_m;
        const double y = p.y / core::earth_radius_m;
        const double rest = 1 - x * x - y * y;
        if (!(rest >= 0)) return std::nullopt;
        const double towards = std::sqrt(rest);
        const double up = towards * m_sin + y * m_cos;
        const double lon = m_centre.lon + std::atan2(x, towards * m_cos - y * m_sin) / degree;
        return core::LonLat{std::abs(lon) <= 180 ? lon : core::wrap_longitude(lon),
                            std::asin(std::fmin(1, std::fmax(-1, up))) / degree};
    }
    [[nodiscard]] double central_meridian() const override { return m_centre.lon; }
    [[nodiscard]] bool is_cylindrical() const override { return false; }
    [[nodiscard]] std::vector<core::Box> domain() const override { return m_domain; }
    [[nodiscard]] std::string name() const override {
        return fmt::format("Orthographic, above {:.1f}° {} {:.1f}° {}", std::abs(m_centre.lon),
                           m_centre.lon < 0 ? "W" : "E", std::abs(m_centre.lat), m_centre.lat < 0 ? "S" : "N");
    }

  private:
    /// A point of the unit sphere as the viewer has it: right, up, and towards the eye (negative = behind the rim).
    struct Seen {
        double x, y, towards;
    };
    [[nodiscard]] Seen look(core::LonLat p) const {
        const double lon = (p.lon - m_centre.lon) * degree;
        const double sin_lat = std::sin(p.lat * degree);
        const double cos_lat = std::cos(p.lat * degree);
        const double ahead = cos_lat * std::cos(lon);
        return {cos_lat * std::sin(lon), m_cos * sin_lat - m_sin * ahead, m_sin * sin_lat + m_cos * ahead};
    }

    core::LonLat m_centre;
    double m_sin, m_cos;
    std::vector<core::Box> m_domain;
};

} // namespace

std::shared_ptr<const Projection> globe(core::LonLat centre, std::vector<core::Box> domain) {
    return std::make_shared<Globe>(centre, std::move(domain));
}

} // namespace whenabouts::projection
