#include "projection/cylindrical.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

namespace whenabouts::projection {
namespace {

constexpr double degree = std::numbers::pi / 180;

class Equirectangular final : public Projection {
  public:
    Equirectangular(double central_meridian, double standard_parallel)
        : m_central(central_meridian), m_parallel(standard_parallel), m_stretch(std::cos(standard_parallel * degree)) {}
    [[nodiscard]] Projected forward(core::LonLat p) const override {
        if (!std::isfinite(p.lon) || !(std::abs(p.lat) <= 90)) {
            const double nan = std::numeric_limits<double>::quiet_NaN();
            return {nan, nan};
        }
        return {core::earth_radius_m * degree * (p.lon - m_central) * m_stretch, core::earth_radius_m * degree * p.lat};
    }
    void forward(std::span<const core::LonLat> from, std::span<Projected> to) const override {
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = Equirectangular::forward(from[i]);
    }
    [[nodiscard]] std::optional<core::LonLat> inverse(Projected p) const override {
        const double lon = p.x / (core::earth_radius_m * degree * m_stretch) + m_central;
        const double lat = p.y / (core::earth_radius_m * degree);
        if (!std::isfinite(lon) || !(std::abs(lat) <= 90)) return std::nullopt;
        return core::LonLat{std::abs(lon) <= 180 ? lon : core::wrap_longitude(lon), lat};
    }
    [[nodiscard]] double central_meridian() const override { return m_central; }
    [[nodiscard]] bool is_cylindrical() const override { return true; }
    [[nodiscard]] std::vector<core::Box> domain() const override { return {{-180, -90, 180, 90}}; }
    [[nodiscard]] std::string name() const override {
        return fmt::format("Equirectangular, true at {:.1f}° {}", std::abs(m_parallel), m_parallel < 0 ? "S" : "N");
    }

  private:
    double m_central;
    double m_parallel;
    double m_stretch;
};

} // namespace

std::shared_ptr<const Projection> equirectangular(double central_meridian, double standard_parallel) {
    return std::make_shared<Equirectangular>(central_meridian, standard_parallel);
}

} // namespace whenabouts::projection
