#pragma once
#include "core/incident.hpp"
#include "core/lon_lat.hpp"

#include <string>
#include <string_view>

/// What the window says about an incident, in plain words and never more exactly than it is known.
namespace whenabouts::viewer {

/// "30 December 2023"; "Date unknown".
[[nodiscard]] std::string when_words(const core::When& when);
/// How exactly the time is known and how it was found: "known to the day · stated in the source".
[[nodiscard]] std::string when_precision_words(const core::When& when);
/// "Zaporizhzhia Oblast, Ukraine" or the source's own words; "No place given".
[[nodiscard]] std::string where_words(const core::Where& where);
/// "Somewhere in this region"; "Near this place, within about 5.0 km".
[[nodiscard]] std::string where_precision_words(const core::Where& where);
/// One short line for lists: "30 December 2023 · Zaporizhzhia Oblast".
[[nodiscard]] std::string summary_line(const core::Incident& incident);
/// "93 km", "850 m".
[[nodiscard]] std::string distance_words(double metres);
/// "47.85167° N 35.11714° E", five decimals at most, fewer where the place is less exact.
[[nodiscard]] std::string position_words(core::LonLat position, double radius_m);
/// "help needed" for "help_needed".
[[nodiscard]] std::string plain_words(std::string_view code);

} // namespace whenabouts::viewer
