#include "geodesy/grids.hpp"

#include <GeographicLib/GARS.hpp>
#include <GeographicLib/Geohash.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cmath>

namespace whenabouts::geodesy {
namespace {

constexpr double metres_in_degree = 111'195;
constexpr double half_turn_rad = 3.14159265358979323846;

/// Half the diagonal of a cell of so many degrees.
double half_diagonal_m(double lat, double height_deg, double width_deg) {
    return 0.5 * metres_in_degree * std::hypot(height_deg, width_deg * std::cos(lat * half_turn_rad / 180));
}

/// GeographicLib says what is wrong by exceptions; they end here.
template <typename Work>
core::Result<GridCell> guarded(std::string_view form, std::string_view next, Work work) {
    try {
        const GridCell cell = work();
        if (core::is_valid(cell.centre)) return cell;
        return core::bad_usage(std::string(form) + " lies outside the world", std::string(next));
    } catch (const std::exception& error) {
        return core::bad_usage(std::string(form) + ": " + error.what(), std::string(next));
    }
}

} // namespace

core::Result<GridCell> mgrs_cell(std::string_view reference) {
    return guarded("the MGRS reference", "give it like 36UXV1234567890", [&] {
        int zone = 0;
        int digits = 0;
        bool northern = true;
        double easting = 0;
        double northing = 0;
        GeographicLib::MGRS::Reverse(std::string(reference), zone, northern, easting, northing, digits, true);
        if (digits < 0) throw GeographicLib::GeographicErr("has no 100 km square");
        GridCell out;
        GeographicLib::UTMUPS::Reverse(zone, northern, easting, northing, out.centre.lat, out.centre.lon);
        const double side_m = std::pow(10.0, 5 - digits);
        out.half_diagonal_m = side_m * std::sqrt(0.5);
        return out;
    });
}

core::Result<GridCell> utm_cell(int zone, bool northern, double easting_m, double northing_m, double step_m) {
    return guarded("the UTM position", "give zone and hemisphere, easting and northing, like 36N 652000 5370000", [&] {
        GridCell out;
        GeographicLib::UTMUPS::Reverse(zone, northern, easting_m, northing_m, out.centre.lat, out.centre.lon);
        out.half_diagonal_m = step_m * std::sqrt(0.5);
        return out;
    });
}

core::Result<GridCell> geohash_cell(std::string_view hash) {
    return guarded("the geohash", "its letters are 0-9 and b-z without i, l and o", [&] {
        GridCell out;
        int length = 0;
        GeographicLib::Geohash::Reverse(std::string(hash), out.centre.lat, out.centre.lon, length);
        out.half_diagonal_m = half_diagonal_m(out.centre.lat, GeographicLib::Geohash::LatitudeResolution(length),
                                              GeographicLib::Geohash::LongitudeResolution(length));
        return out;
    });
}

core::Result<GridCell> gars_cell(std::string_view reference) {
    return guarded("the GARS reference", "give it like 361HN37", [&] {
        GridCell out;
        int level = 0;
        GeographicLib::GARS::Reverse(std::string(reference), out.centre.lat, out.centre.lon, level, true);
        const double side_deg = GeographicLib::GARS::Resolution(level);
        out.half_diagonal_m = half_diagonal_m(out.centre.lat, side_deg, side_deg);
        return out;
    });
}

std::string to_mgrs(core::LonLat point, int digits) {
    if (!core::is_valid(point)) return {};
    try {
        int zone = 0;
        bool northern = true;
        double easting = 0;
        double northing = 0;
        GeographicLib::UTMUPS::Forward(point.lat, point.lon, zone, northern, easting, northing);
        std::string out;
        GeographicLib::MGRS::Forward(zone, northern, easting, northing, point.lat, digits, out);
        return out;
    } catch (const std::exception&) { // just outside a zone after rounding
        return {};
    }
}

} // namespace whenabouts::geodesy
