#pragma once
#include "projection/projection.hpp"

#include <memory>

namespace whenabouts::projection {

/// Plate carrée stretched to be true to scale along `standard_parallel`, centred on `central_meridian` (degrees).
[[nodiscard]] std::shared_ptr<const Projection> equirectangular(double central_meridian, double standard_parallel);

} // namespace whenabouts::projection
