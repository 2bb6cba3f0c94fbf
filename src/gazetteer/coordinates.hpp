#pragma once
#include "core/lon_lat.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer {

/// A position that somebody typed.
struct TypedPosition {
    core::LonLat position;
    double radius_m = 0;                     ///< half a step of the last digit given
    std::string form;                        ///< "decimal degrees", "degrees, minutes and seconds", "geo: URI"
    bool swapped = false;                    ///< latitude stood first where this program writes longitude first
    std::optional<core::LonLat> other_order; ///< the other reading, where nothing told which number is which
};

/// Decimal degrees (longitude first unless letters or the range say otherwise), degrees-minutes-seconds, hemisphere
/// letters or "lat"/"lon" before or after (also Cyrillic с.ш./в.д.), geo: URIs. Nothing when the text is no position.
[[nodiscard]] std::optional<TypedPosition> parse_position(std::string_view text);

} // namespace whenabouts::gazetteer
