#pragma once
#include "core/lon_lat.hpp"

#include <optional>
#include <string_view>

namespace whenabouts::gazetteer::typed {

/// The area of an Open Location Code (google/open-location-code, specification of 2019).
struct PlusCodeArea {
    core::LonLat south_west;
    double width_deg = 0, height_deg = 0;
    [[nodiscard]] core::LonLat centre() const {
        return {south_west.lon + width_deg / 2, south_west.lat + height_deg / 2};
    }
    [[nodiscard]] double half_diagonal_m() const;
};

/// How many characters stand before the "+" of a well-formed code: 8 in a full one, 2, 4 or 6 in a short one. Nothing
/// when it is none (wrong letters, wrong padding, one digit after the "+").
[[nodiscard]] std::optional<int> plus_code_head(std::string_view code);
/// The area of a full code, in any case; nothing when the code is not full or lies outside the world.
[[nodiscard]] std::optional<PlusCodeArea> decode_plus_code(std::string_view code);
/// The area of a short code nearest to `reference`.
[[nodiscard]] std::optional<PlusCodeArea> recover_plus_code(std::string_view code, core::LonLat reference);

} // namespace whenabouts::gazetteer::typed
