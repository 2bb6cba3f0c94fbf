#include "projection/projection.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace whenabouts::projection {
namespace {

constexpr double radius = 6'378'137;         // EPSG:3857 uses WGS 84's semi-major axis as a sphere
constexpr double limit = 85.051128779806604; // the square world's edge
constexpr double degree = std::numbers::pi / 180;

class WebMercator final : public Projection {
  public:
    [[nodiscard]] Projected forward(core::LonLat p) const override {
        if (!(std::abs(p.lat) < 89.999) || !std::isfinite(p.lon)) {
            const double nan = std::numeric_limits<double>::quiet_NaN();
            return {nan, nan};
        }
        return {radius * p.lon * degree, radius * std::atanh(std::sin(p.lat * degree))};
    }
    void forward(std::span<const core::LonLat> from, std::span<Projected> to) const override {
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = WebMercator::forward(from[i]);
    }
    [[nodiscard]] std::optional<core::LonLat> inverse(Projected p) const override {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return std::nullopt;
        const double lat = std::atan(std::sinh(p.y / radius)) / degree;
        if (std::abs(lat) > 89.999) return std::nullopt;
        const double lon = p.x / radius / degree;
        return core::LonLat{std::abs(lon) <= 180 ? lon : core::wrap_longitude(lon), lat};
    }
    [[nodiscard]] double ground_scale(core::LonLat p) const override { return std::cos(p.lat * degree); }
    [[nodiscard]] double central_meridian() const override { return 0; }
    [[nodiscard]] bool is_cylindrical() const override { return true; }
    [[nodiscard]] std::vector<core::Box> domain() const override { return {{-180, -limit, 180, limit}}; }
    [[nodiscard]] std::string name() const override { return "Web Mercator"; }
};

} // namespace

std::shared_ptr<const Projection> web_mercator() {
    return std::make_shared<WebMercator>();
}

} // namespace whenabouts::projection
