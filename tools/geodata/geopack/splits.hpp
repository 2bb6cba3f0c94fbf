#pragma once
#include "compact.hpp"
#include "units.hpp"

#include <filesystem>
#include <vector>

namespace geopack {

/// Cuts units in two where the facts on the ground and the maps of others part company inside one (Golan, Aksai Chin
/// …). splits.csv: unit, code and name and country of the new unit, side of the line that becomes it, and the line:
/// "claim:NAME:W S E N" (claim lines of that name inside the box), "points:LON LAT,LON LAT …" or, for whole islands,
/// "box:W S E N". The ends of a cut are moved to corners that the unit has already, so that neighbours still share
/// every edge.
void split_units(Units& units, const std::vector<Path>& claims, const std::filesystem::path& splits_csv);

} // namespace geopack
