#pragma once
#include "compact.hpp"

#include <vector>

namespace geopack {

/// Lines of one name and class that meet end to end, and nowhere else, made one line; the order of first pieces is
/// kept.
[[nodiscard]] std::vector<Path> joined(const std::vector<Path>& pieces);

} // namespace geopack
