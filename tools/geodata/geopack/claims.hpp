#pragma once
#include "compact.hpp"

#include <vector>

namespace geopack {

/// The claim lines that a map still needs: those of today that do not run along a border between two units, which the
/// program draws by viewpoint. Lines of wars past (the contact line in the Donbas of 2014, Karabakh's of 1994) go.
[[nodiscard]] std::vector<Path> claims_to_draw(const std::vector<Path>& claims, const std::vector<Arc>& arcs);

} // namespace geopack
