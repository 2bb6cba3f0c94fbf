#include "scene/graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

constexpr double wanted_mm = 32;
/// Round steps in minutes of arc.
constexpr std::array<double, 14> steps_min{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 2700};

double step_deg(double deg_per_mm) {
    for (const double step : steps_min)
        if (step / 60 >= deg_per_mm * wanted_mm) return step / 60;
    return 30;
}

std::string label(double degrees, bool meridian) {
    double value = meridian ? std::remainder(degrees, 360.0) : degrees;
    const bool edge = meridian && std::abs(std::abs(value) - 180) < 1e-9;
    const char* side = value == 0 || edge ? "" : meridian ? (value < 0 ? " W" : " E") : (value < 0 ? " S" : " N");
    value = std::abs(value);
    const int minutes = static_cast<int>(std::lround(value * 60));
    if (minutes % 60 == 0) return fmt::format("{}°{}", minutes / 60, side);
    return fmt::format("{}°{:02}′{}", minutes / 60, minutes % 60, side);
}

} // namespace

std::vector<GraticuleLine> graticule(const Plotter& plotter) {
    const core::Box& box = plotter.box();
    const View& view = plotter.view();
    const double deg_per_mm = ground_metres_per_px(view) * view.px_per_mm / 111'195.0;
    const double lat_step = step_deg(deg_per_mm);
    const double middle = std::min(std::abs(box.centre().lat), 85.0);
    const double lon_step = std::min(30.0, step_deg(deg_per_mm / std::cos(middle * 3.14159265358979 / 180)));
    std::vector<GraticuleLine> lines;
    const double fine = std::max(0.02, std::min(1.0, lat_step / 8));
    const auto add = [&](double degrees, bool meridian, const std::vector<core::LonLat>& points) {
        GraticuleLine line{degrees, meridian, label(degrees, meridian), plotter.line(points)};
        if (!line.path.empty()) lines.push_back(std::move(line));
    };
    std::vector<core::LonLat> points;
    const double west = box.west;
    const double east = box.west + box.width();
    // Meridians end short of the poles, where they would only make a blot.
    const double south = std::max(box.south, -90 + lat_step / 2);
    const double north = std::min(box.north, 90 - lat_step / 2);
    for (double lon = std::ceil(west / lon_step) * lon_step; lon <= east + 1e-9; lon += lon_step) {
        if (box.width() >= 360 && lon >= west + 360 - 1e-9) break;
        points.clear();
        const int pieces = std::max(2, static_cast<int>((north - south) / fine));
        const double inside = core::wrap_longitude(lon);
        for (int i = 0; i <= pieces; ++i) points.push_back({inside, south + (north - south) * i / pieces});
        add(inside, true, points);
    }
    for (double lat = std::ceil(std::max(box.south, -89.0) / lat_step) * lat_step; lat <= std::min(box.north, 89.0);
         lat += lat_step) {
        points.clear();
        const int pieces = std::max(2, static_cast<int>((east - west) / fine));
        // From -180 to 180 in one go or in the two parts beside the antimeridian: the plotter takes either.
        for (int i = 0; i <= pieces; ++i) points.push_back({west + (east - west) * i / pieces, lat});
        add(lat, false, points);
    }
    return lines;
}

} // namespace whenabouts::scene
