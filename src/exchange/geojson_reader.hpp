#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// Incidents out of our own GeoJSON (recognised by `t_edtf`); refuses other files and malformed features, naming the
/// feature. Row numbers and revisions are left out: they belong to a store.
[[nodiscard]] core::Result<std::vector<core::Incident>> read_geojson(std::string_view text, std::string_view where);

} // namespace whenabouts::exchange
