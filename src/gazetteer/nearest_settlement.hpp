#pragma once
#include "core/lon_lat.hpp"
#include "gazetteer/index.hpp"

#include <optional>

namespace whenabouts::gazetteer {

/// The settlement nearest to a point, however far; nothing when the index has none.
[[nodiscard]] std::optional<Entity> nearest_settlement(const Index& index, core::LonLat point);

} // namespace whenabouts::gazetteer
