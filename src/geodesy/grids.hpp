#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace whenabouts::geodesy {

/// A square (or nearly) of a grid that somebody named: the true spot lies somewhere in it.
struct GridCell {
    core::LonLat centre;
    double half_diagonal_m = 0;
};

/// MGRS (NGA.SIG.0012): zone, band, 100 km square and 0 to 11 digits each for easting and northing, no blanks, any
/// case; also the polar squares (A, B, Y, Z). A reference without a 100 km square is refused. All functions here: safe
/// from many threads, errors of kind usage that say what is wrong with the reference.
[[nodiscard]] core::Result<GridCell> mgrs_cell(std::string_view reference);
/// UTM (zones 1 to 60) or, with zone 0, UPS, in metres with false easting and northing. `step_m` is the unit of the
/// last digit given (1 = whole metres).
[[nodiscard]] core::Result<GridCell> utm_cell(int zone, bool northern, double easting_m, double northing_m,
                                              double step_m);
/// Geohash of 1 to 18 letters and digits.
[[nodiscard]] core::Result<GridCell> geohash_cell(std::string_view hash);
/// Global Area Reference System: "361HN", "361HN3", "361HN37" (30', 15' and 5' cells).
[[nodiscard]] core::Result<GridCell> gars_cell(std::string_view reference);

/// The MGRS reference of the square of 10^(5 - digits) metres that holds the point; digits 0 … 5. Empty for no valid
/// point.
[[nodiscard]] std::string to_mgrs(core::LonLat point, int digits);

} // namespace whenabouts::geodesy
