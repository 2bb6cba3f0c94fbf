#pragma once
#include "projection/projection.hpp"

#include <memory>

namespace whenabouts::projection {

/// Orthographic: the sphere seen from far above `centre`. Does not need PROJ.
[[nodiscard]] std::shared_ptr<const Projection> globe(core::LonLat centre, std::vector<core::Box> domain);

} // namespace whenabouts::projection
